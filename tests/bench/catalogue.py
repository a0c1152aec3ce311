"""The visa catalogue: all countries listed as at the start of the program, one country read."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure
from tests.bench.store import timed
from tracker.bundled import path, read_bytes
from tracker.visas.reading import read_destination

REPETITIONS = 9
LARGEST = "AU.toml"
LISTING = """
import time, tracker.cli_verbs
started = time.perf_counter()
from tracker.visas.catalogue import Catalogue
countries = Catalogue(None).countries()
print((time.perf_counter() - started) * 1e3 if len(countries) == 33 else "too few")
"""
"""In a process of its own. What is imported for the list counts; what every command loads does not."""


def measure(_: Path) -> Iterator[Figure]:
    """The list, beside reading its index as plain JSON; the largest file, beside reading it as plain TOML."""
    listed = median(_listing() for _ in range(REPETITIONS))
    plain = median(timed(_plain_index) for _ in range(REPETITIONS))
    yield Figure("all countries listed, at the start", listed, "the index as plain JSON", plain, most=20)
    largest = path("visas", LARGEST)
    read = median(timed(partial(read_destination, largest)) for _ in range(REPETITIONS))
    parsed = median(timed(lambda: tomllib.loads(largest.read_text("utf-8"))) for _ in range(REPETITIONS))
    yield Figure(f"{LARGEST} read and checked", read, "the file as plain TOML", parsed, most_ratio=3)


def _listing() -> float:
    done = subprocess.run([sys.executable, "-c", LISTING], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _plain_index() -> None:
    json.loads(read_bytes("visas", "index.json"))
