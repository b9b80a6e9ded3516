"""Stories of a Spark data frame, analysed where they lie, on Spark and on Sail.

The functions take and give data frames and do nothing until their result is used. Python and byline
must be installed wherever the tasks run; the README says how to ship them.

Columns and options are those of :mod:`byline.arrow`, but for ``threads``: Spark runs a task on each
core already. Rows that cannot be analysed have an ``error``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from byline import _byline
from byline.arrow import MAX_BYTES, _call

if TYPE_CHECKING:
    from pyspark.sql import DataFrame  # type: ignore[import-not-found, unused-ignore]

__all__ = ["Tracked", "annotate", "citations", "entities", "quotes", "track"]

_SPANS = "array<struct<`start`: int, `end`: int>>"

_QUOTES = f"""
    story string, publisher string, `date` string, quote int, kind string, act string,
    polarity string, speaker string, speaker_entity int, speaker_key string, anonymous boolean,
    content string, cue string, source string, chain array<string>, construction string,
    confidence double, `start` int, `end` int, content_spans {_SPANS}, marked_spans {_SPANS}, cue_spans {_SPANS}, source_spans {_SPANS},
    published string, authors array<string>, url string, error string"""

_CITATIONS = """
    story string, publisher string, `date` string, citation int, hop int, relation string,
    medium string, platform string, source string, kind string, form string, entity int,
    key string, text string, cue string,
    supports array<int>, clause string, confidence double, `start` int, `end` int,
    source_start int, source_end int, cue_start int, cue_end int,
    published string, authors array<string>, url string, error string"""

_ENTITIES = """
    story string, publisher string, `date` string, entity int, kind string, name string,
    role string, value string, key string, form string, text string, confidence double, `start` int, `end` int,
    published string, authors array<string>, url string, error string"""

_FACTS = """
    story string, text_hash bigint, day string, quote int, wording bigint, words string,
    record string, cited int, `from` string, `to` string, relation string, quotes array<int>,
    error string"""

_CLUSTERS = """
    cluster string, quotation string, speaker string, stories int, `first` string,
    first_by string, earlier string, lost_origin boolean, circle array<string>,
    occurrences array<struct<story: string, quote: int, publisher: string, `date`: string,
    published: string, direct: boolean, chain: array<string>>>"""

#: How many stories are analysed before their rows are handed on.
_STORIES = 256


def quotes(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> DataFrame:
    """A row for each quote, as :func:`byline.arrow.quotes` has them."""
    call = _call(text, id, publisher, date, max_bytes, threads=1)
    return _analysed(df, call, "arrow_quotes", _QUOTES)


def citations(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> DataFrame:
    """A row for each hop of each citation, as :func:`byline.arrow.citations` has them."""
    call = _call(text, id, publisher, date, max_bytes, threads=1)
    return _analysed(df, call, "arrow_citations", _CITATIONS)


def entities(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> DataFrame:
    """A row for each mention of each entity, as :func:`byline.arrow.entities` has them."""
    call = _call(text, id, publisher, date, max_bytes, threads=1)
    return _analysed(df, call, "arrow_entities", _ENTITIES)


def annotate(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> DataFrame:
    """The data frame with the JSON of each story, as :func:`byline.arrow.annotate` adds it."""
    from pyspark.sql.types import StringType, StructField, StructType  # type: ignore[import-not-found, unused-ignore]

    added = [StructField(name, StringType()) for name in ("story", "error")]
    call = _call(text, id, publisher, date, max_bytes, threads=1)
    function = partial(_pieces, name="arrow_annotate", call=call)
    return df.mapInArrow(function, StructType(df.schema.fields + added))


class Tracked(NamedTuple):
    """What :func:`track` finds."""

    #: A row for each quotation: ``cluster`` (the story and the quote where it was met first),
    #: ``quotation``, ``speaker``, ``stories`` (how many have it), ``first``, ``first_by``,
    #: ``earlier``, ``lost_origin``, ``circle``, ``occurrences`` (with ``story`` and ``quote``,
    #: which lead to the rows of :func:`quotes`).
    clusters: DataFrame
    #: A row for each outlet that cites another: ``from``, ``to``, ``relation``, ``citations``,
    #: ``quotes`` (how many distinct quotations), ``days``.
    edges: DataFrame
    #: ``story`` and ``error`` of what could not be analysed.
    errors: DataFrame


def track(
    df: DataFrame,
    work: str,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Tracked:
    """The same quotation across stories, and who cites whom.

    ``work`` is a directory that all tasks can write to; what is found between the steps lies there
    as Parquet, and the results read from it. What it held before is replaced.

    The result is that of the program's ``track`` over the same stories in the order of their ids,
    with two differences. Of two stories with the same id but different texts it is not the first
    that counts but one or the other, always the same. And where more than 32 wordings share a key
    the program looks at the latest 32 alone, while quotations here may meet through others as well,
    so that more of them are found to be one.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    store = partial(_store, df.sparkSession, work)
    call = _call(text, id, publisher, date, max_bytes, threads=1)
    facts = store("facts", _analysed(df, call, "track_facts", _FACTS), _FACTS)

    # A story counts once.
    same = Window.partitionBy("story")
    kept = (
        facts.where("error is null")
        .withColumn("least", F.min("text_hash").over(same))
        .where("text_hash = least")
        .dropDuplicates(["story", "quote", "cited"])
    )
    quotations = kept.where("quote is not null").select(
        "story", "quote", "wording", "words", "record"
    )
    components = _components(_matches(quotations, store), store)
    grouped = (
        quotations.join(components, "wording", "left")
        .groupBy(F.coalesce("component", "wording").alias("component"))
        .agg(F.collect_list("record").alias("records"))
        .select("records")
    )
    clusters = store("clusters", _turned(grouped, "track_clusters", _CLUSTERS), _CLUSTERS)
    return Tracked(
        clusters=clusters,
        edges=_edges(kept.where("cited is not null"), clusters),
        errors=facts.where("error is not null").select("story", "error"),
    )


