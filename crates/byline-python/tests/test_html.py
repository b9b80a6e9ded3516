"""Pages, and frames in notebooks."""

import html
import re

import byline


def test_a_page(story):
    doc = byline.analyze(story)
    assert doc.to_html(title="<Cafés>").startswith("<!doctype html>")
    assert "<title>&#60;Cafés&#62;</title>" in doc.to_html(title="<Cafés>")


def test_a_notebook_shows_the_page_in_a_frame():
    doc = byline.analyze('“</iframe><script>alert("é")</script>,” Zoë Ruiz said. <a href="#x">')
    frame = doc._repr_html_()
    assert re.fullmatch(r'<iframe [^<>]* srcdoc="[^"<>]*"></iframe>', frame)
    page = html.unescape(re.search(r'srcdoc="([^"]*)"', frame).group(1))
    # Inside a frame a bare fragment would be counted from the address of the notebook.
    assert 'href="#' not in page and 'href="about:srcdoc#' in page
    assert page.replace("about:srcdoc#", "#") == doc.to_html()
