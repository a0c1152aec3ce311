"""New applications that a second process inserts into a file beside the store, to be copied over from there.

It only saves time: where it fails, the rows are inserted here.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from itertools import accumulate, chain
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from sqlalchemy import Connection

from tracker.exchange.inserting import Ids
from tracker.exchange.part_inserting import TABLES, WORDS, Sheaf, Target
from tracker.exchange.planned import NewPart
from tracker.second_process import Pulse, SecondProcess
from tracker.store.engine import driver

_SCHEMA = "staged"
PREFIX = "landfall-staged-"
LEFT_BEHIND_SECONDS = 3_600
"""No import takes so long: a folder that is older belongs to a program that was killed."""


class Staging:
    """Some parts of a plan on their way into the store; the first application gets ``first_id``.

    All is let go of when ``leaving`` is, which must not be before the transaction is over. Raises NoAnswer.
    """

    def __init__(self, parts: Sequence[NewPart], first_id: int, ids: Ids, leaving: ExitStack) -> None:
        sweep()
        folder = leaving.enter_context(TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True))
        self._path = Path(folder) / "staged.db"
        self._leaving = leaving
        self._second = SecondProcess("tracker.exchange.part_inserting")
        leaving.callback(self._second.stop)
        starts = accumulate((part.count for part in parts), initial=first_id)
        # One after another, as the process takes them: all of them at once fill the memory.
        sheaves = (Sheaf(part.data(), start, part.place) for part, start in zip(parts, starts, strict=False))
        self._second.ask(chain((Target(self._path, ids),), sheaves))

    def copy_into(self, db: Connection, pulse: Pulse) -> Mapping[str, int]:
        """Copy the rows over, once they are there; answers how many went into each table.

        Raises NoAnswer; nothing is copied then.
        """
        rows: Mapping[str, int]
        (rows,) = self._second.answer(pulse)
        connection = driver(db)
        connection.execute(f"ATTACH ? AS {_SCHEMA}", (str(self._path),))
        self._leaving.callback(connection.execute, f"DETACH {_SCHEMA}")
        # Where a file that is open can lose its name, nobody finds it even if this program is killed.
        with suppress(OSError):
            self._path.unlink()
        for table, columns in TABLES.items():
            names = ", ".join(columns)
            connection.execute(
                f"INSERT INTO {table} ({names}) SELECT {names} FROM {_SCHEMA}.{table} ORDER BY rowid"
            )
        return rows

    def words(self) -> str:
        """The SELECT of the words of what was copied: (application id, words)."""
        table, columns = WORDS
        return f"SELECT {', '.join(columns)} FROM {_SCHEMA}.{table} ORDER BY id"


def sweep() -> None:
    """Take away what killed programs left behind: it holds applications of a person."""
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > LEFT_BEHIND_SECONDS:
                shutil.rmtree(folder)
