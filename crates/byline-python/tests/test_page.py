"""Pages in, documents out."""

import pathlib

import pytest

import byline

PAGES = pathlib.Path(__file__).parents[2] / "byline-page" / "tests" / "pages"
PAGE = """<meta charset=iso-8859-1><title>Café stays</title>
<article><h1>Café stays</h1><p>“The café stays,” said Zoë Ruiz.</p></article>"""


def test_the_story_of_a_page_is_that_of_the_program():
    pages = sorted(PAGES.glob("*.html"))
    assert len(pages) > 5
    for path in pages:
        doc = byline.annotate_html(path.read_bytes(), id=path.stem)
        about, text = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n\n", 1)
        known = {name: value.strip() for name, _, value in (line.partition(":") for line in about.splitlines())}
        # A date that the page does not give is looked for in its text.
        assert known["date"] in ("", str(doc.date)), path
        assert known["publisher"] == (doc.publisher or ""), path
        assert known["authors"] == ", ".join(doc.authors), path
        assert known["url"] == (doc.url or ""), path
        assert doc.text == text.removesuffix("\n"), path
        assert doc.id == path.stem


def test_bytes_are_read_in_the_encoding_that_they_declare():
    for html in [PAGE, PAGE.encode("utf-8"), PAGE.encode("windows-1252"), PAGE.encode("utf-8-sig")]:
        assert byline.annotate_html(html).quotes[0].speaker.name == "Zoë Ruiz"


def test_what_the_caller_knows_goes_before_the_page():
    doc = byline.annotate_html(PAGE, publisher="The Post", date="2024-03-05")
    assert (doc.publisher, str(doc.date)) == ("The Post", "2024-03-05")
    silent = byline.Pipeline(quotes=False).annotate_html(PAGE)
    assert silent.text == doc.text and not silent.quotes


def test_what_is_no_page_with_an_article_is_an_error():
    with pytest.raises(byline.PageError, match="html: no article found"):
        byline.annotate_html("<html></html>")
    with pytest.raises(byline.PageError, match="nested more than 512 deep"):
        byline.annotate_html("<div>" * 2000)
    with pytest.raises(TypeError, match="html: expected str or bytes, found int"):
        byline.annotate_html(1)
    with pytest.raises(byline.TextError, match="html: a lone surrogate"):
        byline.annotate_html("\ud800")