def _matches(quotations: DataFrame, store: Callable[..., DataFrame]) -> DataFrame:
    """Pairs of wordings that are the same quotation. Each is compared with those that were met
    before it under one of its keys, as an index does.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    wordings = (
        quotations.groupBy("wording")
        .agg(F.min("words").alias("words"), F.min(F.struct("story", "quote")).alias("met"))
        .select("wording", "words", "met.story", "met.quote")
    )
    banded = "wording bigint, words string, story string, quote int, bands array<bigint>"
    before = (
        Window.partitionBy("band")
        .orderBy("story", "quote", "wording")
        .rowsBetween(-_byline.TRACK_BUCKET, -1)
    )
    near = (
        _turned(wordings, "track_bands", banded)
        .withColumn("band", F.explode("bands"))
        .withColumn("near", F.collect_list(F.struct("wording", "words")).over(before))
        .where("size(near) > 0")
        .select("wording", "words", "near")
    )
    pairs = "one bigint, other bigint"
    return store("matches", _turned(near, "track_matches", pairs).distinct(), pairs)


def _components(pairs: DataFrame, store: Callable[..., DataFrame]) -> DataFrame:
    """Gives every wording that is paired, directly or through others, the least of them, by
    alternating stars (Kiveris and others 2014): the rounds grow with the logarithm of the longest
    way from one to another.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    each = Window.partitionBy("one")
    before = None
    for step in range(64):
        both = pairs.union(pairs.select("other", "one").toDF("one", "other"))
        # Larger neighbours go to the least of the neighbours and oneself ...
        large = (
            both.withColumn("least", F.least("one", F.min("other").over(each)))
            .where("other > one")
            .select(F.col("other").alias("one"), F.col("least").alias("other"))
            .distinct()
        )
        # ... and so do smaller ones and oneself.
        least = large.withColumn("least", F.min("other").over(each))
        small = (
            least.select("one", "least")
            .union(least.where("other > least").select("other", "least"))
            .toDF("one", "other")
            .distinct()
        )
        pairs = store(f"components-{step % 2}", small, "one bigint, other bigint")
        counted = pairs.agg(F.count("*"), F.bit_xor(F.xxhash64("one", "other"))).collect()[0]
        if counted == before:
            break
        before = counted
    return pairs.toDF("wording", "component")


def _edges(cited: DataFrame, clusters: DataFrame) -> DataFrame:
    """Counts the citations of each outlet by each other."""
    from pyspark.sql import functions as F

    edge = ["from", "to", "relation"]
    where = clusters.select("cluster", F.explode("occurrences").alias("at")).select(
        "cluster", "at.story", "at.quote"
    )
    quoted = (
        cited.select(*edge, "story", F.explode("quotes").alias("quote"))
        .join(where, ["story", "quote"])
        .groupBy(*edge)
        .agg(F.count_distinct("cluster").cast("int").alias("quotes"))
    )
    days = (
        cited.where("day is not null")
        .groupBy(*edge, "day")
        .agg(F.count("*").cast("int").alias("citations"))
        .groupBy(*edge)
        .agg(F.sort_array(F.collect_list(F.struct("day", "citations"))).alias("days"))
    )
    return (
        cited.groupBy(*edge)
        .agg(F.count("*").cast("int").alias("citations"))
        .join(quoted, edge, "left")
        .join(days, edge, "left")
        .select(*edge, "citations", F.coalesce("quotes", F.lit(0)).alias("quotes"), "days")
    )


def _store(spark: Any, work: str, name: str, df: DataFrame, schema: str) -> DataFrame:
    """Writes the data frame and reads it back, so that what comes after does not make it again."""
    path = f"{work.rstrip('/')}/{name}"
    df.write.mode("overwrite").parquet(path)
    return spark.read.schema(schema).parquet(path)


def _analysed(df: DataFrame, call: dict[str, Any], name: str, schema: str) -> DataFrame:
    columns = [call[column] for column in ("text", "id", "publisher", "date")]
    wanted = dict.fromkeys(column for column in columns if column is not None)
    return df.select(*wanted).mapInArrow(partial(_pieces, name=name, call=call), schema)


def _turned(df: DataFrame, name: str, schema: str) -> DataFrame:
    return df.mapInArrow(partial(_batches, name=name), schema)


def _pieces(batches: Iterable[Any], name: str, call: dict[str, Any]) -> Iterator[Any]:
    """Runs in the tasks: the function of that name over some stories of a record batch at a time."""
    import pyarrow  # type: ignore[import-untyped, import-not-found, unused-ignore]

    for batch in batches:
        for start in range(0, batch.num_rows, _STORIES):
            piece = batch.slice(start, _STORIES)
            yield from pyarrow.table(getattr(_byline, name)(piece, call)).to_batches()


def _batches(batches: Iterable[Any], name: str) -> Iterator[Any]:
    """Runs in the tasks: the function of that name over each record batch."""
    import pyarrow  # type: ignore[import-untyped, import-not-found, unused-ignore]

    for batch in batches:
        yield from pyarrow.table(getattr(_byline, name)(batch)).to_batches()
