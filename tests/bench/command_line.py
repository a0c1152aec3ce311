"""The command line on a big store, beside an interpreter that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure
from tests.bench.store import timed
from tests.bench.stores import COUNT, big_home
from tracker.paths import HOME_VARIABLE

REPETITIONS = 5


def measure(folder: Path) -> Iterator[Figure]:
    """A short answer, and the long one."""
    os.environ[HOME_VARIABLE] = str(big_home(folder).folder)
    yield _beside("landfall --version", "--version")
    yield _beside("landfall list --text, few found", "list", "--text", "nurse 17")
    yield _beside(f"landfall list of {COUNT:,}", "list")


def _beside(what: str, *arguments: str) -> Figure:
    pairs = [
        (timed(lambda: _run("-m", "tracker", *arguments)), timed(lambda: _run("-c", "pass")))
        for _ in range(REPETITIONS)
    ]
    return Figure(
        what, median(pair[0] for pair in pairs), "python -c pass", median(pair[1] for pair in pairs)
    )


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
