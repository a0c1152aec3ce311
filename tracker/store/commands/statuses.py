"""Commands on the person's statuses: add, rename, colour, reorder, limit, remove."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, select, update

from tracker.domain.status import StatusKind, kind_label
from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.engine import inserted_id
from tracker.store.schema import application, status
from tracker.store.store import Command, Writer

NAME_LIMIT = 100


def add_status(name: str, kind: StatusKind, colour: str = "") -> Command:
    """Add a status at the end of its kind. Raises InvalidValue for an empty or used name or a bad colour."""

    def apply(w: Writer) -> str:
        checked = _checked_name(w.db, name, None)
        insert_status(w.db, checked, kind, _checked_colour(colour))
        return tr("Added status {name}", name=checked)

    return apply


def insert_status(db: Connection, name: str, kind: StatusKind, colour: str = "") -> int:
    """Insert a status after the last one of its kind, or at the end; one removed before comes back."""
    removed = db.execute(
        select(status.c.id).where(status.c.name == name, status.c.kind == kind.value)
    ).scalar()
    known = db.execute(_on_board()).all()
    same = [place for place, row in enumerate(known) if row.kind == kind.value]
    place = same[-1] + 1 if same else len(known)
    values = {"removed_at": "", "colour": colour or kind.colour}
    if removed is not None:
        db.execute(update(status).where(status.c.id == removed).values(values))
        status_id = int(removed)
    else:
        made = db.execute(status.insert().values(name=name, kind=kind.value, **values))
        status_id = inserted_id(made)
    order = [row.id for row in known]
    order.insert(place, status_id)
    _set_order(db, order)
    return status_id


def rename_status(status_id: int, name: str) -> Command:
    """Give a status another name. Raises InvalidValue for an empty or used one."""

    def apply(w: Writer) -> str:
        before = parts.status_name(w.db, status_id)
        checked = _checked_name(w.db, name, status_id)
        _set(w, status_id, name=checked)
        return tr("Renamed {before} to {name}", before=before, name=checked)

    return apply


def set_status_kind(status_id: int, kind: StatusKind) -> Command:
    """Say what a status means."""

    def apply(w: Writer) -> str:
        name = parts.status_name(w.db, status_id)
        _set(w, status_id, kind=kind.value)
        return tr("{name} now means {kind}", name=name, kind=kind_label(kind).lower())

    return apply


def set_status_colour(status_id: int, colour: str) -> Command:
    """Give a status a colour, ``#RRGGBB``. Raises InvalidValue."""
    checked = _checked_colour(colour)

    def apply(w: Writer) -> str:
        name = parts.status_name(w.db, status_id)
        _set(w, status_id, colour=checked)
        return tr("Changed the colour of {name}", name=name)

    return apply


def set_status_limit(status_id: int, limit: int) -> Command:
    """Say how many cards a status should hold at most; 0 for no limit. Raises InvalidValue below 0."""
    if not 0 <= limit <= 100_000:
        raise InvalidValue("card_limit", tr("A limit is between 0 and 100,000."), str(limit))

    def apply(w: Writer) -> str:
        name = parts.status_name(w.db, status_id)
        _set(w, status_id, card_limit=limit)
        return tr("Changed the limit of {name}", name=name)

    return apply


def move_status(status_id: int, place: int) -> Command:
    """Move a status to a place of the board's order, counted from 0."""

    def apply(w: Writer) -> str:
        name = parts.status_name(w.db, status_id)
        order = [row.id for row in w.db.execute(_on_board()) if row.id != status_id]
        order.insert(max(0, min(place, len(order))), status_id)
        _set_order(w.db, order)
        return tr("Moved status {name}", name=name)

    return apply


def remove_status(status_id: int, target_id: int) -> Command:
    """Remove a status; its applications, those in the bin too, go to the target, another one.

    Raises Refused where the target is the same status.
    """

    def apply(w: Writer) -> str:
        from tracker.store.commands.board import change_status, db_ids

        parts.refuse_unless(status_id != target_id, tr("Choose another status for its cards."))
        name, target = parts.status_name(w.db, status_id), parts.status_name(w.db, target_id)
        ids = db_ids(w.db, select(application.c.id).where(application.c.status_id == status_id))
        change_status(w, ids, target_id)
        _set(w, status_id, removed_at=w.now)
        if not ids:
            return tr("Removed status {name}", name=name)
        return tr("Removed status {name}, its cards went to {target}", name=name, target=target)

    return apply


def _on_board() -> Any:
    return select(status).where(status.c.removed_at == "").order_by(status.c.position, status.c.id)


def _set(w: Writer, status_id: int, **values: object) -> None:
    w.db.execute(update(status).where(status.c.id == status_id).values(values))


def _set_order(db: Connection, order: list[int]) -> None:
    for place, status_id in enumerate(order):
        db.execute(
            update(status).where(status.c.id == status_id, status.c.position != place).values(position=place)
        )


def _checked_name(db: Connection, name: str, own_id: int | None) -> str:
    cleaned = clean_text("status", name, NAME_LIMIT)
    if not cleaned:
        raise InvalidValue("status", tr("A status needs a name."), name)
    for row in db.execute(_on_board()):
        if row.id != own_id and row.name.casefold() == cleaned.casefold():
            raise InvalidValue("status", tr("There is a status {name} already.", name=row.name), name)
    return cleaned


def _checked_colour(colour: str) -> str:
    if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise InvalidValue("colour", tr("A colour is written #RRGGBB."), colour)
    return colour.upper()
