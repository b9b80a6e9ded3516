"""Examples run, and the stubs are those of the module."""

import doctest
import inspect
import pathlib
import subprocess
import sys

import pytest

import byline

HERE = pathlib.Path(__file__).parent
READMES = [HERE.parent / "README.md", HERE.parents[2] / "README.md"]


def documented():
    """Every public object with its documentation."""
    yield "byline", byline
    for name in byline.__all__:
        thing = getattr(byline, name)
        yield name, thing
        if inspect.isclass(thing):
            yield from ((f"{name}.{key}", value) for key, value in vars(thing).items() if key[0] != "_")


DOCUMENTED = dict(documented())


@pytest.mark.parametrize("name", DOCUMENTED.keys() - {"__version__"})
def test_examples(name):
    text = inspect.getdoc(DOCUMENTED[name])
    assert text, f"{name} is not documented"
    check(text, name)


@pytest.mark.parametrize("path", READMES, ids=["package", "top"])
def test_readme(path):
    assert check(path.read_text(encoding="utf-8"), path.name) > 3


def check(text, name):
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    lines = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=lines.append)
    assert not lines, "".join(lines)
    return len(test.examples)


def run(*command):
    pytest.importorskip("mypy")
    result = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False, cwd=HERE
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_stubs_fit_the_module():
    # One entry is for environments without Spark, and unused in others.
    run("mypy.stubtest", "byline", "--allowlist", "stubtest.txt", "--ignore-unused-allowlist")


def test_the_stubs_serve_their_users():
    run("mypy", "--strict", "typed.py")
