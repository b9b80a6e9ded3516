"""The examples print what they should."""

import pathlib
import subprocess
import sys

import pytest

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_table_of_stories_becomes_one_of_quotes(library):
    pytest.importorskip(library)
    command = [sys.executable, "-X", "utf8", EXAMPLES / f"{library}_quotes.py"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.stderr == ""
    assert result.stdout == (EXAMPLES / "quotes.csv").read_text(encoding="utf-8")
