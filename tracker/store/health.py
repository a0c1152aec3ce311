"""Checks of a store, and the housekeeping of its bin and its search index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.exc import DatabaseError

from tracker.clock import INSTANT_FORMAT
from tracker.store import journal, search, search_check
from tracker.store.schema import JOURNALLED, application

BIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Health:
    """What the checks found: problems in words (none means sound), and the rows of each table."""

    problems: tuple[str, ...]
    rows: dict[str, int]


def is_sound(db: Connection) -> bool:
    """SQLite's quick check of the file's structure."""
    return bool(db.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok")


def check(db: Connection) -> Health:
    """Check the file's structure, its references and its search index, and count its rows."""
    problems = tuple(_problems(db))
    rows = {
        table.name: db.execute(select(func.count()).select_from(table)).scalar_one() for table in JOURNALLED
    }
    return Health(problems, rows)


def _problems(db: Connection) -> Iterator[str]:
    for (found,) in db.exec_driver_sql("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield str(found)
    for row in db.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]} {row[1]} names a missing {row[2]}"
    try:
        yield from search_check.differences(db)
    except DatabaseError as error:
        yield f"search index: {error.orig}"


def keep_house(db: Connection, now: str) -> int:
    """Empty the bin and keep the search index small; answers how many applications went."""
    emptied = empty_bin(db, now)
    search.tidy(db)
    return emptied


def empty_bin(db: Connection, now: str) -> int:
    """Delete for good what has lain in the bin for more than 30 days; answers how many applications went.

    This is no change of the person's: it is not journalled, and the journal forgets these applications.
    """
    before = datetime.strptime(now, INSTANT_FORMAT).replace(tzinfo=UTC) - timedelta(days=BIN_DAYS)
    old = select(application.c.id).where(
        application.c.deleted_at != "", application.c.deleted_at < before.strftime(INSTANT_FORMAT)
    )
    ids = list(db.execute(old).scalars())
    for application_id in ids:
        db.execute(delete(application).where(application.c.id == application_id))
    if ids:
        journal.forget_applications(db, ids)
        search.index(db, ids)
    return len(ids)
