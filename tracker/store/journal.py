"""What each command changed: undo, history and refresh all read it.

Triggers generated from the tables write a row image before and after every change, so that cascades and
bulk statements are caught too. An import's new rows are kept as ranges of ids and turned into images
only when the import is undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, text, update

from tracker.clock import utc_now
from tracker.store.engine import inserted_id
from tracker.store.schema import (
    JOURNALLED,
    journal_change,
    journal_entry,
    journal_range,
    journal_state,
    metadata,
)

MANY = 2_000
"""Above so many changed rows a page looks at everything again instead of at named ids."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a command, an undo or a redo changed.

    ``ids`` holds the changed row ids by table, ``applications`` those of the applications that they belong
    to, ``created`` the applications that are new. ``everything`` means that too much changed to be named.
    ``entry_id`` is None where nothing changed.
    """

    label: str
    entry_id: int | None = None
    ids: Mapping[str, frozenset[int]] = field(default_factory=dict)
    applications: frozenset[int] = frozenset()
    created: tuple[int, ...] = ()
    everything: bool = False

    def __bool__(self) -> bool:
        return self.entry_id is not None


EVERYTHING = Changes("", entry_id=0, everything=True)
"""Said when the store changed behind the program's back."""


# -- triggers -----------------------------------------------------------------------------------------


def trigger_statements() -> Iterator[str]:
    """The CREATE TRIGGER statements of all journalled tables, for SQLite."""
    for table in JOURNALLED:
        yield _insert_trigger(table)
        yield _trigger(table, "delete", "1", _image(table, "OLD"), "NULL")
        yield _trigger(table, "update", _differs(table), _difference(table, "OLD"), _difference(table, "NEW"))


def _insert_trigger(table: Table) -> str:
    return _trigger(table, "insert", "1", "NULL", _image(table, "NEW"))


def _trigger_name(table: Table, event: str) -> str:
    return f"journal_{table.name}_{event}"


def _trigger(table: Table, event: str, condition: str, before: str, after: str) -> str:
    row = "OLD" if event == "delete" else "NEW"
    owner = _owner(table, row)
    return (
        f"CREATE TRIGGER {_trigger_name(table, event)} AFTER {event.upper()} ON {table.name} "
        f"WHEN {condition} AND (SELECT entry_id FROM journal_state) IS NOT NULL BEGIN "
        "INSERT INTO journal_change (entry_id, table_name, row_id, application_id, before, after) "
        f"SELECT entry_id, '{table.name}', {row}.id, {owner}, {before}, {after} FROM journal_state; END"
    )


def _owner(table: Table, row: str) -> str:
    """The SQL of the application that a row belongs to."""
    if table.name == "application":
        return f"{row}.id"
    return f"{row}.application_id" if "application_id" in table.c else "NULL"


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.name != "id"]


