"""Many rows at once, straight on the database's driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import Any

VALUES_AT_ONCE = 300
"""Values of one INSERT of several rows; beyond them nothing is gained."""


def insert_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    at_once: int = 0,
) -> None:
    """Insert rows, several (0: as many as pay off) with each statement.

    A statement costs as much as some rows: what it begins and ends, and the lock that it lets go.
    """
    width = len(columns)
    several = at_once or max(VALUES_AT_ONCE // width, 1)
    marks = f"({', '.join('?' * width)})"
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "
    whole = len(rows) - len(rows) % several
    values = chain.from_iterable(rows[:whole])
    groups = zip(*[values] * (several * width), strict=True)
    connection.executemany(statement + ", ".join([marks] * several), groups)
    connection.executemany(statement + marks, rows[whole:])
