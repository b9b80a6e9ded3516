"""Who said what in a Parquet file of stories, as Parquet: a job for Spark.

    spark-submit --archives environment.tar.gz#environment spark_quotes.py stories/ quotes/
"""

import argparse

from pyspark.sql import SparkSession

import byline.spark


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", help="Parquet with a text in each row")
    parser.add_argument("quotes", help="where the quotes go, as Parquet")
    parser.add_argument("--text", default="text", help="the column of the texts")
    parser.add_argument("--id", default="id", help="the column of the ids")
    parser.add_argument("--track", metavar="WORK", help="follow quotations across stories too, "
                        "with this directory for what lies between the steps")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("quotes").getOrCreate()
    stories = spark.read.parquet(options.stories)
    columns = {"text": options.text, "id": options.id}
    byline.spark.quotes(stories, **columns).write.parquet(options.quotes)

    quotes = spark.read.parquet(options.quotes)
    quotes.where("error is null").groupBy("speaker").count().orderBy("count", ascending=False).show()
    quotes.where("error is not null").select("story", "error").show(truncate=False)

    if options.track:
        tracked = byline.spark.track(stories, options.track, **columns)
        tracked.clusters.orderBy("stories", ascending=False).show()
        tracked.edges.orderBy("citations", ascending=False).show()


if __name__ == "__main__":
    main()
