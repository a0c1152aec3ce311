"""Taking one earlier change of one application back, whatever came after it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from tracker.i18n import tr
from tracker.store import journal
from tracker.store.commands import _parts as parts
from tracker.store.commands.timeline import follow_history
from tracker.store.own_fields import taken_back
from tracker.store.schema import (
    application,
    application_person,
    application_route,
    application_tag,
    company,
    journal_change,
    journal_entry,
    metadata,
    person,
    status_change,
)
from tracker.store.store import Command, Writer

Image = dict[str, Any]


def revert(application_id: int, entry_id: int) -> Command:
    """Put back what one entry of the journal changed in one application, as a new change of its own.

    What is gone since is left alone; a company or a person that it names comes back if they are gone. Raises
    NotFound for an unknown entry, Refused for the entry that added the application or one that leads to a
    removed status.
    """

    def apply(w: Writer) -> str:
        label = w.db.execute(select(journal_entry.c.label).where(journal_entry.c.id == entry_id)).scalar()
        parts.one(label, tr("This change is gone."))
        rows = _changes(w.db, application_id, entry_id)
        creates = any(row.table_name == application.name and row.before is None for row in rows)
        parts.refuse_unless(bool(rows) and not creates, tr("Delete the application to take this back."))
        brings_back = any(row.table_name == application.name and row.after is None for row in rows)
        if not brings_back:
            parts.existing(w.db, [application_id])
        for row in rows:
            if _still_fits(w.db, row):
                _write_back(w.db, row)
        if any(row.table_name == status_change.name for row in rows):
            follow_history(w.db, application_id)
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


def _write_back(db: Connection, row: Any) -> None:
    before = json.loads(row.before) if row.before else None
    if before is not None:
        before = {name: _PRESENT.get(name, _as_it_is)(db, value) for name, value in before.items()}
        if row.after is not None:
            before.pop("position", None)
            _keep_other_own_fields(db, row, before)
        if row.after is None and _has_its_like(db, row.table_name, before):
            return
    if before != {}:
        journal.write_image(db, row, before)


def _keep_other_own_fields(db: Connection, row: Any, before: Image) -> None:
    """Of the own fields, which are one text, only those go back that the change touched."""
    if "own_fields" in before:
        query = select(application.c.own_fields).where(application.c.id == row.row_id)
        after = json.loads(row.after)["own_fields"]
        before["own_fields"] = taken_back(db.execute(query).scalar_one(), before["own_fields"], after)


def _as_it_is(_db: Connection, value: Any) -> Any:
    return value


def _present_status(db: Connection, status_id: int) -> int:
    parts.status_name(db, status_id)
    return status_id


def _present_company(db: Connection, company_id: int | None) -> int | None:
    """The company that had this id: itself, or the one that has its name now."""
    if company_id is None or _exists(db, company, company_id):
        return company_id
    image = _last_image(db, company.name, company_id)
    return parts.company_id_of(db, str(image.get("name", "")))


def _present_person(db: Connection, person_id: int) -> int:
    """Somebody under their old id, brought back if they are gone."""
    if not _exists(db, person, person_id):
        image = _last_image(db, person.name, person_id)
        image["company_id"] = _present_company(db, image.get("company_id"))
        db.execute(person.insert().values(id=person_id, **image))
    return person_id


_PRESENT: dict[str, Callable[[Connection, Any], Any]] = {
    "status_id": _present_status,
    "company_id": _present_company,
    "person_id": _present_person,
}
"""How a reference in an old image is made to hold again."""


def _exists(db: Connection, table: Any, row_id: int) -> bool:
    return db.execute(select(table.c.id).where(table.c.id == row_id)).first() is not None


_ONE_OF_A_KIND: dict[str, tuple[str, ...]] = {
    application_person.name: ("application_id", "person_id"),
    application_tag.name: ("application_id", "name"),
    application_route.name: ("application_id",),
}
"""By which columns a part is known, of which an application has one at most."""


def _has_its_like(db: Connection, table_name: str, image: Image) -> bool:
    """Whether the application has such a part again already."""
    names = _ONE_OF_A_KIND.get(table_name)
    if names is None:
        return False
    columns = metadata.tables[table_name].c
    query = select(columns.id).where(*(columns[name] == image[name] for name in names))
    return db.execute(query).first() is not None


def _last_image(db: Connection, table: str, row_id: int) -> Image:
    """What a row held when it was deleted."""
    query = select(journal_change.c.before).where(
        journal_change.c.table_name == table,
        journal_change.c.row_id == row_id,
        journal_change.c.after.is_(None),
    )
    found = db.execute(query.order_by(journal_change.c.id.desc()).limit(1)).scalar()
    return dict(json.loads(parts.one(found, tr("This change is gone."))))
