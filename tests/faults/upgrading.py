"""A program that opens an older store and stands still at one statement of the upgrade, to be killed there.

``python -m tests.faults.upgrading HOME STATEMENT``: the connection's statements are counted from 1. It says
``here`` when it has come to that one, or the number of all when there are fewer. Its cache is so small that
the file is written all the time, as it is when the store is big.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from tracker.paths import Home
from tracker.store.store import Store

PAGES_IN_MEMORY = 5


def main(home: str, statement: str) -> None:
    """Open the store, and wait at the statement until somebody kills this process."""
    begun = 0

    def count(_statement: str) -> None:
        nonlocal begun
        begun += 1
        if begun == int(statement):
            print("here", flush=True)
            sys.stdin.read()

    def watch(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA cache_size = {PAGES_IN_MEMORY}")
        connection.set_trace_callback(count)

    event.listen(Engine, "connect", watch)
    Store.open(Home(Path(home)))
    print(begun, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
