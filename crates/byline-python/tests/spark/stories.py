"""Stories that are made of parts, so that thousands can be had of a few lines: the same seed gives
the same stories. Statements come back in other stories word for word, cut, or passed on."""

from __future__ import annotations

import random
from typing import Any

_FIRST = "Zoë Renée Jan Amélie Tomas Ingrid Paulo Marta Séan Lucía Viktor Nadia".split()
_LAST = "Ruiz Okafor Kos Marin Havel Lindqvist Duarte Brandt Byrne Ortega Petrov Haddad".split()
_ROLES = ["mayor", "minister of transport", "union leader", "head of the port", "spokeswoman"]
_OUTLETS = ["Reuters", "Le Monde", "The Guardian", "CNN", "La Stampa", "The New York Times"]
_WHO = ["The council", "Our city", "Every family here", "The harbour", "This ministry", "Nobody"]
_DOES = ["will pay for", "has to open", "should close", "can never sell", "must rebuild", "needs"]
_WHAT = ["the bridge", "the old café", "two hundred flats", "a new ferry", "the school", "its docks"]
_WHEN = ["before winter", "by the end of May", "once the money is there", "whatever it costs"]
_WHY = [
    "because people have waited long enough",
    "since the last plan failed in court",
    "as the region asked for it twice",
    "and the vote showed what they want",
    "although the budget is smaller than it was",
]
_PLAIN = [
    "Work on the river bank went on through the night, and lorries stood in a row along the quay.",
    "The plan was drawn up three years ago and has been changed many times since then.",
    "Shops in the centre opened late, and the trams ran every twenty minutes.",
    "A first report is expected in the spring, and a second one a year after it.",
    "Some 1,200 people live in the quarter, most of them in houses from the 1930s.",
]


def statements(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """Statements, each with who made it."""
    dice = random.Random(seed)
    made = []
    for number in range(count):
        parts = [dice.choice(part) for part in (_WHO, _DOES, _WHAT, _WHEN, _WHY)]
        speaker = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
        made.append((f"{' '.join(parts)}, and clause {number} of the {number % 90 + 10} holds", speaker))
    return made


def stories(count: int, words: int = 120, seed: int = 2) -> list[dict[str, Any]]:
    """Stories of that many words and a few more."""
    dice = random.Random(seed)
    pool = statements(max(4, count // 2), seed)
    made = []
    for number in range(count):
        publisher = dice.choice(_OUTLETS)
        text = f"KARLIN ({publisher}) - "
        while len(text.split()) < words:
            text += _paragraph(dice, pool, dice.choice(_OUTLETS)) + "\n\n"
        made.append(
            {
                "id": f"story-{number:06}",
                "publisher": publisher,
                # Some know the hour as well.
                "date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
                + (f"T{number % 24:02}:30:00Z" if number % 3 == 0 else ""),
                "text": text.strip(),
            }
        )
    return made


def _paragraph(dice: random.Random, pool: list[tuple[str, str]], outlet: str) -> str:
    said, speaker = dice.choice(pool)
    last = speaker.split()[-1]
    cut = " ".join(said.split()[: dice.choice((9, 12, 40))])
    told = dice.choice(
        [
            f"“{said},” {speaker}, the {dice.choice(_ROLES)}, told {outlet} on Tuesday.",
            f"“{said},” said {speaker}. It was the first time that {last} spoke about it.",
            f"“{cut},” {speaker} said, {outlet} reported, citing {dice.choice(_OUTLETS)}.",
            f"{speaker} said that {said[0].lower()}{said[1:]}, according to {outlet}.",
        ]
    )
    return f"{told} {dice.choice(_PLAIN)} {dice.choice(_PLAIN)}"


def variations(count: int) -> list[dict[str, Any]]:
    """Stories of one quotation each, which differ in a word or two: nearly all share their keys."""
    dice = random.Random(3)
    said = "The harbour will pay for the bridge and the school before the winter comes".split()
    made = []
    for number in range(count):
        words = said.copy()
        for _ in range(dice.choice((1, 1, 2, 5))):
            words[dice.randrange(1, len(words))] = dice.choice(_WHAT).split()[-1]
        text = f"“{' '.join(words)},” Mayor Zoë Ruiz said in Karlin."
        made.append({"id": f"story-{number:06}", "publisher": None, "date": None, "text": text})
    return made
