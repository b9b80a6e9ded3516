"""Many texts at once."""

import itertools
import os
import signal
import threading
import time

import pytest

import byline

LONE = "caf\ud800 closed"


def test_a_batch_is_the_same_as_one_by_one(story):
    texts = [story[:length] for length in range(0, len(story), 7)]
    expected = [byline.analyze(text) for text in texts]
    for threads in (None, 1, 2, 64):
        assert byline.analyze_batch(texts, threads=threads) == expected
        assert list(byline.analyze_iter(iter(texts), threads=threads)) == expected


def test_any_iterable_will_do(story):
    assert byline.analyze_batch([]) == []
    assert len(byline.analyze_batch(story for _ in range(3))) == 3
    assert len(byline.analyze_batch({story: 1})) == 1
    described = byline.Document(story, id="b", publisher="p", date="2024-03-07")
    [doc] = byline.analyze_batch((described,))
    assert (doc.id, doc.publisher, doc.date, doc.quotes != ()) == ("b", "p", described.date, True)


@pytest.mark.parametrize(
    ("item", "error", "message"),
    [
        (None, TypeError, "expected str or byline.Document, found NoneType"),
        (b"bytes", TypeError, "expected str or byline.Document, found bytes"),
        (float("nan"), TypeError, "expected str or byline.Document, found float"),
        (LONE, byline.TextError, "a lone surrogate stands at 3, which is no character"),
    ],
)
def test_an_item_that_is_no_text_is_named(story, item, error, message):
    texts = [story, item, story]
    with pytest.raises(error, match=rf"texts\[1\]: {message}"):
        byline.analyze_batch(texts)
    first, second, third = byline.analyze_batch(texts, errors="return")
    assert first == third == byline.analyze(story)
    assert type(second) is error and str(second).startswith(f"texts[1]: {message}")

    stream = byline.analyze_iter(texts)
    assert next(stream) == first
    with pytest.raises(error, match=rf"texts\[1\]: {message}"):
        next(stream)
    assert list(stream) == []
    stream = byline.analyze_iter(texts, errors="return")
    assert [type(found) for found in stream] == [byline.Document, error, byline.Document]


def test_a_single_text_is_no_batch(story):
    for wrong, found in [(story, "str"), (b"bytes", "bytes")]:
        for function in (byline.analyze_batch, byline.analyze_iter):
            with pytest.raises(TypeError, match=f"expected an iterable of str, found a single {found}"):
                function(wrong)
    with pytest.raises(TypeError, match="not iterable"):
        byline.analyze_batch(1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threads": 0}, "threads: expected 1 or more, found 0"),
        ({"threads": -2}, "threads: expected 1 or more, found -2"),
        ({"errors": "ignore"}, "errors: expected 'raise' or 'return', found 'ignore'"),
    ],
)
def test_wrong_options_are_refused(options, message):
    for function in (byline.analyze_batch, byline.analyze_iter):
        with pytest.raises(ValueError, match=message):
            function([], **options)


def test_what_the_iterable_raises_comes_through(story):
    def stories():
        yield story
        raise OSError("the file is gone")

    with pytest.raises(OSError, match="the file is gone"):
        byline.analyze_batch(stories())
    stream = byline.analyze_iter(stories())
    assert next(stream).text == story
    with pytest.raises(OSError, match="the file is gone"):
        next(stream)
    with pytest.raises(StopIteration):
        next(stream)


def test_a_stream_reads_a_little_ahead():
    taken = itertools.count()
    stream = byline.analyze_iter(f"Day {next(taken)} in the café." for _ in itertools.count())
    assert next(taken) == 0
    assert next(stream).text == "Day 1 in the café."
    assert next(taken) <= 300
    assert [doc.text for doc in itertools.islice(stream, 600)][-1] == "Day 602 in the café."


def test_other_threads_run_meanwhile(story):
    ticks, done = 0, threading.Event()

    def count():
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    byline.analyze_batch([story * 20] * 40, threads=1)
    done.set()
    counter.join()
    assert ticks > 5


def test_ctrl_c_ends_a_batch(story):
    threads = lambda: len(os.listdir("/proc/self/task"))
    before = threads()
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        byline.analyze_batch([story * 20] * 100_000)
    timer.join()
    # A thread whose work is done takes a moment to go.
    end = time.monotonic() + 10
    while threads() > before and time.monotonic() < end:
        time.sleep(0.01)
    assert threads() <= before
    assert byline.analyze(story).quotes