def _image(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{name}', {row}.{name}" for name in _columns(table))
    return f"json_object({pairs})"


def _differs(table: Table) -> str:
    names = _columns(table)
    old = ", ".join(f"OLD.{name}" for name in names)
    new = ", ".join(f"NEW.{name}" for name in names)
    return f"({old}) IS NOT ({new})"


def _difference(table: Table, row: str) -> str:
    """The SQL of a JSON object of the columns that an update changed, with their values in ``row``."""
    terms = " UNION ALL ".join(
        f"SELECT '{name}' AS k, {row}.{name} AS v WHERE OLD.{name} IS NOT NEW.{name}"
        for name in _columns(table)
    )
    return f"(SELECT json_group_object(k, v) FROM ({terms}))"


def install(db: Connection) -> None:
    """Create the triggers and the one row of the journal's state."""
    for statement in trigger_statements():
        db.exec_driver_sql(statement)
    db.execute(journal_state.insert().values(id=1, entry_id=None))


# -- recording ----------------------------------------------------------------------------------------


def begin(db: Connection) -> int:
    """Start recording a new entry, dropping what was undone; answers the entry's id."""
    db.execute(delete(journal_entry).where(journal_entry.c.undone == 1))
    entry_id = inserted_id(db.execute(journal_entry.insert().values(label="", at=utc_now())))
    _record_into(db, entry_id)
    return entry_id


def finish(db: Connection, entry_id: int, label: str) -> Changes:
    """Stop recording and answer what changed; an entry that changed nothing is taken away."""
    _record_into(db, None)
    changes = _changes(db, entry_id, label)
    if not changes:
        db.execute(delete(journal_entry).where(journal_entry.c.id == entry_id))
    else:
        db.execute(update(journal_entry).where(journal_entry.c.id == entry_id).values(label=label))
    return changes


def record_range(db: Connection, table: Table, first_id: int, last_id: int) -> None:
    """Keep rows that were inserted with recording off as one range of the running entry (ids inclusive)."""
    entry_id = recording_entry(db)
    db.execute(
        journal_range.insert().values(
            entry_id=entry_id, table_name=table.name, first_id=first_id, last_id=last_id
        )
    )


def recording_entry(db: Connection) -> int | None:
    """The entry that is being recorded, None between commands."""
    return db.execute(select(journal_state.c.entry_id)).scalar()


@contextmanager
def paused(db: Connection, tables: Sequence[Table]) -> Iterator[None]:
    """Record nothing of what is inserted into the tables meanwhile; the caller keeps it as ranges.

    The triggers are taken away, since even one that does nothing takes a third of the time of an insert.
    """
    entry_id = recording_entry(db)
    _record_into(db, None)
    for table in tables:
        db.exec_driver_sql(f"DROP TRIGGER {_trigger_name(table, 'insert')}")
    yield
    for table in tables:
        db.exec_driver_sql(_insert_trigger(table))
    _record_into(db, entry_id)


def _record_into(db: Connection, entry_id: int | None) -> None:
    db.execute(update(journal_state).values(entry_id=entry_id))


def _changes(db: Connection, entry_id: int, label: str) -> Changes:
    ranges = list(db.execute(select(journal_range).where(journal_range.c.entry_id == entry_id)))
    in_ranges = sum(row.last_id - row.first_id + 1 for row in ranges)
    count = db.execute(
        select(func.count()).select_from(journal_change).where(journal_change.c.entry_id == entry_id)
    ).scalar_one()
    if not count and not ranges:
        return Changes(label)
    if count + in_ranges > MANY:
        return Changes(label, entry_id, everything=True)
    ids: dict[str, set[int]] = {}
    owners: set[int] = set()
    created: list[int] = []
    rows = select(
        journal_change.c.table_name,
        journal_change.c.row_id,
        journal_change.c.application_id,
        journal_change.c.before.is_(None),
    ).where(journal_change.c.entry_id == entry_id)
    for table, row_id, owner, is_new in db.execute(rows):
        ids.setdefault(table, set()).add(row_id)
        if owner is not None:
            owners.add(owner)
        if is_new and table == "application":
            created.append(row_id)
    for row in ranges:
        span = range(row.first_id, row.last_id + 1)
        ids.setdefault(row.table_name, set()).update(span)
        if row.table_name == "application":
            owners.update(span)
            created.extend(span)
    return Changes(
        label,
        entry_id,
        {name: frozenset(found) for name, found in ids.items()},
        frozenset(owners),
        tuple(created),
    )


# -- undo and redo ------------------------------------------------------------------------------------


def next_undo(db: Connection) -> tuple[int, str] | None:
    """Id and label of the entry that an undo takes back."""
    return _one(
        db, select(journal_entry).where(journal_entry.c.undone == 0).order_by(journal_entry.c.id.desc())
    )


def next_redo(db: Connection) -> tuple[int, str] | None:
    """Id and label of the entry that a redo brings again."""
    return _one(db, select(journal_entry).where(journal_entry.c.undone == 1).order_by(journal_entry.c.id))


def _one(db: Connection, query: Any) -> tuple[int, str] | None:
    row = db.execute(query.limit(1)).first()
    return None if row is None else (row.id, row.label)


def undo(db: Connection, entry_id: int, label: str) -> Changes:
    """Take one entry back: every row as it was before."""
    _ranges_to_images(db, entry_id)
    changes = _changes(db, entry_id, label)
    _replay(db, entry_id, backwards=True)
    db.execute(update(journal_entry).where(journal_entry.c.id == entry_id).values(undone=1))
    return changes


def redo(db: Connection, entry_id: int, label: str) -> Changes:
    """Bring one undone entry again: every row as it was after."""
    changes = _changes(db, entry_id, label)
    _replay(db, entry_id, backwards=False)
    db.execute(update(journal_entry).where(journal_entry.c.id == entry_id).values(undone=0))
    return changes


def _ranges_to_images(db: Connection, entry_id: int) -> None:
    query = select(journal_range).where(journal_range.c.entry_id == entry_id).order_by(journal_range.c.id)
    for row in list(db.execute(query)):
        table = metadata.tables[row.table_name]
        name = table.name
        db.execute(
            text(
                "INSERT INTO journal_change (entry_id, table_name, row_id, application_id, after) "
                f"SELECT :entry, '{name}', id, {_owner(table, name)}, {_image(table, name)} "
                f"FROM {name} WHERE id BETWEEN :first AND :last ORDER BY id"
            ),
            {"entry": entry_id, "first": row.first_id, "last": row.last_id},
        )
    db.execute(delete(journal_range).where(journal_range.c.entry_id == entry_id))


def _replay(db: Connection, entry_id: int, *, backwards: bool) -> None:
    """Write the images of an entry; references are checked at the end, so that order among tables is free."""
    db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    order = journal_change.c.id.desc() if backwards else journal_change.c.id
    rows = db.execute(select(journal_change).where(journal_change.c.entry_id == entry_id).order_by(order))
    steps = (_step(row, backwards=backwards) for row in rows.all())
    for statement, group in groupby(steps, key=lambda step: step[0]):
        db.exec_driver_sql(statement, [values for _, values in group])


def _step(row: Any, *, backwards: bool) -> tuple[str, tuple[Any, ...]]:
    """The statement that writes one image, and its values."""
    old, new = (row.after, row.before) if backwards else (row.before, row.after)
    image = None if new is None else json.loads(new)
    return _statement(row.table_name, row.row_id, image, is_there=old is not None)


def _statement(
    table: str, row_id: int, image: dict[str, Any] | None, *, is_there: bool
) -> tuple[str, tuple[Any, ...]]:
    if image is None:
        return f"DELETE FROM {table} WHERE id = ?", (row_id,)
    if is_there:
        pairs = ", ".join(f"{name} = ?" for name in image)
        return f"UPDATE {table} SET {pairs} WHERE id = ?", (*image.values(), row_id)
    places = ", ".join("?" * (len(image) + 1))
    return f"INSERT INTO {table} ({', '.join(image)}, id) VALUES ({places})", (*image.values(), row_id)


def write_image(db: Connection, change: Any, image: dict[str, Any] | None) -> None:
    """Write an image over the row of one change: None deletes it, a row that is gone is made anew."""
    statement, values = _statement(change.table_name, change.row_id, image, is_there=change.after is not None)
    db.exec_driver_sql(statement, values)


def forget_applications(db: Connection, ids: Iterable[int]) -> None:
    """Drop all images of applications that are gone for good, and the entries left with nothing."""
    for application_id in ids:
        db.execute(delete(journal_change).where(journal_change.c.application_id == application_id))
    db.exec_driver_sql(
        "DELETE FROM journal_entry WHERE id NOT IN (SELECT entry_id FROM journal_change) "
        "AND id NOT IN (SELECT entry_id FROM journal_range)"
    )
