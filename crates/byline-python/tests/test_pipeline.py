"""Layers switched off, and lists of your own."""

import copy
import pickle
from pathlib import Path

import pytest

import byline

TEXT = (
    "“Not one café will close,” thundered Équité maintenant, a club of artists, the Harbour Gazette "
    "reported."
)


@pytest.fixture
def own():
    return byline.Pipeline(
        gazetteer="# bodies\norganization\tÉquité maintenant",
        verbs="[manner always quote that]\nthunder",
        outlets={"The Harbour Gazette": ["Harbour Gazette"]},
    )


def test_a_plain_pipeline_is_that_of_the_functions(story):
    pipeline = byline.Pipeline()
    assert pipeline.analyze(story) == byline.analyze(story)
    assert pipeline.analyze_batch([story]) == [byline.analyze(story)]
    assert list(pipeline.analyze_iter([story])) == [byline.analyze(story)]
    assert pipeline.analyze(story, id="a", date="2024-03-07").id == "a"
    assert repr(pipeline) == "Pipeline()"


@pytest.mark.parametrize("layer", ["entities", "quotes", "citations"])
def test_a_layer_can_be_left_out(story, layer):
    doc = byline.Pipeline(**{layer: False}).analyze(story)
    for other in ("tokens", "sentences", "entities", "quotes", "citations"):
        assert bool(getattr(doc, other)) == (other != layer)


def test_tags_can_be_left_out(story):
    doc = byline.Pipeline(tags=False).analyze(story)
    assert {(token.tag, token.universal_tag) for token in doc.tokens} == {(None, None)}


def test_line_breaks_mean_what_is_said():
    text = "Café to close\nZoë Ruiz is sad"
    assert [span.text for span in byline.analyze(text).paragraphs] == text.split("\n")
    pipeline = byline.Pipeline(line_breaks="blank-lines")
    doc = pipeline.analyze(text)
    assert (len(doc.paragraphs), len(doc.sentences)) == (1, 1)
    assert pickle.loads(pickle.dumps(pipeline)).analyze(text) == doc
    assert byline.Document.from_json(doc.to_json()) == doc
    with pytest.raises(ValueError, match="line_breaks: unknown meaning of line breaks `none`"):
        byline.Pipeline(line_breaks="none")


def test_trees_can_be_left_out(story):
    doc = byline.Pipeline(syntax=False).analyze(story)
    assert {(token.head, token.relation, token.children) for token in doc.tokens} == {(None, None, ())}


def test_lists_of_ones_own(own):
    doc = own.analyze(TEXT)
    assert doc.entities[0].name == "Équité maintenant"
    assert "The Harbour Gazette" in doc.quotes[0].chain
    assert byline.analyze(TEXT).quotes[0].chain != doc.quotes[0].chain


@pytest.mark.parametrize(
    ("kind", "hop"),
    [
        ("outlets", "outlet"),
        ("agencies", "agency"),
        ("broadcasters", "broadcaster"),
        ("websites", "website"),
        ("platforms", "platform"),
    ],
)
def test_every_kind_of_source_can_be_added(kind, hop):
    pipeline = byline.Pipeline(**{kind: {"Zéphyr Kwb": ["ZKwb"]}})
    found = pipeline.analyze("The café closed, according to ZKwb.").citations[0].hops[0]
    assert (found.name, found.kind) == ("Zéphyr Kwb", hop)


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ({"gazetteer": "# mine\nperson Zoë Ruiz"}, "gazetteer line 2: expected 2 to 4 columns, found 1"),
        ({"gazetteer": "people\tZoë Ruiz"}, "gazetteer line 1: unknown entity kind `people`"),
        ({"verbs": "[manner alway quote]\nthunder"}, "line 2: unknown strength `alway`"),
        ({"outlets": {"": []}}, "outlets: a name has letters or digits, .* found ``"),
        ({"agencies": {"AZ": ["A | Z"]}}, r"agencies: a name has .* found `A \| Z`"),
        ({"outlets": {"…": []}}, "`…` does not begin with a letter or a digit"),
        ({"outlets": {"Le Jour": ["Jour"], "La Nuit": ["Jour"]}}, "`Jour` already stands for"),
    ],
)
def test_a_wrong_line_is_named(lists, message):
    with pytest.raises(byline.ListError, match=message) as raised:
        byline.Pipeline(**lists)
    assert isinstance(raised.value, byline.BylineError) and isinstance(raised.value, ValueError)


def test_unknown_and_wrong_arguments_are_refused():
    with pytest.raises(TypeError, match="speakers"):
        byline.Pipeline(speakers=False)
    with pytest.raises(TypeError, match="outlets"):
        byline.Pipeline(outlets=["Le Monde"])


def test_a_pipeline_goes_to_other_processes(own):
    for again in (pickle.loads(pickle.dumps(own)), copy.copy(own), copy.deepcopy(own)):
        assert again.analyze(TEXT) == own.analyze(TEXT)
        assert repr(again) == repr(own)


def test_a_date_is_what_days_are_counted_from():
    text = "“Le café est fermé,” Zoë Ruiz said on Tuesday."
    doc = byline.analyze(text, date="2024-03-07")
    assert [entity.value for entity in doc.entities if entity.kind == "date"] == ["2024-03-05"]
    with pytest.raises(ValueError, match="date: `7 March` is not of the form YYYY-MM-DD"):
        byline.analyze(text, date="7 March")
    with pytest.raises(TypeError, match="date: expected datetime.date or str, found int"):
        byline.analyze(text, date=2024)


ENCODER = Path(__file__).parents[2] / "byline-encoder/tests/tiny/encoder.bin"


def test_an_encoder_has_a_say():
    text = "“The café stays,” said Zoé Ruiz. Mayor Ruiz told Le Monde that nobody asked."
    fast = byline.Pipeline(encoder=None)
    accurate = byline.Pipeline(encoder=ENCODER)
    assert fast.analyze(text).entities != accurate.analyze(text).entities
    again = pickle.loads(pickle.dumps(accurate))
    assert again.analyze(text) == accurate.analyze(text)
    assert "encoder=" in repr(again)


def test_a_file_that_is_no_encoder_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="café.bin"):
        byline.Pipeline(encoder=tmp_path / "café.bin")
    other = tmp_path / "é.bin"
    other.write_text("“Café”", encoding="utf-8")
    with pytest.raises(ValueError, match="é.bin: not the file of an encoder"):
        byline.Pipeline(encoder=str(other))
