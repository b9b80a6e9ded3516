"""How much more time Python takes than Rust for the same stories, on one thread.

    pip install . && python benches/overhead.py

Runs the two as processes, in turn, and prints the processor time of each and the median of the
ratios pair by pair. Start of the interpreter and loading of the models are included. Both must
print the same sum over what they found.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
STORY = HERE.parents[2] / "examples" / "data" / "bridge.txt"


def look_at_objects(doc):
    found = 0
    for quote in doc.quotes:
        found += quote.end - quote.start + len(quote.text) + sum(map(len, quote.chain))
    for citation in doc.citations:
        found += sum(map(len, citation.names))
    return found


def look_at_json(doc):
    return len(doc.to_json())


def work(task, path, count):
    import byline

    story = pathlib.Path(path).read_text(encoding="utf-8")
    texts = [f"{n}\n\n{story}" for n in range(int(count))]
    look = {"objects": look_at_objects, "json": look_at_json}[task]
    print(sum(map(look, byline.analyze_batch(texts, threads=1))))


def measured(command):
    """The processor seconds of a command, and what it printed."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, printed


def compare(stories, runs, program):
    words = len(STORY.read_text(encoding="utf-8").split())
    print(f"{stories} stories of {words} words, {runs} pairs of runs")
    for task in ("objects", "json"):
        arguments = [task, str(STORY), str(stories)]
        pairs = []
        for _ in range(runs):
            rust, expected = measured([program, *arguments])
            python, found = measured([sys.executable, __file__, "--work", *arguments])
            if found != expected:
                sys.exit(f"{task}: Python found {found}, Rust {expected}")
            pairs.append((rust, python))
        rust, python = (statistics.median(times) for times in zip(*pairs))
        ratios = sorted(python / rust for rust, python in pairs)
        print(
            f"{task:8} Rust {rust:.2f} s, Python {python:.2f} s, ratio "
            f"{statistics.median(ratios):.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f})"
        )


def build():
    """Builds the Rust half as `pip install .` builds the wheel, and returns its path."""
    command = ["cargo", "build", "--release", "--quiet", "--example", "overhead"]
    subprocess.run(command, cwd=HERE.parent, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
    return str(target / "release" / "examples" / "overhead")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(*sys.argv[2:])
    else:
        parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
        parser.add_argument("--stories", type=int, default=1000)
        parser.add_argument("--runs", type=int, default=5)
        options = parser.parse_args()
        compare(options.stories, options.runs, build())
