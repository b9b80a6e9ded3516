"""The same on Sail, which is quick to start: what Spark Connect carries, on one machine."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pysail", reason="Sail is not installed; `.ci/sail` does it")

import cases
import stories


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pysail", "spark", "server", "--port", str(port)]
    # A process of its own, as it is in use.
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        wait_for(port)
        session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
        yield session
        session.stop()
        server.kill()


def wait_for(port: int) -> None:
    """Waits until the server answers."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("Sail did not start within a minute")


def test_rows_are_those_of_the_program(session: Any) -> None:
    cases.check_tables(session, stories.stories(60))


def test_quotations_are_followed_as_the_program_does(session: Any, tmp_path: Path) -> None:
    cases.check_track(session, stories.stories(150), str(tmp_path))


def test_keys_of_very_many_wordings_lose_nothing(session: Any, tmp_path: Path) -> None:
    cases.check_crowded_keys(session, str(tmp_path))


def test_bad_rows_are_not_lost(session: Any) -> None:
    cases.check_bad_rows(session)


def test_dates_are_dates(session: Any) -> None:
    cases.check_types(session)
