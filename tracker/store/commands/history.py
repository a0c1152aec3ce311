"""Taking one earlier change of one application back, whatever came after it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from tracker.i18n import tr
from tracker.store import journal
from tracker.store.commands import _parts as parts
from tracker.store.commands.timeline import _follow_history
from tracker.store.schema import application, journal_change, journal_entry, metadata, status_change
from tracker.store.store import Command, Writer


def revert(application_id: int, entry_id: int) -> Command:
    """Put back what one entry of the journal changed in one application, as a new change of its own.

    What is gone since is left alone. Raises NotFound for an unknown entry, Refused for the entry that added
    the application.
    """

    def apply(w: Writer) -> str:
        label = w.db.execute(select(journal_entry.c.label).where(journal_entry.c.id == entry_id)).scalar()
        parts.one(label, tr("This change is gone."))
        rows = _changes(w.db, application_id, entry_id)
        creates = any(row.table_name == application.name and row.before is None for row in rows)
        parts.refuse_unless(bool(rows) and not creates, tr("Delete the application to take this back."))
        for row in rows:
            if _still_fits(w.db, row):
                journal.write_back(w.db, row)
        if any(row.table_name == status_change.name for row in rows):
            _follow_history(w.db, application_id)
        return tr("Took back: {label}", label=label)

    return apply


def _changes(db: Connection, application_id: int, entry_id: int) -> list[Any]:
    query = select(journal_change).where(
        journal_change.c.entry_id == entry_id, journal_change.c.application_id == application_id
    )
    return list(db.execute(query.order_by(journal_change.c.id.desc())))


def _still_fits(db: Connection, row: Any) -> bool:
    """A deleted row can come back only if it is gone still, a changed or added one only if it is there."""
    table = metadata.tables[row.table_name]
    is_there = db.execute(select(table.c.id).where(table.c.id == row.row_id)).first() is not None
    return is_there == (row.after is not None)
