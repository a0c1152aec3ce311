"""Open, close, run a command, ask a question, undo, redo: the one door to the data."""

from __future__ import annotations

import json
import secrets
import threading
import weakref
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from tracker import errors
from tracker.clock import today, utc_now
from tracker.files import replacing
from tracker.i18n import tr
from tracker.paths import Home
from tracker.store import engine as engines
from tracker.store import journal, search
from tracker.store.journal import Changes
from tracker.store.schema import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    metadata,
    status,
    store_info,
)

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; raises ``Cancelled`` to stop."""


def _no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What a command works with: the connection inside its transaction, the present, and who watches.

    ``leaving`` closes what the command opened, once the transaction is over.
    """

    db: Connection
    now: str
    today: str
    progress: Progress = _no_progress
    leaving: ExitStack = field(default_factory=ExitStack)


Command = Callable[[Writer], str]
"""Makes one change and answers its label ("Moved 3 applications to Interview")."""
Query = Callable[[Connection], T]
"""Answers one question from one consistent view."""


class Store:
    """A person's data on one connection. Safe to call from any thread; calls wait for one another.

    ``close`` lets go of the file; a store that nobody holds any more does so by itself.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with engines.plain_errors(path):
            self._db = engine.connect()
        self._release = weakref.finalize(self, _release, self._db, engine)

    @classmethod
    def open(cls, home: Home) -> Store:
        """Open the store of a data folder, bringing an older one up to date.

        Raises a StoreError in plain words when it is missing, empty, foreign, damaged, read-only or newer;
        the file is then left as it is.
        """
        version = engines.check_file(home.store)
        if version < SCHEMA_VERSION:
            from tracker.store.upgrade import upgrade

            upgrade(home.store, version)
        return cls(engines.open_engine(home.store), home.store)

    @classmethod
    def create(cls, home: Home) -> Store:
        """Make a new store in a data folder that has none, with the default statuses.

        It is made whole under another name first: a crash leaves no half store. Raises a StoreError.
        """
        made = home.store.with_suffix(".new")
        made.unlink(missing_ok=True)
        fresh = cls(engines.create_engine_in(made), made)
        profile = fresh._fill()
        fresh.close()
        made.with_name(f"{made.name}-journal").unlink(missing_ok=True)
        if home.store.exists():
            made.unlink()
        else:
            made.replace(home.store)
            with replacing(home.marker) as file:
                file.write(json.dumps({"profile": profile, "created": utc_now()}).encode())
        return cls.open(home)

    @classmethod
    def open_or_create(cls, home: Home) -> Store:
        """Open what is there; make a store only where there never was one."""
        if cls.exists(home):
            return cls.open(home)
        return cls.create(home)

    @classmethod
    def in_memory(cls) -> Store:
        """An empty store that leaves nothing behind."""
        store = cls(engines.memory_engine(), Path(":memory:"))
        store._fill()
        return store

    @staticmethod
    def exists(home: Home) -> bool:
        """Whether a store is, or was once, in this folder."""
        return home.store.exists() or home.marker.exists()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._release()

    def run(self, command: Command, progress: Progress = _no_progress) -> Changes:
        """Run one command in one transaction and answer what it changed.

        Raises what the command raises (nothing is then changed), or a StoreError.
        """
        with (
            self._lock,
            engines.plain_errors(self.path),
            ExitStack() as leaving,
            engines.writing(self._db) as db,
        ):
            entry = journal.begin(db)
            label = command(Writer(db, utc_now(), today().isoformat(), progress, leaving))
            changes = journal.finish(db, entry, label)
            search.refresh(db, changes)
        return changes

    def ask(self, query: Query[T]) -> T:
        """Answer one question."""
        with self._lock, engines.plain_errors(self.path), engines.reading(self._db) as db:
            return query(db)

    def undo(self) -> Changes:
        """Take the last change back. Raises Refused when there is none."""
        return self._step_journal(journal.next_undo, journal.undo, tr("There is nothing to undo."))

    def redo(self) -> Changes:
        """Bring the last undone change again. Raises Refused when there is none."""
        return self._step_journal(journal.next_redo, journal.redo, tr("There is nothing to redo."))

    def _step_journal(
        self,
        find: Callable[[Connection], tuple[int, str] | None],
        step: Callable[[Connection, int, str], Changes],
        nothing: str,
    ) -> Changes:
        with self._lock, engines.plain_errors(self.path), engines.writing(self._db) as db:
            found = find(db)
            if found is None:
                raise errors.Refused(nothing)
            changes = step(db, *found)
            search.refresh(db, changes)
        return changes

    def maintain(self, work: Callable[[Connection], T]) -> T:
        """Do housekeeping that is no change of the person's: one transaction, no journal entry."""
        with self._lock, engines.plain_errors(self.path), engines.writing(self._db) as db:
            return work(db)

    def verify(self) -> None:
        """Raise StoreDamaged unless SQLite's quick check finds the file's structure sound."""
        from tracker.store.health import is_sound

        if not self.ask(is_sound):
            raise engines.damaged(self.path)

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        with self._lock, engines.plain_errors(self.path):
            return int(self._db.exec_driver_sql("PRAGMA data_version").scalar_one())

    def _fill(self) -> str:
        """Make the tables of an empty file in one transaction; answers the new profile's id."""
        profile = secrets.token_hex(8)
        with engines.plain_errors(self.path), engines.writing(self._db) as db:
            create_schema(db)
            db.execute(
                store_info.insert(),
                [{"name": "profile", "value": profile}, {"name": "created", "value": utc_now()}],
            )
            _add_default_statuses(db)
        return profile


def _release(db: Connection, engine: Engine) -> None:
    db.close()
    engine.dispose()


def create_schema(db: Connection) -> None:
    """All tables, the search index and the journal's triggers, marked as this program's."""
    metadata.create_all(db)
    search.install(db)
    journal.install(db)
    db.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    db.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _add_default_statuses(db: Connection) -> None:
    from tracker.domain.status import default_statuses

    db.execute(
        status.insert(),
        [
            {"name": name, "kind": kind.value, "colour": kind.colour, "position": place}
            for place, (name, kind) in enumerate(default_statuses())
        ],
    )
