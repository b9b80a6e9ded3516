"""What the program `byline` says of stories, as rows, to compare with.

The rows are made from its JSON here, in Python, and not by the code that is tested."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def digest(rows: Iterable[Row]) -> str:
    """A hash of the rows, whatever their order."""
    lines = sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def program() -> str:
    """The program: $BYLINE, or what cargo has built."""
    top = Path(__file__).resolve().parents[4]
    built = [top / "target" / profile / "byline" for profile in ("release", "debug")]
    for path in [*filter(None, [os.environ.get("BYLINE")]), *built]:
        if Path(path).exists():
            return str(path)
    raise FileNotFoundError("no program `byline`: run `cargo build -p byline-cli` or set BYLINE")


def run(command: list[str], stories: list[Row], *, jobs: int = 2) -> list[Row]:
    lines = "".join(json.dumps(story) + "\n" for story in stories)
    called = [program(), *command, "--input", "jsonl", "--jobs", str(jobs), "-"]
    done = subprocess.run(called, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def annotated(stories: list[Row]) -> list[Row]:
    """The JSON of the stories, with offsets in code points."""
    return run(["annotate", "--format", "jsonl", "--offsets", "chars"], stories)


def quotes(stories: Iterable[Row]) -> list[Row]:
    """The table of quotes, from the JSON of stories."""
    rows = []
    for story in stories:
        text = story["text"]
        for quote in story["quotes"]:
            speaker = quote["speaker"] or {"name": None, "entity": None, "anonymous": False}
            rows.append(
                {
                    **_about(story),
                    "quote": quote["id"],
                    **{key: quote[key] for key in ("kind", "act", "polarity", "chain")},
                    "construction": quote.get("construction"),
                    "speaker": speaker["name"] or None,
                    "speaker_entity": speaker["entity"],
                    "speaker_key": None,
                    "anonymous": speaker["anonymous"],
                    "content": _joined(text, quote["content"]),
                    "cue": _joined(text, quote["cue"]),
                    "source": _joined(text, quote["source"]),
                    "confidence": quote["confidence"],
                    "start": quote["content"][0][0],
                    "end": quote["content"][-1][1],
                    **{
                        f"{key}_spans": [{"start": a, "end": b} for a, b in quote[key]]
                        for key in ("content", "marked", "cue", "source")
                    },
                    **_credits(story),
                    "error": None,
                }
            )
    return rows


def citations(stories: Iterable[Row]) -> list[Row]:
    """The table of citations, from the JSON of stories."""
    rows = []
    for story in stories:
        text = story["text"]
        for citation in story["citations"]:
            clause = citation["clause"]
            for place, hop in enumerate(citation["hops"]):
                source, cue = hop["source"], hop["cue"]
                rows.append(
                    {
                        **_about(story),
                        "citation": citation["id"],
                        "hop": place,
                        **{key: citation[key] for key in ("relation", "medium", "platform")},
                        "source": hop["name"] or None,
                        **{key: hop[key] for key in ("kind", "form", "entity")},
                        "key": None,
                        "text": _joined(text, [source] if source else []),
                        "cue": _joined(text, [cue] if cue else []),
                        "supports": [support["quote"] for support in citation["supports"]],
                        "clause": _joined(text, [clause]),
                        "confidence": citation["confidence"],
                        "start": clause[0],
                        "end": clause[1],
                        "source_start": source[0] if source else None,
                        "source_end": source[1] if source else None,
                        "cue_start": cue[0] if cue else None,
                        "cue_end": cue[1] if cue else None,
                        **_credits(story),
                        "error": None,
                    }
                )
    return rows


def entities(stories: Iterable[Row]) -> list[Row]:
    """The table of entities, from the JSON of stories."""
    return [
        {
            **_about(story),
            "entity": entity["id"],
            **{key: entity[key] for key in ("kind", "name", "role")},
            "value": entity.get("value"),
            "key": entity.get("key"),
            "form": mention["form"],
            "text": _joined(story["text"], [mention["span"]]),
            "confidence": mention["confidence"],
            "start": mention["span"][0],
            "end": mention["span"][1],
            **_credits(story),
            "error": None,
        }
        for story in stories
        for entity in story["entities"]
        for mention in entity["mentions"]
    ]


def _about(story: Row) -> Row:
    return {"story": story["id"], "publisher": story.get("publisher"), "date": story["date"]}


def _credits(story: Row) -> Row:
    return {
        "published": story.get("published"),
        "authors": story.get("authors", []),
        "url": story.get("url"),
    }


def _joined(text: str, spans: list[list[int]]) -> str | None:
    return " … ".join(text[start:end] for start, end in spans) or None


def tracked(stories: list[Row]) -> tuple[list[Row], list[Row]]:
    """Clusters and edges of the program's `track` over stories in the order of their ids."""
    command = ["track", "--format", "jsonl", "--min-stories", "1"]
    rows = run(command, sorted(stories, key=lambda story: story["id"].encode()))
    clusters, edges = [], []
    for row in rows:
        kind = row.pop("type")
        if kind == "edge":
            row["days"] = [{"day": day, "citations": count} for day, count in row["days"]]
            edges.append(row)
            continue
        del row["id"]
        for occurrence in row["occurrences"]:
            del occurrence["span"]
        first = row["occurrences"][0]
        row["cluster"] = f"{first['story']}#{first['quote']}"
        clusters.append(row)
    return clusters, edges
