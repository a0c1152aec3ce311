"""From the start of the process to a painted window and a filled board, beside a bare window's process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import Program, compare, middle
from tests.bench.stores import COUNT, big_home
from tracker.paths import HOME_VARIABLE

REPETITIONS = 9


def measure(folder: Path) -> Iterator[Figure]:
    """Painted, filled and peak memory with a big store."""
    home = big_home(folder)
    ours = Program(("-m", "ui"), "filled", ((HOME_VARIABLE, str(home.folder)),))
    bare = Program(("-m", "tests.bench.bare"), "painted")
    runs, references = compare(ours, bare, folder, REPETITIONS)
    painted = middle(references, "painted")
    yield Figure("window painted", middle(runs, "painted"), "bare window painted", painted, most_ratio=1.5)
    yield Figure(
        f"board of {COUNT:,} filled", middle(runs, "filled"), "bare window painted", painted, most_ratio=5
    )
    yield Figure(
        f"peak memory with {COUNT:,}",
        middle(runs, "peak_mb"),
        "bare window",
        middle(references, "peak_mb"),
        unit="MB",
        most_ratio=2.6,
    )
