"""Words to rows of word pieces: what `src/rows.rs` does in use."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

#: The most pieces of a row, and the most of a word.
ROW, WORD = 256, 6
#: A paragraph is cut where it comes this close to the length of a row.
SPARE = 20
#: Words with more characters are not cut into pieces.
LONGEST = 100


@dataclass
class Row:
    """A stretch of a text as the network reads it."""

    pieces: list[int]
    cases: list[int] = field(default_factory=lambda: [0])
    quoted: list[int] = field(default_factory=lambda: [0])
    #: The tokens in the row, and the place of the first piece of each.
    tokens: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)

    def close(self, separator: int) -> None:
        self.pieces.append(separator)
        self.cases.append(0)
        self.quoted.append(0)


class Vocabulary:
    """The pieces of BERT's vocabulary, or a part of them."""

    def __init__(self, pieces: list[str], numbers: list[int]) -> None:
        self.pieces = pieces
        #: The number of each piece in BERT's vocabulary.
        self.numbers = numbers
        self.ids = {piece: number for number, piece in enumerate(pieces)}
        self.unknown, self.start, self.separator = (self.ids[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self.cut = cache(self._cut)

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """All pieces, in the order of their lines."""
        pieces = path.read_text(encoding="utf-8").split("\n")[:-1]
        return cls(pieces, list(range(len(pieces))))

    def used(self, words: Counter[str], least: int) -> Vocabulary:
        """The pieces that some words need at least so often, and single characters of theirs."""
        counts: Counter[int] = Counter()
        for word, count in words.items():
            for number in self.cut(word):
                counts[number] += count
        marks = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
        kept = [self.ids[mark] for mark in marks]
        for number, piece in enumerate(self.pieces):
            bare = piece.removeprefix("##")
            if piece not in marks and (counts[number] >= least or (len(bare) == 1 and bare.isascii())):
                kept.append(number)
        return Vocabulary([self.pieces[number] for number in kept], kept)

    def _cut(self, word: str) -> list[int]:
        """The pieces of a word, the longest first."""
        found = []
        for part in parts(word):
            found += self._greedy(part)
        return found[:WORD] or [self.unknown]

    def _greedy(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self.unknown]
        found, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self.ids.get(("##" if start else "") + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found


def parts(word: str) -> list[str]:
    """A word in lower case and without accents, cut at marks and ideographs."""
    found = [""]
    for char in unicodedata.normalize("NFD", word.lower()):
        if unicodedata.category(char) in ("Mn", "Cc", "Cf") or char == "\ufffd":
            continue
        if char.isspace():
            found.append("")
        elif is_mark(char) or is_ideograph(char):
            found += [char, ""]
        else:
            found[-1] += char
    return [part for part in found if part]


def is_mark(char: str) -> bool:
    """True for punctuation, and for every sign of ASCII that is no letter or digit."""
    if char.isascii():
        return char.isprintable() and not char.isalnum() and char != " "
    return unicodedata.category(char).startswith("P")


def is_ideograph(char: str) -> bool:
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x2CEAF
        or 0x2F800 <= code <= 0x2FA1F
    )


def case(word: str) -> int:
    """How a word is written: without letters, small, capitals, a capital first, or another way."""
    if not any(char.isalpha() for char in word):
        return 0
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 2
    return 3 if word[0].isupper() else 4


def rows(text: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows of a text: whole paragraphs as far as they fit."""
    words = text["words"]
    pieces = [vocabulary.cut(word) for word in words]
    begins = set(text["paragraphs"])
    stretches: list[range] = []
    start = count = 0
    for token in range(len(words)):
        if token > start and (token in begins or count > ROW - SPARE):
            stretches.append(range(start, token))
            start, count = token, 0
        count += len(pieces[token])
    if words:
        stretches.append(range(start, len(words)))

    row = None
    for stretch in stretches:
        cost = sum(len(pieces[token]) for token in stretch) + 1
        if row and len(row.pieces) - 1 + cost > ROW:
            yield row
            row = None
        row = row or Row([vocabulary.start])
        for token in stretch:
            row.tokens.append(token)
            row.firsts.append(len(row.pieces))
            row.pieces += pieces[token]
            row.cases += [1 + case(words[token])] * len(pieces[token])
            row.quoted += [1 + text["quoted"][token]] * len(pieces[token])
        row.close(vocabulary.separator)
    if row:
        yield row
