"""On Spark with two executor processes, which find Python and byline in an archive. Slow, so that
`.ci/spark` runs it and nothing else does.

BYLINE_ARCHIVE is the archive, packed by venv-pack."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cases
import plain
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import stories

import byline.spark


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    # The executors unpack the archive; the Python that drives is the one that runs this.
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYSPARK_PYTHON"] = "./environment/bin/python"
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.archives", f"{os.environ['BYLINE_ARCHIVE']}#environment")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    wait_for_executors(spark)
    yield spark
    spark.stop()


def wait_for_executors(session: Any) -> None:
    """Waits until both executors have reported to the driver, which counts itself too."""
    context = session.sparkContext._jsc.sc()
    for _ in range(600):
        if context.getExecutorMemoryStatus().size() == 3:
            return
        time.sleep(0.1)
    raise TimeoutError("the executors did not start within a minute")


def executors() -> list[int]:
    """The processes of the executors that this driver has started."""
    java = children(os.getpid())
    found = []
    while java:
        pid = java.pop()
        java += children(pid)
        command = subprocess.run(["ps", "-ww", "-o", "args=", str(pid)], capture_output=True, text=True)
        # A process may be gone by now; then there is no command.
        if "CoarseGrainedExecutorBackend" in command.stdout:
            found.append(pid)
    return found


def children(pid: int) -> list[int]:
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return [int(line) for line in listed.stdout.split()]


def where(session: Any) -> set[str]:
    """Where the tasks of a session find byline."""

    def look(batches: Any) -> Any:
        import pyarrow as pa

        for batch in batches:
            yield pa.record_batch({"path": [byline.__file__]})

    return {row["path"] for row in cases.rows(session.range(8).mapInArrow(look, "path string"))}


def test_executors_use_the_archive(session: Any) -> None:
    assert len(executors()) == 2
    paths = where(session)
    assert paths and all("/environment/lib/" in path for path in paths), paths
    assert byline.__file__ not in paths


def test_rows_are_those_of_the_program(session: Any) -> None:
    cases.check_tables(session, stories.stories(60))


def test_bad_rows_are_not_lost(session: Any) -> None:
    cases.check_bad_rows(session)
    # Spark takes bytes for a string without a look at them.
    broken = session.sql("select 'a' as id, cast(X'636166E9' as string) as text")
    [row] = cases.rows(byline.spark.quotes(broken))
    assert row["error"] == "the text is not UTF-8 at byte 3"


def test_dates_are_dates(session: Any) -> None:
    cases.check_types(session)


def test_the_example_runs_as_the_readme_says(tmp_path: Path) -> None:
    told, source, result = stories.stories(40), tmp_path / "stories", tmp_path / "quotes"
    source.mkdir()
    pq.write_table(pa.Table.from_pylist(told), source / "part.parquet")
    top = Path(__file__).resolve().parents[2]
    submit = Path(sys.executable).with_name("spark-submit")
    command = [
        *(str(submit), "--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false"),
        *("--archives", f"{os.environ['BYLINE_ARCHIVE']}#environment"),
        *(str(top / "examples" / "spark_quotes.py"), str(source), str(result)),
        *("--track", str(tmp_path / "work")),
    ]
    pythons = {"PYSPARK_PYTHON": "./environment/bin/python", "PYSPARK_DRIVER_PYTHON": sys.executable}
    done = subprocess.run(command, env=os.environ | pythons, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    for column in ("speaker|", "error|", "occurrences|", "citations|"):
        assert column in done.stdout, done.stdout
    # The job leaves publishers and dates out.
    bare = [{name: story[name] for name in ("id", "text")} for story in told]
    wanted = plain.digest(plain.quotes(plain.annotated(bare)))
    assert plain.digest(pq.read_table(result).to_pylist()) == wanted


def test_quotations_are_followed_as_the_program_does(session: Any, tmp_path: Path) -> None:
    cases.check_track(session, stories.stories(60), str(tmp_path))


def test_an_executor_killed_half_way_changes_nothing(session: Any, tmp_path: Path) -> None:
    told = stories.stories(1200, seed=5)
    wanted = plain.digest(plain.quotes(plain.annotated(told)))
    result, parts = str(tmp_path / "quotes"), 24
    df = cases.frame(session, told, parts)
    before = executors()
    assert len(before) == 2
    killed: list[int] = []

    def kill() -> None:
        status = session.sparkContext.statusTracker()
        while not killed:
            stages = [status.getStageInfo(stage) for stage in status.getActiveStageIds()]
            tasks = [stage.numCompletedTasks for stage in stages if stage and stage.numTasks == parts]
            if any(done >= parts // 4 for done in tasks):
                os.kill(before[0], signal.SIGKILL)
                killed.append(before[0])
            time.sleep(0.01)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    quotes = byline.spark.quotes(df, publisher="publisher", date="date")
    quotes.write.parquet(result)
    assert killed, "the job was over before an executor could be killed"
    assert killed[0] not in executors()
    assert plain.digest(cases.rows(session.read.parquet(result))) == wanted
