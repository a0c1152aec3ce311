"""Whole applications, with everything that hangs on them, as they are exported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracker.domain.application import (
    Document,
    Draft,
    Event,
    EventKind,
    JobKind,
    Person,
    Priority,
    Sponsorship,
    StatusMoment,
    WorkMode,
)
from tracker.domain.status import StatusKind
from tracker.store.own_fields import unpacked
from tracker.store.queries.applications import pay_of
from tracker.store.schema import (
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

BATCH = 500
Found = dict[int, list[Any]]


def drafts(ids: Sequence[int]) -> Query[list[Draft]]:
    """These applications whole, in the order of the ids."""

    def ask(db: Connection) -> list[Draft]:
        return [
            draft for start in range(0, len(ids), BATCH) for draft in _batch(db, ids[start : start + BATCH])
        ]

    return ask


def _batch(db: Connection, ids: Sequence[int]) -> Iterator[Draft]:
    query = (
        select(application, company.c.name.label("company"), status.c.name.label("status"), status.c.kind)
        .join(status, status.c.id == application.c.status_id)
        .outerjoin(company, company.c.id == application.c.company_id)
        .where(application.c.id.in_(ids))
    )
    rows = {row.id: row for row in db.execute(query)}
    parts = {name: _grouped(db, part, ids) for name, part in _PARTS.items()}
    for application_id in ids:
        if application_id in rows:
            yield _draft(
                rows[application_id], {name: found.get(application_id, []) for name, found in parts.items()}
            )


def _grouped(db: Connection, query: Any, ids: Sequence[int]) -> Found:
    owner = query.selected_columns.application_id
    found: Found = {}
    for row in db.execute(query.where(owner.in_(ids))):
        found.setdefault(row.application_id, []).append(row)
    return found


_PARTS = {
    "tags": select(application_tag).order_by(application_tag.c.id),
    "moments": select(status_change.c.application_id, status_change.c.at, status.c.name, status.c.kind)
    .join(status, status.c.id == status_change.c.status_id)
    .order_by(status_change.c.id),
    "events": select(event).order_by(event.c.id),
    "people": select(
        application_person.c.application_id, person.c.name, person.c.role, person.c.email, person.c.phone
    )
    .join(person, person.c.id == application_person.c.person_id)
    .order_by(application_person.c.id),
    "documents": select(document).order_by(document.c.id),
}


def _draft(row: Any, parts: dict[str, list[Any]]) -> Draft:
    return Draft(
        company=row.company or "",
        title=row.title,
        country=row.country,
        city=row.city,
        work_mode=WorkMode(row.work_mode) if row.work_mode else None,
        job_kind=JobKind(row.job_kind) if row.job_kind else None,
        status=row.status,
        status_kind=StatusKind(row.kind),
        pay=pay_of(row),
        pay_as_posted=row.pay_as_posted,
        link=row.link,
        source=row.source,
        applied_on=row.applied_on,
        deadline=row.deadline,
        start_date=row.start_date,
        priority=Priority(row.priority),
        field=row.field,
        sponsorship=Sponsorship(row.sponsorship),
        tags=tuple(part.name for part in parts["tags"]),
        posting=row.posting,
        notes=row.notes,
        own_fields=unpacked(row.own_fields),
        status_history=tuple(
            StatusMoment(part.name, StatusKind(part.kind), part.at) for part in parts["moments"]
        ),
        timeline=tuple(
            Event(EventKind(part.kind), part.at, part.zone, part.text) for part in parts["events"]
        ),
        people=tuple(Person(part.name, part.role, part.email, part.phone) for part in parts["people"]),
        documents=tuple(
            Document(part.name, part.kind, part.sha256, part.size) for part in parts["documents"]
        ),
        uid=row.uid,
        created_at=row.created_at,
        archived_at=row.archived_at,
        import_key=row.import_key,
    )
