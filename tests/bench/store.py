"""The core on a big store, beside the plain driver on a copy of the same file."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, percentile_95
from tests.bench.stores import COUNT, big_home
from tracker.store.commands.board import move_applications
from tracker.store.queries.applications import board_ids, ordered_ids, rows
from tracker.store.queries.filters import Filter, Sort
from tracker.store.queries.statuses import statuses
from tracker.store.store import Store

REPETITIONS = 60
PAGE = 60
"""About how many cards a board shows at once."""


def measure(folder: Path) -> Iterator[Figure]:
    """Moving, undoing, filling and searching."""
    home = big_home(folder)
    copy = shutil.copy(home.store, folder / "copy.db")
    store = Store.open(home)
    with closing(sqlite3.connect(copy, isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode=TRUNCATE")
        plain.execute("PRAGMA synchronous=FULL")
        yield from _changes(store, plain)
        yield from _questions(store, plain)
    store.close()


def _changes(store: Store, plain: sqlite3.Connection) -> Iterator[Figure]:
    known = [status.id for status in store.ask(statuses())]
    moves, undos, updates = [], [], []
    for row in store.ask(rows(range(1, REPETITIONS + 1))):
        target = next(status_id for status_id in known if status_id != row.status_id)
        updates.append(timed(partial(_update, plain, row.id)))
        moves.append(timed(partial(store.run, move_applications([row.id], target))))
        undos.append(timed(store.undo))
    reference = percentile_95(updates)
    yield Figure("move a card, 95th percentile", percentile_95(moves), "plain UPDATE", reference, most=50)
    yield Figure("undo one move, 95th percentile", percentile_95(undos), "plain UPDATE", reference, most=50)


def _update(plain: sqlite3.Connection, application_id: int) -> None:
    plain.execute("BEGIN IMMEDIATE")
    plain.execute("UPDATE application SET status_id = 1 WHERE id = ?", (application_id,))
    plain.execute("COMMIT")


def _questions(store: Store, plain: sqlite3.Connection) -> Iterator[Figure]:
    everything = Filter()
    ids = store.ask(ordered_ids(everything, Sort()))
    yield _beside(
        f"board of {COUNT:,}: ids by column",
        lambda: store.ask(board_ids(everything, "status")),
        lambda: plain.execute("SELECT status_id, position, id FROM application ORDER BY position").fetchall(),
    )
    yield _beside(
        f"{PAGE} cards' rows",
        lambda: store.ask(rows(ids[:PAGE])),
        lambda: plain.execute(f"SELECT * FROM application WHERE id <= {PAGE}").fetchall(),
    )
    yield _beside(
        f"search {COUNT:,} as typed",
        lambda: store.ask(ordered_ids(Filter(text="nordl nurse"), Sort())),
        lambda: plain.execute("SELECT id FROM application WHERE title LIKE '%nurse%'").fetchall(),
    )


def _beside(what: str, ours: Callable[[], object], reference: Callable[[], object]) -> Figure:
    pairs = [(timed(ours), timed(reference)) for _ in range(9)]
    our_time, plain_time = (median(times) for times in zip(*pairs, strict=True))
    return Figure(what, our_time, "plain SELECT", plain_time)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that the work takes."""
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1e6
