"""Commands on the timeline: dated entries, and corrections of the status history."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from tracker.clock import INSTANT_FORMAT
from tracker.domain.application import Event
from tracker.domain.text import clean_long_text
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.schema import application, event, status_change
from tracker.store.store import Command, Writer


def add_event(application_id: int, entry: Event) -> Command:
    """Add a dated entry to an application. Raises InvalidValue for a bad moment or text."""
    checked = check_event(entry)

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, [application_id])
        w.db.execute(event.insert().values(application_id=application_id, **_columns(checked)))
        return tr("Added to the timeline of {what}", what=parts.described(w.db, found))

    return apply


def edit_event(event_id: int, entry: Event) -> Command:
    """Write a dated entry anew. Raises InvalidValue, or NotFound if it is gone."""
    checked = check_event(entry)

    def apply(w: Writer) -> str:
        owner = _owner(w.db, event_id)
        w.db.execute(update(event).where(event.c.id == event_id).values(_columns(checked)))
        return tr("Changed the timeline of {what}", what=parts.described(w.db, [owner]))

    return apply


def delete_event(event_id: int) -> Command:
    """Take a dated entry away. Raises NotFound if it is gone."""

    def apply(w: Writer) -> str:
        owner = _owner(w.db, event_id)
        w.db.execute(delete(event).where(event.c.id == event_id))
        return tr("Deleted from the timeline of {what}", what=parts.described(w.db, [owner]))

    return apply


def correct_status_change(change_id: int, at: str, status_id: int | None = None) -> Command:
    """Correct when a status was reached (``at`` as in ``Event``), and which one it was.

    Correcting the latest one corrects the application's present status too. Raises InvalidValue or NotFound.
    """
    check_moment(at)

    def apply(w: Writer) -> str:
        row = _status_change(w.db, change_id)
        if status_id is not None:
            parts.status_name(w.db, status_id)
        w.db.execute(
            update(status_change)
            .where(status_change.c.id == change_id)
            .values(at=at, status_id=status_id or row.status_id)
        )
        follow_history(w.db, row.application_id)
        return tr("Corrected the history of {what}", what=parts.described(w.db, [row.application_id]))

    return apply


def delete_status_change(change_id: int) -> Command:
    """Take a change of status out of the history; the last one left stays. Raises NotFound or Refused."""

    def apply(w: Writer) -> str:
        row = _status_change(w.db, change_id)
        others = select(status_change.c.id).where(
            status_change.c.application_id == row.application_id, status_change.c.id != change_id
        )
        parts.refuse_unless(
            w.db.execute(others.limit(1)).first() is not None, tr("The history keeps at least one status.")
        )
        w.db.execute(delete(status_change).where(status_change.c.id == change_id))
        follow_history(w.db, row.application_id)
        return tr("Corrected the history of {what}", what=parts.described(w.db, [row.application_id]))

    return apply


def check_event(entry: Event) -> Event:
    """The entry as it is stored. Raises InvalidValue."""
    check_moment(entry.at)
    if entry.zone and len(entry.at) == len("YYYY-MM-DD"):
        raise InvalidValue("timeline", tr("A day has no time zone."), entry.zone)
    return Event(entry.kind, entry.at, entry.zone, clean_long_text("timeline", entry.text))


def check_moment(at: str) -> None:
    """Raise InvalidValue unless ``at`` is a day ``YYYY-MM-DD`` or a UTC instant ``YYYY-MM-DDTHH:MM:SSZ``."""
    try:
        if len(at) == len("YYYY-MM-DD"):
            date.fromisoformat(at)
        elif datetime.strptime(at, INSTANT_FORMAT).strftime(INSTANT_FORMAT) != at:
            raise ValueError
    except ValueError:
        raise InvalidValue("at", tr("There is no such moment: {value}.", value=at), at) from None


def _columns(entry: Event) -> dict[str, str]:
    return {"kind": entry.kind.value, "at": entry.at, "zone": entry.zone, "text": entry.text}


def _owner(db: Connection, event_id: int) -> int:
    found = db.execute(select(event.c.application_id).where(event.c.id == event_id)).scalar()
    return int(parts.one(found, tr("This entry is gone.")))


def _status_change(db: Connection, change_id: int) -> Any:
    found = db.execute(select(status_change).where(status_change.c.id == change_id)).first()
    return parts.one(found, tr("This entry is gone."))


def follow_history(db: Connection, application_id: int) -> None:
    """Make the latest status of the history the present one. Raises Refused for an empty history, NotFound if
    that status was removed meanwhile.
    """
    latest = (
        select(status_change.c.status_id)
        .where(status_change.c.application_id == application_id)
        .order_by(status_change.c.at.desc(), status_change.c.id.desc())
        .limit(1)
    )
    status_id = db.execute(latest).scalar()
    parts.refuse_unless(status_id is not None, tr("The history keeps at least one status."))
    parts.status_name(db, int(status_id or 0))
    db.execute(
        update(application)
        .where(application.c.id == application_id, application.c.status_id != status_id)
        .values(status_id=status_id)
    )
