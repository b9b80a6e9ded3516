"""Reads English news: who is named in a story, who said what, and where the story got it.

>>> import byline
>>> doc = byline.analyze("“We will not close the café,” Mayor Zoë Ruiz told Reuters.")
>>> for quote in doc.quotes:
...     print(quote.speaker, "said", quote.text, "through", quote.chain)
Zoë Ruiz said “We will not close the café,” through ('Zoë Ruiz', 'Reuters')

Needs neither files nor network. Positions count characters, as Python does.
"""

from byline._byline import (
    Chain,
    Citation,
    Document,
    Entity,
    Hop,
    Link,
    Mention,
    Pipeline,
    Quote,
    Sentence,
    Span,
    Speaker,
    Support,
    Token,
    __version__,
    analyze,
    analyze_batch,
    analyze_iter,
    annotate_html,
)
from byline.errors import BylineError, JsonError, ListError, PageError, TextError

__all__ = [
    "BylineError",
    "Chain",
    "Citation",
    "Document",
    "Entity",
    "Hop",
    "JsonError",
    "Link",
    "ListError",
    "Mention",
    "PageError",
    "Pipeline",
    "Quote",
    "Sentence",
    "Span",
    "Speaker",
    "Support",
    "TextError",
    "Token",
    "__version__",
    "analyze",
    "analyze_batch",
    "analyze_iter",
    "annotate_html",
]
