"""Stories read from JSON."""

import json

import pytest

import byline


@pytest.fixture
def doc(story):
    return byline.analyze(story, id="a-1", date="2024-03-07")


@pytest.mark.parametrize("offsets", ["chars", "bytes", "utf16"])
@pytest.mark.parametrize("tokens", [True, False])
def test_a_story_is_read_as_it_was_written(doc, offsets, tokens):
    written = doc.to_json(offsets=offsets, tokens=tokens)
    for given in (written, written.encode(), json.dumps(json.loads(written))):
        again = byline.Document.from_json(given)
        assert again == doc
        assert [token.text for token in again.tokens] == [token.text for token in doc.tokens]
    assert byline.Document.from_dict(json.loads(written)) == doc


def test_a_story_that_was_not_analysed_stays_so():
    bare = byline.Document("“Café”")
    assert byline.Document.from_json(bare.to_json()).tokens == ()


def change(story, path, value):
    *steps, last = path
    for step in steps:
        story = story[step]
    story[last] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["schema"], 2, "schema 2, expected 1"),
        (["offsets"], "words", "unknown offset unit `words`"),
        (["date"], "7 March", "`7 March` is no date"),
        (["text"], "", "paragraph|sentence|entity 0"),
        (["quotes", 1, "content"], "all", r"quotes\[1\]\.content: invalid type: string"),
        (["quotes", 0, "kind"], "loud", "unknown quote kind `loud`"),
        (["quotes", 0, "content"], [[5, 2]], "quote 0"),
        (["quotes", 0, "id"], 7, "quote 0: id 7, expected 0"),
        (["quotes", 0, "speaker", "entity"], 99, "quote 0"),
        (["citations", 0, "hops"], [], "citation 0: no hop"),
        (["entities", 0, "mentions", 0, "span"], [0], r"entities\[0\]\.mentions\[0\]\.span"),
    ],
)
def test_what_is_wrong_is_named(doc, path, value, message):
    story = doc.to_dict()
    change(story, path, value)
    with pytest.raises(byline.JsonError, match=message) as raised:
        byline.Document.from_dict(story)
    assert isinstance(raised.value, byline.BylineError) and isinstance(raised.value, ValueError)


@pytest.mark.parametrize("given", ["", "{", "[]", "null", "{} {}", b"\xff", "\ud800", '"\\ud800"'])
def test_what_is_no_json_of_a_story_is_refused(given):
    with pytest.raises(byline.JsonError):
        byline.Document.from_json(given)


def test_only_text_is_json():
    with pytest.raises(TypeError, match="json: expected str or bytes, found dict"):
        byline.Document.from_json({})
