"""Importing and exporting a spreadsheet of 100,000 rows, beside the tools that only copy cells.

Ours is measured in a process of its own from the opened store to the committed, searchable rows; the others
from their start to their end, since they do nothing else.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure
from tests.bench.spreadsheet import written
from tests.bench.store import timed

ROWS = 100_000
MANY_ROWS = 1_000_000
REPETITIONS = 5
ROOT = Path(__file__).resolve().parents[2]

_OURS = """
import json, sys, time
from pathlib import Path
from tests.bench.exchange import peak_mb
from tracker.exchange.exporter import export_csv
from tracker.exchange.importer import import_command, plan
from tracker.paths import Home
from tracker.store.store import Store

file, home, wants_export = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "export"
store = Store.create(Home(home))
idle = peak_mb()
started = time.perf_counter()
made = plan(file, store)
planned = time.perf_counter()
store.run(import_command(made))
written = time.perf_counter()
memory = peak_mb() - idle
if wants_export:
    export_csv(store, home / "out.csv")
report = {"plan": planned - started, "all": written - started, "mb": memory, "new": made.report().new}
print(json.dumps({**report, "export": time.perf_counter() - written}))
store.close()
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One import: milliseconds of the dry run, of all of it and of the export; its memory over idle in MB."""

    dry_run: float
    whole: float
    export: float
    memory: float


def measure(folder: Path) -> Iterator[Figure]:
    """Import, dry run, export, memory, and what a row costs among ten times as many."""
    file = written(folder, ROWS)
    copies: list[float] = []
    runs: list[Run] = []
    for _ in range(REPETITIONS):
        copies.append(sqlite_import(file, folder))
        runs.append(our_import(file, folder, wants_export=True))
    copy = median(copies)
    whole = median(run.whole for run in runs)
    dump = median(sqlite_export(folder) for _ in range(REPETITIONS))
    utilities = median(sqlite_utils_insert(file, folder) for _ in range(3))
    yield Figure(f"import {ROWS:,} rows", whole, "sqlite3 .import", copy, most_ratio=5)
    yield Figure(f"import {ROWS:,} rows", whole, "sqlite-utils insert", utilities, most_ratio=1 / 3)
    dry_run = median(run.dry_run for run in runs)
    yield Figure(f"dry run of {ROWS:,} rows", dry_run, "sqlite3 .import", copy, most_ratio=3)
    export = median(run.export for run in runs)
    yield Figure(f"export {ROWS:,} rows", export, "sqlite3 -csv", dump, most_ratio=4)
    memory = median(run.memory for run in runs)
    yield Figure("import, memory over idle", memory, "150 MB", 150, "MB", most=150)
    many = our_import(written(folder, MANY_ROWS), folder, wants_export=False)
    each, each_of_many = whole / ROWS * 1000, many.whole / MANY_ROWS * 1000
    yield Figure(
        f"a thousand of {MANY_ROWS:,} rows", each_of_many, f"a thousand of {ROWS:,}", each, most_ratio=1.3
    )
    yield Figure(f"import {MANY_ROWS:,}, memory over idle", many.memory, "300 MB", 300, "MB", most=300)


def our_import(file: Path, folder: Path, *, wants_export: bool) -> Run:
    """One import into a new store, in a process of its own."""
    home = folder / "import-home"
    shutil.rmtree(home, ignore_errors=True)
    what = "export" if wants_export else "import"
    command = [sys.executable, "-c", _OURS, str(file), str(home), what]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    shutil.rmtree(home)
    return Run(told["plan"] * 1000, told["all"] * 1000, told["export"] * 1000, told["mb"])


def sqlite_import(file: Path, folder: Path) -> float:
    """Milliseconds of the sqlite3 shell copying the cells into a table of a file on disk."""
    copy = folder / "copy.db"
    copy.unlink(missing_ok=True)
    return timed(lambda: _run("sqlite3", str(copy), f".import --csv {file} cells"))


def sqlite_export(folder: Path) -> float:
    """Milliseconds of the sqlite3 shell writing the copied cells into a file."""
    target, copy = folder / "copy.csv", folder / "copy.db"
    return timed(lambda: _run("sqlite3", "-csv", str(copy), f".once {target}", "SELECT * FROM cells"))


def sqlite_utils_insert(file: Path, folder: Path) -> float:
    """Milliseconds of sqlite-utils copying the cells."""
    copy = folder / "utils.db"
    copy.unlink(missing_ok=True)
    insert = ("insert", str(copy), "cells", str(file), "--csv", "--silent")
    return timed(lambda: _run(sys.executable, "-m", "sqlite_utils", *insert))


def peak_mb() -> float:
    """The most memory that this process held so far."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
