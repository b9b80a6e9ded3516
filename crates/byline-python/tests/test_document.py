"""The objects say what the JSON says, in characters."""

import datetime
import json

import pytest

import byline


@pytest.fixture
def doc(story):
    return byline.analyze(story, id="a-1", publisher="Karlin News", date="2024-03-07")


def pairs(spans):
    return [[span.start, span.end] for span in spans]


def pair(span):
    return None if span is None else [span.start, span.end]


def number(thing):
    return None if thing is None else thing.id


def test_the_json_is_schema_1_in_characters(doc):
    story = json.loads(doc.to_json())
    assert story == doc.to_dict()
    assert (story["schema"], story["offsets"]) == (1, "chars")
    assert (story["id"], story["publisher"], story["date"]) == ("a-1", "Karlin News", "2024-03-07")


def test_the_story_of_the_tests_has_every_layer(doc):
    for layer in ("tokens", "sentences", "entities", "mentions", "quotes"):
        assert getattr(doc, layer), layer
    assert len(doc.citations) >= 3 and len(doc.chains) == len(doc.quotes)
    assert any(len(quote.content) > 1 for quote in doc.quotes)
    assert {mention.form for mention in doc.mentions} >= {"name", "pronoun"}


def test_document_and_words(doc):
    story = doc.to_dict(tokens=True)
    assert doc.text == story["text"]
    assert (doc.id, doc.publisher) == (story["id"], story["publisher"])
    assert doc.date == datetime.date(2024, 3, 7)
    assert pairs(doc.tokens) == story["tokens"]
    assert [token.kind for token in doc.tokens] == story["token_kinds"]
    assert [[token.tag, token.universal_tag] for token in doc.tokens] == story["tags"]
    heads = [None if token.head is None else token.head.index for token in doc.tokens]
    assert heads == story["heads"]
    assert [token.relation for token in doc.tokens] == story["relations"]
    assert all(child.head == token for token in doc.tokens for child in token.children)
    assert pairs(doc.sentences) == story["sentences"]
    assert [token.text for s in doc.sentences for token in s.tokens] == [t.text for t in doc.tokens]
    assert all(token in token.sentence.tokens for token in doc.tokens)
    assert [token.index for token in doc.tokens] == list(range(len(doc.tokens)))


def given(**fields):
    """The fields that are there."""
    return {name: value for name, value in fields.items() if value is not None}


def test_entities(doc):
    found = [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "aliases": list(entity.aliases),
            "role": entity.role,
            **given(value=entity.value, key=entity.key),
            "mentions": [
                {
                    "span": pair(mention),
                    "text": mention.text,
                    "form": mention.form,
                    "confidence": mention.confidence,
                }
                for mention in entity.mentions
            ],
        }
        for entity in doc.entities
    ]
    assert found == doc.to_dict()["entities"]
    assert {m.entity.id for m in doc.mentions} == {entity.id for entity in doc.entities}
    assert [m.start for m in doc.mentions] == sorted(m.start for m in doc.mentions)
    for entity in doc.entities:
        assert all(quote.speaker.entity == entity for quote in entity.quotes)


def test_quotes(doc):
    found = [
        {
            "id": quote.id,
            "kind": quote.kind,
            "act": quote.act,
            "polarity": quote.polarity,
            "text": quote.text,
            **given(cue_text=quote.cue_text, source_text=quote.source_text),
            "content": pairs(quote.content),
            "marked": pairs(quote.marked),
            "cue": pairs(quote.cue),
            "source": pairs(quote.source),
            "speaker": quote.speaker
            and {
                "entity": number(quote.speaker.entity),
                "name": quote.speaker.name,
                "anonymous": quote.speaker.anonymous,
            },
            "chain": list(quote.chain),
            "construction": quote.construction,
            "confidence": quote.confidence,
        }
        for quote in doc.quotes
    ]
    assert found == doc.to_dict()["quotes"]
    for quote in doc.quotes:
        assert quote.text == " … ".join(span.text for span in quote.content)
        assert quote.cue_text == (" … ".join(span.text for span in quote.cue) or None)
        assert quote.source_text == (" … ".join(span.text for span in quote.source) or None)
        assert quote.speaker_name == ((quote.speaker.name or None) if quote.speaker else None)
        assert (quote.start, quote.end) == (quote.content[0].start, quote.content[-1].end)
        if quote.speaker is not None:
            assert quote.speaker.quote == quote


