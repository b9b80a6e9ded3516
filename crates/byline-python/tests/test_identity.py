"""Equality, hashes, copies and pickles."""

import copy
import multiprocessing
import pickle

import pytest

import byline


def things(doc):
    """One object of every class, found in a document."""
    quote, citation = doc.quotes[0], doc.citations[-1]
    supporting = next(citation for citation in doc.citations if citation.supports)
    return [
        doc,
        doc.tokens[2],
        doc.sentences[1],
        doc.entities[1],
        doc.mentions[-1],
        quote,
        quote.speaker,
        quote.cue[0],
        citation,
        citation.hops[-1],
        supporting.supports[0],
        doc.chains[-1],
        doc.chains[0].links[-1],
    ]


def test_the_same_text_gives_equal_objects(story):
    for one, other in zip(things(byline.analyze(story)), things(byline.analyze(story)), strict=True):
        assert one == other and hash(one) == hash(other)
        assert repr(one) == repr(other)


def test_another_text_gives_other_objects(story):
    for one, other in zip(things(byline.analyze(story)), things(byline.analyze(story + "!")), strict=True):
        assert one != other
        assert one != None and one != 1  # noqa: E711


def test_objects_of_other_places_differ(story):
    doc = byline.analyze(story)
    assert len({*doc.tokens, *doc.mentions, *doc.entities}) == sum(
        map(len, (doc.tokens, doc.mentions, doc.entities))
    )
    assert len(set(doc.quotes)) == len(doc.quotes)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(story, protocol):
    for thing in things(byline.analyze(story, id="é", date="2024-03-07")):
        again = pickle.loads(pickle.dumps(thing, protocol))
        assert again == thing and type(again) is type(thing)
        assert repr(again) == repr(thing)


def test_a_pickle_keeps_tokens_and_tags(story):
    doc = byline.analyze(story)
    assert pickle.loads(pickle.dumps(doc)).to_json(tokens=True) == doc.to_json(tokens=True)


def test_copies(story):
    doc = byline.analyze(story)
    assert copy.copy(doc) is doc and copy.deepcopy(doc) is doc
    for thing in things(doc):
        assert copy.copy(thing) == thing == copy.deepcopy(thing)


def speakers(doc):
    return [quote.speaker_name for quote in doc.quotes]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_documents_go_to_other_processes(story, method):
    # Threads of a batch must not be missed by a process that is forked after it.
    docs = byline.analyze_batch([story, "“Oui,” Zoë Ruiz said."], threads=2)
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(speakers, docs) == [speakers(doc) for doc in docs]
        [again] = pool.map_async(byline.analyze_batch, [[story]]).get(timeout=60)
    assert again == docs[:1]


def test_reprs_are_short(story):
    doc = byline.analyze(story * 50)
    for thing in things(doc):
        assert len(repr(thing)) < 300 and "…" in repr(doc)
    assert repr(doc.entities[0]).startswith("<Entity 0 ")
    assert repr(doc.quotes[0].content[0]) == "Span(14, 43, '“We will not close the café,”')"
