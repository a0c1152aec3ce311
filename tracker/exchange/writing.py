"""Writes an import's rows in one transaction: changed ones one by one, new ones in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from tracker.domain.application import Draft
from tracker.domain.fields import FIELD_KINDS
from tracker.errors import Refused
from tracker.exchange.bulk import insert_all
from tracker.exchange.planned import Action, PlannedRow, PlannedRows
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.commands.applications import insert_parts, status_id_for
from tracker.store.commands.board import change_status
from tracker.store.own_fields import packed
from tracker.store.schema import (
    application,
    application_person,
    application_tag,
    document,
    event,
    person,
    status_change,
)
from tracker.store.store import Writer

# The fields of Draft that are rows of their own tables.
_PARTS: dict[str, Table] = {
    "tags": application_tag,
    "status_history": status_change,
    "timeline": event,
    "people": application_person,
    "documents": document,
}
BATCH = 500
STEP = 100
"""Progress is told, and a stop is noticed, after so many changed rows."""


def write_rows(w: Writer, rows: PlannedRows) -> None:
    """Write what the rows plan; rows that change nothing are passed over.

    Raises Refused where an application that should be new is there by now.
    """
    changed, new = list(rows.of(Action.UPDATED)), rows.count(Action.NEW)
    _refuse_stale(w.db, list(rows.uids()))
    total = len(changed) + new
    for done, row in enumerate(changed, 1):
        _write_over(w, row)
        if done % STEP == 0:
            w.progress(done, total)
    if new:
        insert_all(w, rows, len(changed), total)
    w.progress(total, total)


def _refuse_stale(db: Connection, uids: Sequence[str]) -> None:
    for start in range(0, len(uids), BATCH):
        query = select(application.c.id).where(application.c.uid.in_(uids[start : start + BATCH]))
        if db.execute(query.limit(1)).first() is not None:
            raise Refused(
                tr("Some of these applications came in since the file was checked."),
                tr("Nothing was imported."),
                tr("Check the file again."),
            )


def _write_over(w: Writer, row: PlannedRow) -> None:
    """Write the changed fields of one application; one that is gone since is left alone."""
    draft, application_id = row.draft, row.application_id
    this = application.c.id == application_id
    company_id = w.db.execute(select(application.c.company_id).where(this)).first()
    if draft is None or application_id is None or company_id is None:
        return
    values = _columns(w.db, draft, row.changed)
    if "status" in row.changed:
        status_id = status_id_for(w.db, draft.status, draft.status_kind)
        if "status_history" in row.changed or _ends_in_its_status(draft):
            values["status_id"] = status_id
        else:
            change_status(w, [application_id], status_id)
    if values:
        w.db.execute(update(application).where(this).values(values))
    _replace_parts(w, application_id, draft, row.changed)
    if "company" in row.changed:
        parts.drop_unused_companies(w.db, [company_id[0]])


def _ends_in_its_status(draft: Draft) -> bool:
    """Whether the history tells of the present status already, so that its change needs no date."""
    return bool(draft.status_history) and draft.status_history[-1].status == draft.status


def _columns(db: Connection, draft: Draft, changed: Sequence[str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: parts.column_value(name, getattr(draft, name))
        for name in changed
        if name in FIELD_KINDS and parts.is_column(name, FIELD_KINDS[name])
    }
    for name in ("created_at", "archived_at"):
        if name in changed:
            values[name] = getattr(draft, name)
    if "pay" in changed:
        values.update(parts.pay_columns(draft.pay))
    if "own_fields" in changed:
        values["own_fields"] = packed(draft.own_fields)
    if "company" in changed:
        values["company_id"] = parts.company_id_of(db, draft.company)
    if "deleted_at" in changed:
        values["deleted_at"] = ""
    return values


def _replace_parts(w: Writer, application_id: int, draft: Draft, changed: Sequence[str]) -> None:
    names = [name for name in changed if name in _PARTS]
    linked = _linked_people(w.db, application_id) if "people" in names else []
    for name in names:
        table = _PARTS[name]
        w.db.execute(delete(table).where(table.c.application_id == application_id))
    if names:
        values: dict[str, Any] = {name: getattr(draft, name) for name in names}
        insert_parts(w, application_id, Draft(**values))
    _drop_strangers(w.db, linked)


def _linked_people(db: Connection, application_id: int) -> list[int]:
    query = select(application_person.c.person_id).where(
        application_person.c.application_id == application_id
    )
    return list(db.execute(query).scalars())


def _drop_strangers(db: Connection, ids: Sequence[int]) -> None:
    """Delete those of the people who belong to no application any more."""
    for person_id in ids:
        links = select(application_person.c.id).where(application_person.c.person_id == person_id)
        if db.execute(links.limit(1)).first() is None:
            db.execute(delete(person).where(person.c.id == person_id))
