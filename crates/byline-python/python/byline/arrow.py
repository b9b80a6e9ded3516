"""Tables of stories in, tables of annotations out, by Arrow's C data interface.

Anything that speaks the interface goes in: record batches and tables of pyarrow, data frames of
polars and of pandas, and others by ``__arrow_c_array__`` or ``__arrow_c_stream__``. A table of
pyarrow, polars or pandas comes out as one of the same library, anything else as an object that
speaks the interface.

>>> import pyarrow as pa
>>> import byline.arrow
>>> batch = pa.record_batch({
...     "id": ["a", "b"],
...     "text": ["“We will not close the café,” Mayor Zoë Ruiz told Reuters.", None],
... })
>>> quotes = byline.arrow.quotes(batch)
>>> quotes.select(["story", "speaker", "chain", "error"]).to_pylist()[0]
{'story': 'a', 'speaker': 'Zoë Ruiz', 'chain': ['Zoë Ruiz', 'Reuters'], 'error': None}
>>> quotes["error"].to_pylist()
[None, 'the text is null']

The columns of results are those of the CSV that the program writes; what a story does not say is
null. All functions take the same columns and options:

``text``
    The column of texts: strings of any width, dictionaries of them, or bytes, which are taken for
    UTF-8.
``id``
    The column that says which story it is, of any type that can be written as a string; ``None``
    if there is none.
``publisher``, ``date``
    Columns of who published the story, and when: dates, timestamps or strings like ``2024-03-06``.
``max_bytes``
    A longer text is not analysed.
``threads``
    How many stories are analysed at a time; 0 for one on each core.

A story that cannot be analysed, because its text is null, no string, not UTF-8 or too long, gives
one row with its id and an ``error``, and does not disturb the others. A missing column is a
``ValueError``. Positions count code points, as in Python. The interpreter is free meanwhile.
"""

from __future__ import annotations

from typing import Any, TypeVar

from byline import _byline

__all__ = ["annotate", "citations", "entities", "quotes"]

#: The longest text that is analysed unless ``max_bytes`` says something else: 16 MiB.
MAX_BYTES = 16 << 20

Data = TypeVar("Data")


def quotes(
    data: Data,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
    threads: int = 0,
) -> Data:
    """A row for each quote.

    ``story``, ``publisher``, ``date``, ``quote`` (its place in the story), ``kind``, ``act``,
    ``polarity``, ``speaker``, ``speaker_entity``, ``speaker_key``, ``anonymous``, ``content``, ``cue`` and ``source`` as written, ``chain``
    (names, origin first), ``construction``, ``confidence``, ``start`` and ``end`` of the whole content,
    ``content_spans``, ``marked_spans``, ``cue_spans`` and ``source_spans`` (lists of ``start`` and
    ``end``), ``published``, ``authors``, ``url``, ``error``.
    """
    call = _call(text, id, publisher, date, max_bytes, threads)
    return _like(data, _byline.arrow_quotes(data, call))


def citations(
    data: Data,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
    threads: int = 0,
) -> Data:
    """A row for each hop of each citation; hop 0 is nearest to the story.

    ``story``, ``publisher``, ``date``, ``citation``, ``hop``, ``relation``, ``medium``,
    ``platform``, ``source`` (its name), ``kind``, ``form``, ``entity``, ``key``, ``text`` and ``cue`` as written, ``supports`` (places of
    quotes), ``clause``, ``confidence``, ``start`` and ``end`` of the clause, ``source_start``,
    ``source_end``, ``cue_start``, ``cue_end``, ``published``, ``authors``,
    ``url``, ``error``.
    """
    call = _call(text, id, publisher, date, max_bytes, threads)
    return _like(data, _byline.arrow_citations(data, call))


def entities(
    data: Data,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
    threads: int = 0,
) -> Data:
    """A row for each mention of each entity.

    ``story``, ``publisher``, ``date``, ``entity``, ``kind``, ``name``, ``role``, ``value``,
    ``key``, ``form``, ``text`` as written,
    ``confidence``, ``start``, ``end``, ``published``, ``authors``, ``url``, ``error``.
    """
    call = _call(text, id, publisher, date, max_bytes, threads)
    return _like(data, _byline.arrow_entities(data, call))


def annotate(
    data: Data,
    text: str = "text",
    id: str | None = "id",
    *,
    publisher: str | None = None,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
    threads: int = 0,
) -> Data:
    """The table with two columns more: ``story``, the JSON of the analysed story (schema 1,
    without its text, offsets in code points), and ``error``.
    """
    call = _call(text, id, publisher, date, max_bytes, threads)
    return _like(data, _byline.arrow_annotate(data, call))


def _call(
    text: str,
    id: str | None,
    publisher: str | None,
    date: str | None,
    max_bytes: int,
    threads: int,
) -> dict[str, Any]:
    return {
        "text": text,
        "id": id,
        "publisher": publisher,
        "date": date,
        "max_bytes": max_bytes,
        "threads": threads,
    }


def _like(data: Any, table: Any) -> Any:
    """The table in the library that ``data`` is of."""
    library = type(data).__module__.partition(".")[0]
    if library == "polars":
        import polars  # type: ignore[import-not-found, unused-ignore]

        return polars.DataFrame(table)
    if library not in ("pandas", "pyarrow"):
        return table
    import pyarrow  # type: ignore[import-untyped, import-not-found, unused-ignore]

    made = pyarrow.table(table)
    if library == "pandas":
        return made.to_pandas()
    if not isinstance(data, pyarrow.RecordBatch):
        return made
    batches = made.combine_chunks().to_batches()
    if len(batches) > 1:
        raise ValueError("the batch holds too much text for one batch of results: slice it")
    return batches[0] if batches else pyarrow.record_batch([[]] * len(made.schema), made.schema)
