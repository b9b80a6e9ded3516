"""What counts as a text."""

import pytest

import byline


class Headline(str):
    pass


def test_text_is_str():
    assert byline.analyze(Headline("“Oui,” Zoë Ruiz said.")).quotes
    for wrong, found in [(None, "NoneType"), (b"x", "bytes"), (1, "int")]:
        with pytest.raises(TypeError, match=f"text: expected str or byline.Document, found {found}"):
            byline.analyze(wrong)


@pytest.mark.parametrize("text", ["\ud800", "é\udfff", "🇺🇦 \ud83c"])
def test_half_a_surrogate_pair_is_no_text(text):
    place = len(text) - 1
    for function in (byline.analyze, byline.Document):
        with pytest.raises(byline.TextError, match=f"text: a lone surrogate stands at {place}"):
            function(text)
    mended = text.encode("utf-8", "replace").decode()
    assert byline.analyze(mended).text == mended
