"""Questions about what hangs on an application: timeline, people, documents; and words to complete."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tracker.domain.status import StatusKind
from tracker.store.rows import DocumentRow, PersonRow, TimelineEntry
from tracker.store.schema import (
    IS_SAMPLE,
    application,
    application_person,
    application_tag,
    company,
    document,
    event,
    person,
    status,
    status_change,
)
from tracker.store.store import Query


def timeline(application_id: int) -> Query[list[TimelineEntry]]:
    """Changes of status and dated entries, the latest first."""

    def ask(db: Connection) -> list[TimelineEntry]:
        moves = db.execute(
            select(status_change.c.id, status_change.c.at, status.c.name, status.c.kind)
            .join(status, status.c.id == status_change.c.status_id)
            .where(status_change.c.application_id == application_id)
        )
        entries = [
            TimelineEntry("status_change", found, at, "", "status", "", name, StatusKind(kind))
            for found, at, name, kind in moves
        ]
        events = db.execute(select(event).where(event.c.application_id == application_id))
        entries += [
            TimelineEntry("event", row.id, row.at, row.zone, row.kind, row.text, "", None) for row in events
        ]
        return sorted(entries, key=lambda entry: (entry.at, entry.table, entry.id), reverse=True)

    return ask


def people(application_id: int) -> Query[list[PersonRow]]:
    """The people of an application, then the others at its company."""

    def ask(db: Connection) -> list[PersonRow]:
        linked = select(application_person.c.person_id).where(
            application_person.c.application_id == application_id
        )
        at_company = select(application.c.company_id).where(application.c.id == application_id)
        query = select(person, person.c.id.in_(linked).label("linked")).where(
            person.c.id.in_(linked) | person.c.company_id.in_(at_company)
        )
        found = [
            PersonRow(row.id, row.name, row.role, row.email, row.phone, bool(row.linked))
            for row in db.execute(query.order_by(person.c.id))
        ]
        return sorted(found, key=lambda row: not row.is_linked)

    return ask


def documents(application_id: int) -> Query[list[DocumentRow]]:
    """The files attached to an application, in the order of attaching."""

    def ask(db: Connection) -> list[DocumentRow]:
        query = select(document).where(document.c.application_id == application_id).order_by(document.c.id)
        return [
            DocumentRow(row.id, row.name, row.kind, row.sha256, row.size, row.added_at)
            for row in db.execute(query)
        ]

    return ask


def words_used(name: str, limit: int = 1000) -> Query[list[str]]:
    """What was typed before into a field (a plain one, ``company`` or ``tags``), most used first."""

    def ask(db: Connection) -> list[str]:
        if name == "tags":
            column = application_tag.c.name
            query = select(column)
        elif name == "company":
            column = company.c.name
            query = select(column).join(application, application.c.company_id == company.c.id)
        else:
            column = application.c[name]
            query = select(column)
        query = query.where(column != "").group_by(column).order_by(func.count().desc(), column)
        return list(db.execute(query.limit(limit)).scalars())

    return ask


def last_source() -> Query[str]:
    """The source that the newest application with one was found in; empty if none."""

    def ask(db: Connection) -> str:
        query = select(application.c.source).where(application.c.source != "")
        return db.execute(query.order_by(application.c.id.desc()).limit(1)).scalar() or ""

    return ask


def has_samples() -> Query[bool]:
    """Whether samples are in the store."""

    def ask(db: Connection) -> bool:
        query = select(application.c.id).where(IS_SAMPLE, application.c.deleted_at == "")
        return db.execute(query.limit(1)).first() is not None

    return ask
