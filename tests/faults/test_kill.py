"""Fault 1: the process is killed at a random moment of its edits, and no acknowledged edit is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.faults.edits import NUMBERED
from tests.faults.killing import kill_after
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store import health
from tracker.store.commands.applications import add_application
from tracker.store.queries.applications import detail, ordered_ids
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store

ROOT = Path(__file__).resolve().parent.parent.parent
EDITS = 200


@pytest.fixture
def edited_home(home: Path) -> Home:
    """A store with the two applications that the edits work on."""
    found = Home(home)
    store = Store.create(found)
    for title in ("Numbered", "Moved"):
        store.run(add_application(Draft(company="Nordlicht Energie", title=title)))
    store.close()
    return found


def edit_until_killed(home: Home, first: int, edits: int, pause: float) -> int:
    """Let a process edit, kill it ``pause`` seconds after so many answers; answers the last number heard."""
    command = [sys.executable, "-m", "tests.faults.edits", str(home.folder), str(first), str(EDITS)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = first - 1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged >= first + edits:
            break
    kill_after(child, pause)
    rest = child.communicate()[0].splitlines()
    return int(rest[-1]) if rest else acknowledged


def survives(home: Home, random: Random, first: int) -> int:
    """One round; answers the number to go on from."""
    acknowledged = edit_until_killed(home, first, random.randrange(EDITS - 5), random.random() * 0.02)
    store = Store.open(home)
    try:
        assert store.ask(health.check).problems == ()
        numbered = store.ask(detail(NUMBERED))
        assert numbered is not None
        done = int(numbered.notes.removeprefix("edit "))
        assert done in (acknowledged, acknowledged + 1)
        assert len(store.ask(ordered_ids(Filter(), Sort()))) >= 2 + done // 10
        undo_and_redo(store, numbered.notes)
    finally:
        store.close()
    return done + 1


def undo_and_redo(store: Store, notes: str) -> None:
    """The journal survived with the edit: it can be taken back and brought again."""
    steps = 0
    while (found := store.ask(detail(NUMBERED))) is not None and found.notes == notes:
        store.undo()
        steps += 1
        assert steps <= 3
    for _ in range(steps):
        store.redo()
    found = store.ask(detail(NUMBERED))
    assert found is not None
    assert found.notes == notes


@pytest.mark.parametrize("rounds", [pytest.param(4), pytest.param(200, marks=pytest.mark.slow)])
def test_no_acknowledged_edit_is_lost(edited_home: Home, rounds: int) -> None:
    random = Random(rounds)
    following = 1
    for _ in range(rounds):
        following = survives(edited_home, random, following)
    assert following > rounds