def test_citations(doc):
    found = [
        {
            "id": citation.id,
            "clause": pair(citation),
            "text": citation.text,
            "relation": citation.relation,
            "medium": citation.medium,
            "platform": citation.platform,
            "hops": [
                {
                    "source": pair(hop.source),
                    "cue": pair(hop.cue),
                    **given(
                        source_text=hop.source and hop.source.text,
                        cue_text=hop.cue and hop.cue.text,
                    ),
                    "name": hop.name,
                    "kind": hop.kind,
                    "entity": number(hop.entity),
                    "form": hop.form,
                    **given(antecedent=pair(hop.antecedent)),
                }
                for hop in citation.hops
            ],
            "supports": [
                {"quote": support.quote.id, "scope": support.scope} for support in citation.supports
            ],
            "confidence": citation.confidence,
        }
        for citation in doc.citations
    ]
    assert found == doc.to_dict()["citations"]
    for citation in doc.citations:
        assert citation.names == tuple(hop.name for hop in citation.hops)
        assert citation.quotes == tuple(support.quote for support in citation.supports)
        assert all(citation in quote.citations for quote in citation.quotes)
        assert all(part.citation == citation for part in citation.hops + citation.supports)


def test_chains(doc):
    for chain, quote in zip(doc.chains, doc.quotes, strict=True):
        assert chain.quote == quote
        assert chain.links == quote.links
        assert chain.names == tuple(link.name for link in chain.links)
        assert chain.depth == len(chain.links)
        assert chain.lost_origin in (True, False)
    links = [link for chain in doc.chains for link in chain.links]
    assert {link.role for link in links} >= {"speaker", "carrier"}
    cited = next(link for link in links if link.name == "Reuters")
    assert (cited.kind, cited.scope, cited.edition) == ("agency", "explicit", None)
    assert cited.citation.hops[0].name == cited.name and cited.quote.chain[-1] == "Reuters"
    assert links[0].entity.name == links[0].name == "Zoë Ruiz"


def test_spans_are_what_stands_in_the_text(doc):
    things = [*doc.tokens, *doc.sentences, *doc.mentions, *doc.citations, *doc.scare_quotes]
    for quote in doc.quotes:
        things += quote.content + quote.marked + quote.cue + quote.source
        things += [quote] if len(quote.content) == 1 else []
    for thing in things:
        assert doc.text[thing.start : thing.end] == thing.text == str(thing)
        assert thing.document == doc
    assert len(things) > 100


@pytest.mark.parametrize(
    ("unit", "length"),
    [
        ("chars", len),
        ("bytes", lambda text: len(text.encode())),
        ("utf16", lambda text: len(text.encode("utf-16-le")) // 2),
    ],
)
def test_offsets_count_what_is_asked_for(doc, unit, length):
    story = doc.to_dict(offsets=unit)
    last = doc.sentences[-1]
    assert story["offsets"] == unit
    assert story["sentences"][-1] == [length(doc.text[: last.start]), length(doc.text[: last.end])]


def test_text_may_be_left_out(doc):
    assert "text" not in doc.to_dict(text=False)
    assert doc.to_dict(text=False)["quotes"] == doc.to_dict()["quotes"]


def test_an_unknown_unit_is_refused(doc):
    with pytest.raises(ValueError, match="offsets: unknown offset unit `words`, expected one of"):
        doc.to_json(offsets="words")


def test_attributes_cannot_be_set(doc):
    for thing in (doc, doc.quotes[0], doc.entities[0], doc.citations[0], doc.tokens[0]):
        with pytest.raises(AttributeError):
            thing.text = "other"
        with pytest.raises(AttributeError):
            thing.note = "other"


def test_a_span_of_ones_own(doc):
    assert doc.span(0, 6).text == "KARLIN"
    assert doc.span(0, len(doc.text)).text == doc.text
    for start, end in [(0, len(doc.text) + 1), (3, 2)]:
        with pytest.raises(IndexError, match=f"the text has no span {start} to {end}"):
            doc.span(start, end)


def test_nothing_and_blanks_are_stories():
    for text in ("", " \n\t", "\0"):
        doc = byline.analyze(text)
        assert doc.text == text and doc.quotes == ()
        assert byline.Document.from_json(doc.to_json()) == doc
        assert doc._repr_html_().startswith("<iframe")


def test_a_story_that_was_not_analysed_is_empty():
    doc = byline.Document("“Café”", id="x", publisher="y", date=datetime.date(2024, 3, 7))
    assert (doc.text, doc.id, doc.publisher, doc.tokens) == ("“Café”", "x", "y", ())
    assert doc.to_dict()["date"] == "2024-03-07"
    again = byline.analyze(doc, id="z")
    assert (again.id, again.publisher, again.date) == ("z", "y", doc.date)
    assert len(again.tokens) == 3


def test_what_a_page_says_of_its_story_is_kept():
    doc = byline.Document("“Café”", authors=["Renée Okafor"], url="https://example.org/a")
    assert (doc.authors, doc.url, doc.language) == (("Renée Okafor",), "https://example.org/a", None)
    again = byline.Document.from_json('{"schema": 1, "offsets": "chars", "text": "“Oui”", "language": "fr"}')
    assert (again.authors, again.language) == ((), "fr")
    assert byline.analyze(doc).to_dict()["authors"] == ["Renée Okafor"]
    assert byline.Document.from_json(byline.analyze(doc).to_json(tokens=False)).url == doc.url
