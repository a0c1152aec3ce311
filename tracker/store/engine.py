"""The one connection: how a store's file is checked, opened and made, and how a transaction runs.

Rollback journal (TRUNCATE), ``synchronous=FULL``, foreign keys on; the driver begins no transaction of its
own, every BEGIN is ours.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from tracker import errors
from tracker.domain.text import fold
from tracker.i18n import tr
from tracker.store.driver import insert_rows
from tracker.store.schema import APPLICATION_ID, SCHEMA_VERSION

HEADER_SIZE = 100
MAGIC = b"SQLite format 3\x00"
BUSY_TIMEOUT_SECONDS = 5.0


def check_file(path: Path) -> int:
    """The schema version of the store at ``path``, read from its first 100 bytes; nothing is locked.

    Only what a process that was killed left half-written is taken back first. Raises StoreMissing,
    StoreDamaged, StoreForeign, StoreNewer or StoreReadOnly.
    """
    header = _read_header(path)
    if header[:16] != MAGIC:
        raise errors.StoreForeign(
            path,
            tr("{path} is not a Landfall store.", path=path),
            tr("Nothing was changed in it."),
            tr("Choose another file or folder."),
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise errors.StoreForeign(
            path,
            tr("{path} is a database of another program.", path=path),
            tr("Nothing was changed in it."),
            tr("Choose another file or folder."),
        )
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise errors.StoreNewer(
            path,
            tr("{path} was made by a newer version of Landfall.", path=path),
            tr("Nothing was changed in it."),
            tr("Open it with that version."),
        )
    _check_length(path, header)
    _check_writable(path)
    return _rolled_back_version(path) if _has_hot_journal(path) else version


def _has_hot_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _rolled_back_version(path: Path) -> int:
    """The schema version once the database has taken back what a killed process left half-written.

    The header may hold the version of an upgrade that was never finished.
    """
    with plain_errors(path), closing(_connect(_uri(path))) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _read_header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        raise errors.StoreMissing(
            path,
            tr("I cannot find your data at {path}.", path=path),
            tr("Nothing was created in its place."),
            tr("Bring the file back, or choose another folder."),
        ) from None
    except IsADirectoryError:
        raise errors.StoreForeign(path, tr("{path} is a folder, not a Landfall store.", path=path)) from None
    except PermissionError:
        raise errors.StoreReadOnly(path, tr("{path} may not be read.", path=path)) from None
    if len(header) < HEADER_SIZE and MAGIC.startswith(header[:16]):
        raise _damaged(path, tr("Your data file {path} is empty or cut off.", path=path))
    return header


def _check_length(path: Path, header: bytes) -> None:
    """A file shorter than its header says has lost its end. A hot journal may still mend it."""
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    is_current = header[24:28] == header[92:96]
    expected = (65536 if page_size == 1 else page_size) * pages
    if is_current and path.stat().st_size < expected and not _has_hot_journal(path):
        raise _damaged(path, tr("Your data file {path} is cut off.", path=path))


def _check_writable(path: Path) -> None:
    """A file or folder without any write permission is respected even where the user could override it."""
    for place in (path, path.parent):
        if not os.access(place, os.W_OK) or not place.stat().st_mode & 0o222:
            raise errors.StoreReadOnly(
                path,
                tr("{path} is read-only.", path=place),
                tr("Nothing was changed."),
                tr("Allow writing to it, or choose another folder."),
            )


def _damaged(path: Path, what: str) -> errors.StoreDamaged:
    return errors.StoreDamaged(
        path, what, tr("It was left as it is."), tr("Put a backup in its place, or choose another folder.")
    )


def damaged(path: Path) -> errors.StoreDamaged:
    """The error for a store that fails its checks."""
    return _damaged(path, tr("Your data file {path} is damaged.", path=path))


def open_engine(path: Path) -> Engine:
    """An engine over the store's file, which must exist (see ``check_file``)."""
    uri = _uri(path)
    return _engine(lambda: _connect(uri))


def _uri(path: Path) -> str:
    return path.absolute().as_uri() + "?mode=rw"


def create_engine_in(path: Path) -> Engine:
    """An engine over a new, empty file at ``path``, for its owner only. Raises StoreError if it exists."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))
    except OSError as error:
        raise errors.StoreReadOnly(
            path,
            tr("I cannot create {path}: {reason}.", path=path, reason=error.strerror or error),
            "",
            tr("Choose another folder."),
        ) from error
    return open_engine(path)


def memory_engine() -> Engine:
    """An engine over a store that exists in memory only."""
    return _engine(lambda: _connect("file::memory:"))


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    return create_engine("sqlite://", creator=connect, poolclass=StaticPool)


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_SECONDS
    )
    for pragma in (
        "journal_mode=TRUNCATE",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-8000",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("fold", 1, fold, deterministic=True)
    return connection


@contextmanager
def writing(db: Connection) -> Iterator[Connection]:
    """One write transaction: committed at the end, rolled back whole if anything raises."""
    db.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield db
        db.commit()
    except BaseException:
        db.rollback()
        raise


@contextmanager
def reading(db: Connection) -> Iterator[Connection]:
    """One consistent view of the store."""
    db.exec_driver_sql("BEGIN")
    try:
        yield db
    finally:
        db.rollback()


def driver(db: Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    connection = db.connection.driver_connection
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("the store has lost its connection")
    return connection


def insert_many(
    db: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], at_once: int = 0
) -> None:
    """Insert rows straight on the driver: see ``insert_rows``."""
    insert_rows(driver(db), table, columns, rows, at_once)


def inserted_id(result: CursorResult[Any]) -> int:
    """The id that an INSERT of one row was given."""
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("the statement inserted no row")
    return int(key[0])


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what the database driver raises for the surroundings' failures into a StoreError."""
    try:
        yield
    except DBAPIError as error:
        translated = _translated(path, error.orig)
        if translated is None:
            raise
        raise translated from error
    except sqlite3.Error as error:
        translated = _translated(path, error)
        if translated is None:
            raise
        raise translated from error


def _translated(path: Path, error: BaseException | None) -> errors.StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return errors.StoreMoved(
            path,
            tr("{path} was moved or replaced while it was open.", path=path),
            tr("Nothing was written into the wrong file."),
            tr("Start Landfall again."),
        )
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return errors.StoreBusy(
            path,
            tr("Another program is using {path}.", path=path),
            tr("Nothing was changed."),
            tr("Close it and try again."),
        )
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return errors.StoreFull(
            path,
            tr("The disk is full, or {path} cannot be written.", path=path),
            tr("What was saved before is safe."),
            tr("Free some space and try again."),
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return errors.StoreReadOnly(
            path,
            tr("{path} cannot be written.", path=path),
            tr("Nothing was changed."),
            tr("Allow writing to it, or choose another folder."),
        )
    return None
