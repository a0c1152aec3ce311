"""A program that makes numbered edits and acknowledges each when the store has said that it is done.

``python -m tests.faults.edits HOME FIRST COUNT``: edit number N writes N into the notes of one application,
moves another, and adds a third every tenth time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store.commands.applications import add_application, set_field
from tracker.store.commands.board import move_applications
from tracker.store.queries.statuses import statuses
from tracker.store.store import Store

NUMBERED, MOVED = 1, 2


def edit(store: Store, number: int) -> None:
    """Make the edit of this number: one command or several, the numbered one last."""
    known = store.ask(statuses())
    store.run(move_applications([MOVED], known[number % len(known)].id))
    if number % 10 == 0:
        store.run(add_application(Draft(company="Rhein Logistik", title=f"Planner {number}")))
    store.run(set_field([NUMBERED], "notes", f"edit {number}"))


def main(home: str, first: str, count: str) -> None:
    """Make the edits, acknowledging each on standard output."""
    store = Store.open(Home(Path(home)))
    for number in range(int(first), int(first) + int(count)):
        edit(store, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
