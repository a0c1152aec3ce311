"""Fault 2: the process is killed inside an import of 5,000 rows, and all of them are there or none."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.killing import kill_after
from tracker.paths import Home
from tracker.store import health
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.filters import Filter, Sort
from tracker.store.queries.undo import undo_labels
from tracker.store.store import Store

ROWS = 5_000


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A foreign spreadsheet of many rows."""
    path = tmp_path / "search.csv"
    lines = [
        f"Coral Cloud {row % 97},Engineer {row},Applied,2026-03-{row % 28 + 1:02}" for row in range(ROWS)
    ]
    path.write_text("Company,Position,Status,Applied on\n" + "\n".join(lines), encoding="utf-8")
    return path


def start_import(home: Home, table: Path) -> subprocess.Popen[bytes]:
    """The import in a process of its own."""
    command = [sys.executable, "-m", "tracker", "import", str(table), "--home", str(home.folder)]
    return subprocess.Popen(command, cwd=Path(__file__).resolve().parents[2], stdout=subprocess.DEVNULL)


def seconds_to_import(home: Home, table: Path) -> float:
    """How long an import takes when nobody kills it."""
    started = time.monotonic()
    assert start_import(home, table).wait() == 0
    return time.monotonic() - started


@pytest.mark.parametrize("rounds", [pytest.param(3), pytest.param(60, marks=pytest.mark.slow)])
def test_all_rows_or_none(tmp_path: Path, table: Path, rounds: int) -> None:
    random = Random(rounds)
    whole = seconds_to_import(Home(tmp_path / "whole"), table)
    home = Home(tmp_path / "killed")
    Store.create(home).close()
    for number in range(rounds):
        child = start_import(home, table)
        kill_after(child, whole * (0.05 + 0.9 * (number + random.random()) / rounds))
        child.wait()
        store = Store.open(home)
        assert store.ask(health.check).problems == ()
        found = len(store.ask(ordered_ids(Filter(), Sort())))
        assert found in (0, ROWS)
        assert bool(store.ask(undo_labels())[0]) == (found == ROWS)
        if found:
            store.undo()
            assert store.ask(ordered_ids(Filter(), Sort())) == []
        store.close()
