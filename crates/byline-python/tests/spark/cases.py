"""What must be so on every engine, given a session of it."""

from __future__ import annotations

import datetime
from typing import Any

import plain
import pyarrow as pa
import stories

import byline.arrow
import byline.spark

COLUMNS = "id string, publisher string, date string, text string"


def rows(df: Any) -> list[plain.Row]:
    """The rows of a data frame as dicts."""
    return df.toArrow().to_pylist()


def frame(session: Any, told: list[plain.Row], parts: int = 4) -> Any:
    columns = [column.split()[0] for column in COLUMNS.split(", ")]
    values = [tuple(story[column] for column in columns) for story in told]
    return session.createDataFrame(values, COLUMNS).repartition(parts)


def check_tables(session: Any, told: list[plain.Row]) -> None:
    """The rows are those of the program, and of pyarrow without an engine."""
    df = frame(session, told)
    options = {"publisher": "publisher", "date": "date"}
    annotated = plain.annotated(told)
    table = pa.Table.from_pylist(told)
    for name in ("quotes", "citations", "entities"):
        wanted = plain.digest(getattr(plain, name)(annotated))
        alone = getattr(byline.arrow, name)(table, **options)
        spread = getattr(byline.spark, name)(df, **options)
        assert alone.num_rows > len(told), name
        assert plain.digest(alone.to_pylist()) == wanted, name
        assert plain.digest(rows(spread)) == wanted, name


def check_track(session: Any, told: list[plain.Row], work: str) -> None:
    """Clusters and edges are those of the program."""
    clusters, edges = plain.tracked(told)
    assert any(row["stories"] > 2 for row in clusters) and len(edges) > 5
    found = byline.spark.track(frame(session, told), work, publisher="publisher", date="date")
    assert plain.digest(rows(found.edges)) == plain.digest(edges)
    assert plain.digest(rows(found.clusters)) == plain.digest(clusters)
    assert rows(found.errors) == []


def check_crowded_keys(session: Any, work: str) -> None:
    """Where more wordings share a key than are looked at, no quotation is lost, and what the
    program finds to be one quotation is one here.
    """
    told = stories.variations(3 * byline._byline.TRACK_BUCKET)
    clusters, _ = plain.tracked(told)
    found = rows(byline.spark.track(frame(session, told), work).clusters)
    assert sum(row["stories"] for row in found) == len(told)
    home = {place: row["cluster"] for row in found for place in places(row)}
    assert all(len({home[place] for place in places(row)}) == 1 for row in clusters)


def places(cluster: plain.Row) -> list[tuple[str, int]]:
    return [(at["story"], at["quote"]) for at in cluster["occurrences"]]


def check_bad_rows(session: Any) -> None:
    """A row that cannot be analysed says why, and the others are what they would be."""
    good = "“We will not close the café,” Mayor Zoë Ruiz told Reuters."
    values = [
        (1, good.encode(), 5),
        (2, None, 5),
        (3, b"caf\xe9 is not UTF-8", 5),
        (4, b"a" * 5000, 5),
    ]
    df = session.createDataFrame(values, "id bigint, text binary, number int").repartition(2)
    quotes = sorted(rows(byline.spark.quotes(df, max_bytes=4096)), key=lambda row: row["story"])
    assert [(row["story"], row["speaker"], row["error"]) for row in quotes] == [
        ("1", "Zoë Ruiz", None),
        ("2", None, "the text is null"),
        ("3", None, "the text is not UTF-8 at byte 3"),
        ("4", None, "the text has 5000 bytes, more than the 4096 of max_bytes"),
    ]
    numbers = rows(byline.spark.entities(df, text="number"))
    assert [row["error"] for row in numbers] == ["the text column holds Int32, expected strings"] * 4
    annotated = sorted(rows(byline.spark.annotate(df, max_bytes=4096)), key=lambda row: row["id"])
    assert [row["story"] is None for row in annotated] == [False, True, True, True]
    assert [row["number"] for row in annotated] == [5, 5, 5, 5]


def check_types(session: Any) -> None:
    """Dates and timestamps are dates, and what a day is counted from."""
    value = ("a", "The café closed on Tuesday.", datetime.date(2024, 3, 7))
    df = session.createDataFrame([value], "id string, text string, date date")
    for df in (df, df.withColumn("date", df["date"].cast("timestamp"))):
        found = rows(byline.spark.entities(df, date="date"))
        assert [row["value"] for row in found if row["text"] == "Tuesday"] == ["2024-03-05"]
