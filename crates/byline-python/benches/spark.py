"""How many stories of 500 words a second, on one executor and on two, beside plain Rust with as many
threads. `.ci/spark speed` runs it.

The rounds go back and forth between the two, so that other work on the machine meets both alike:
trust the ratios. A round reads Parquet and writes Parquet, or reads JSON Lines and writes a table;
starting Spark, or the first batch of an executor, is not in it."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "spark"))

import plain
import pyarrow as pa
import pyarrow.parquet
import stories
from pyspark.sql import SparkSession

import byline.spark

STORIES = int(os.environ.get("STORIES", "6000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))


def rust(path: Path, jobs: int) -> float:
    """Stories a second of the program."""
    command = [plain.program(), "annotate", "--format", "csv", "--jobs", str(jobs), str(path)]
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return STORIES / (time.perf_counter() - start)


def spark(session: Any, source: Path, result: Path) -> float:
    """Stories a second of Spark."""
    start = time.perf_counter()
    byline.spark.quotes(session.read.parquet(str(source))).write.mode("overwrite").parquet(
        str(result)
    )
    return STORIES / (time.perf_counter() - start)


def start(executors: int) -> Any:
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYSPARK_PYTHON"] = "./environment/bin/python"
    return (
        SparkSession.builder.master(f"local-cluster[{executors},1,1024]")
        .config("spark.archives", f"{os.environ['BYLINE_ARCHIVE']}#environment")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        told = stories.stories(STORIES, words=500)
        lines = top / "stories.jsonl"
        lines.write_text("".join(json.dumps(story) + "\n" for story in told))
        source = top / "stories"
        source.mkdir()
        for part in range(8):
            table = pa.Table.from_pylist(told[part::8])
            pyarrow.parquet.write_table(table, source / f"{part}.parquet")
        for count in (1, 2):
            session = start(count)
            spark(session, source, top / "quotes")
            rates = []
            for _ in range(ROUNDS):
                rates.append((rust(lines, count), spark(session, source, top / "quotes")))
            session.stop()
            for ours, theirs in rates:
                print(f"{count}: Rust {ours:.0f}, Spark {theirs:.0f} stories/s, {theirs / ours:.2f}")
            ratio = statistics.median(theirs / ours for ours, theirs in rates)
            print(f"{count}: median ratio {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
