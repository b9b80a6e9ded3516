"""Tables in, tables out."""

import json
import sys
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")

import byline
import byline.arrow

sys.path.insert(0, str(Path(__file__).parent / "spark"))

import plain
import stories

GOOD = "“We will not close the café,” Mayor Zoë Ruiz told Reuters. “Never 🙂,” she said."


@pytest.fixture(scope="module")
def told() -> list[plain.Row]:
    """Stories without a publisher or a date, as `analyze` takes them."""
    return [{"id": story["id"], "text": story["text"]} for story in stories.stories(20)]


@pytest.mark.parametrize("name", ["quotes", "citations", "entities"])
@pytest.mark.parametrize("threads", [0, 1])
def test_rows_are_those_of_analyze(told: list[plain.Row], name: str, threads: int) -> None:
    analysed = [{**byline.analyze(row["text"]).to_dict(), "id": row["id"]} for row in told]
    rows = getattr(byline.arrow, name)(pa.Table.from_pylist(told), threads=threads).to_pylist()
    assert len(rows) > 20
    # In their order, too.
    assert rows == getattr(plain, name)(analysed)


def test_positions_count_code_points() -> None:
    batch = pa.record_batch({"id": ["a"], "text": [GOOD]})
    for row in byline.arrow.quotes(batch).to_pylist():
        spans = [GOOD[span["start"] : span["end"]] for span in row["content_spans"]]
        assert " … ".join(spans) == row["content"]


def test_stories_are_json_beside_the_columns() -> None:
    batch = pa.record_batch({"id": ["a", "b"], "text": [GOOD, None], "n": [1, 2]})
    rows = byline.arrow.annotate(batch).to_pylist()
    wanted = byline.analyze(GOOD).to_dict()
    del wanted["text"]
    assert json.loads(rows[0]["story"]) == {**wanted, "id": "a"}
    assert rows[1] == {"id": "b", "text": None, "n": 2, "story": None, "error": "the text is null"}
    with pytest.raises(ValueError, match="`error` is there already"):
        byline.arrow.annotate(batch.rename_columns(["id", "text", "error"]))


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.dictionary(pa.int8(), pa.string()),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
    ],
    ids=str,
)
def test_texts_of_any_width_are_texts(kind: pa.DataType) -> None:
    texts = pa.array([GOOD, None, GOOD], pa.string())
    column = texts.dictionary_encode() if pa.types.is_dictionary(kind) else texts.cast(kind)
    batch = pa.record_batch({"id": pa.array([1, 2, 3]), "text": column})
    # A part of a batch begins in the middle of its columns.
    for part, first in ((batch, "1"), (batch.slice(2), "3")):
        rows = byline.arrow.quotes(part).to_pylist()
        assert (rows[0]["story"], rows[0]["speaker"]) == (first, "Zoë Ruiz")


def test_bad_rows_say_why_and_harm_no_others() -> None:
    texts = pa.array([GOOD.encode(), None, b"caf\xe9", b"a" * 5000, GOOD.encode()])
    batch = pa.record_batch({"id": ["a", None, "c", "d", "e"], "text": texts})
    for name in ("quotes", "citations", "entities"):
        rows = getattr(byline.arrow, name)(batch, max_bytes=4096).to_pylist()
        assert [(row["story"], row["error"]) for row in rows if row["error"]] == [
            (None, "the text is null"),
            ("c", "the text is not UTF-8 at byte 3"),
            ("d", "the text has 5000 bytes, more than the 4096 of max_bytes"),
        ]
        assert {row["story"] for row in rows if not row["error"]} == {"a", "e"}


def test_a_string_column_that_is_not_utf8_is_no_danger() -> None:
    wild = pa.Array.from_buffers(
        pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0"), pa.py_buffer(b"a\xff")]
    )
    rows = byline.arrow.quotes(pa.record_batch({"text": wild}), id=None).to_pylist()
    assert [row["error"] for row in rows] == ["the text is not UTF-8 at byte 0"]


def test_a_column_of_something_else_is_an_error_in_every_row() -> None:
    batch = pa.record_batch({"id": ["a", "b"], "text": [1.5, None]})
    errors = byline.arrow.quotes(batch)["error"].to_pylist()
    assert errors == ["the text column holds Float64, expected strings"] * 2


def test_dates_that_are_none_are_errors() -> None:
    batch = pa.record_batch({"text": [GOOD, GOOD], "date": ["2024-03-06", "yesterday"]})
    rows = byline.arrow.quotes(batch, id=None, date="date").to_pylist()
    assert [row["error"] for row in rows if row["error"]] == [
        "date: `yesterday` is not of the form YYYY-MM-DD"
    ]


def test_the_time_of_day_is_kept() -> None:
    batch = pa.record_batch({"text": [GOOD, GOOD], "date": ["2024-03-06T09:30:00+01:00", "2024-03-06"]})
    rows = byline.arrow.quotes(batch, id=None, date="date").to_pylist()
    assert {(row["date"], row["published"]) for row in rows} == {
        ("2024-03-06", "2024-03-06T08:30:00Z"),
        ("2024-03-06", None),
    }


def test_a_missing_column_is_an_error() -> None:
    batch = pa.record_batch({"id": ["a"], "body": [GOOD]})
    with pytest.raises(ValueError, match="no column `text` among id, body"):
        byline.arrow.quotes(batch)
    with pytest.raises(ValueError, match="__arrow_c_array__"):
        byline.arrow.quotes([GOOD])


def test_no_rows_are_no_rows() -> None:
    batch = pa.record_batch({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    for name in ("quotes", "citations", "entities", "annotate"):
        empty = getattr(byline.arrow, name)(batch)
        assert isinstance(empty, pa.RecordBatch) and empty.num_rows == 0
        assert "error" in empty.schema.names


def test_polars_and_pandas_get_their_own(told: list[plain.Row]) -> None:
    wanted = byline.arrow.quotes(pa.Table.from_pylist(told)).to_pylist()
    polars = pytest.importorskip("polars")
    frame = byline.arrow.quotes(polars.DataFrame(told))
    assert isinstance(frame, polars.DataFrame) and frame.to_dicts() == wanted
    pandas = pytest.importorskip("pandas")
    frame = byline.arrow.quotes(pandas.DataFrame(told))
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["content"]) == [row["content"] for row in wanted]


def test_anything_that_speaks_the_interface_goes_in_and_comes_out() -> None:
    class Own:
        def __init__(self, batch: pa.RecordBatch) -> None:
            self.batch = batch

        def __arrow_c_array__(self, schema: object = None) -> object:
            return self.batch.__arrow_c_array__(schema)

    batch = pa.record_batch({"id": ["a"], "text": [GOOD]})
    out = byline.arrow.quotes(Own(batch))
    assert pa.table(out).to_pylist() == byline.arrow.quotes(batch).to_pylist()
