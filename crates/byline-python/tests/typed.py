"""What a type checker must understand; nothing here runs."""

from collections.abc import Iterator
from typing import assert_type

import byline

doc = byline.analyze("“Oui,” Zoë Ruiz said.", date="2024-03-07")
for quote in doc.quotes:
    assert_type(quote.text, str)
    if quote.speaker is not None and quote.speaker.entity is not None:
        assert_type(quote.speaker.entity.role, str | None)
assert_type(byline.analyze_batch(["é", doc]), list[byline.Document])
assert_type(byline.analyze_batch([1], errors="return"), list[byline.Document | Exception])
assert_type(byline.analyze_iter(iter(["é"])), Iterator[byline.Document])
assert_type(byline.Pipeline(tags=False).analyze("é").chains, tuple[byline.Chain, ...])
