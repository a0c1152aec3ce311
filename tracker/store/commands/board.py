"""Commands of the board: moving cards between and within columns."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, case, select, update

from tracker.domain.countries import country_name
from tracker.domain.fields import check_value
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.schema import application, status_change
from tracker.store.store import Command, Writer


def move_applications(ids: Sequence[int], status_id: int) -> Command:
    """Give applications a status, keeping their place in the board's order."""

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        name = parts.status_name(w.db, status_id)
        change_status(w, found, status_id)
        return tr("Moved {what} to {status}", what=parts.described(w.db, found), status=name)

    return apply


def place_in_status(ids: Sequence[int], status_id: int, after: int | None, before: int | None) -> Command:
    """Give applications a status and a place between two neighbours of its column (ids; None: the end)."""

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        name = parts.status_name(w.db, status_id)
        change_status(w, found, status_id)
        _place(w.db, found, after, before)
        return tr("Moved {what} to {status}", what=parts.described(w.db, found), status=name)

    return apply


def place_in_country(ids: Sequence[int], country: str, after: int | None, before: int | None) -> Command:
    """Give applications a country (ISO code, "" for none) and a place between two neighbours (ids)."""
    code = check_value("country", country)

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        _update(w.db, found, country=code)
        _place(w.db, found, after, before)
        name = country_name(code) if code else tr("no country")
        return tr("Moved {what} to {country}", what=parts.described(w.db, found), country=name)

    return apply


def place_applications(ids: Sequence[int], after: int | None, before: int | None) -> Command:
    """Give applications a place between two neighbours (ids; None: the end), and change nothing else."""

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        _place(w.db, found, after, before)
        return tr("Moved {what}", what=parts.described(w.db, found))

    return apply


def change_status(w: Writer, ids: Sequence[int], status_id: int) -> None:
    """Set the status of those that have another one and date the change; the others stay untouched."""
    moving: list[int] = []
    for start in range(0, len(ids), 500):
        query = select(application.c.id).where(
            application.c.id.in_(ids[start : start + 500]), application.c.status_id != status_id
        )
        moving += db_ids(w.db, query)
    if not moving:
        return
    _update(w.db, moving, status_id=status_id)
    w.db.execute(
        status_change.insert(),
        [{"application_id": found, "status_id": status_id, "at": w.now} for found in moving],
    )


def db_ids(db: Connection, query: object) -> list[int]:
    """The ids that a select of one column answers."""
    return list(db.execute(query).scalars())  # type: ignore[call-overload]


def _update(db: Connection, ids: Sequence[int], **values: object) -> None:
    for start in range(0, len(ids), 500):
        batch = ids[start : start + 500]
        db.execute(update(application).where(application.c.id.in_(batch)).values(values))


def _place(db: Connection, ids: Sequence[int], after: int | None, before: int | None) -> None:
    low, high = _position(db, after), _position(db, before)
    if low is not None and high is not None and low > high:
        high = None
    places = parts.positions_between(db, low, high, len(ids))
    for start in range(0, len(ids), 500):
        pairs = dict(zip(ids[start : start + 500], places[start : start + 500], strict=True))
        db.execute(
            update(application)
            .where(application.c.id.in_(pairs))
            .values(position=case(pairs, value=application.c.id))
        )


def _position(db: Connection, application_id: int | None) -> int | None:
    if application_id is None:
        return None
    return db.execute(select(application.c.position).where(application.c.id == application_id)).scalar()
