"""Small steps that several commands share: companies, positions, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update

from tracker.domain.fields import CHOICES, FieldKind
from tracker.domain.pay import Pay
from tracker.domain.pay_units import to_units
from tracker.domain.text import normalise_company
from tracker.errors import NotFound, Refused
from tracker.i18n import tr, trn
from tracker.store.engine import inserted_id
from tracker.store.keys import GAP
from tracker.store.schema import (
    application,
    company,
    person,
    status,
)


def company_id_of(db: Connection, name: str) -> int | None:
    """The company of exactly this name, made if there is none; None for an empty name."""
    if not name:
        return None
    found = db.execute(select(company.c.id).where(company.c.name == name)).scalar()
    if found is None:
        made = db.execute(company.insert().values(name=name, name_key=normalise_company(name)))
        return inserted_id(made)
    return int(found)


def drop_unused_companies(db: Connection, ids: Iterable[int | None]) -> None:
    """Take away those of the companies that no application and nobody belongs to any more."""
    for company_id in {found for found in ids if found is not None}:
        in_use = select(application.c.id).where(application.c.company_id == company_id)
        has_people = select(person.c.id).where(person.c.company_id == company_id)
        if not db.execute(in_use.limit(1)).first() and not db.execute(has_people.limit(1)).first():
            db.execute(company.delete().where(company.c.id == company_id))


def pay_columns(pay: Pay | None) -> dict[str, Any]:
    """Pay as the columns of ``application``."""
    return {
        "pay_low": to_units(pay.low) if pay else None,
        "pay_high": to_units(pay.high) if pay else None,
        "pay_currency": (pay.currency or "") if pay else "",
        "pay_period": pay.period.value if pay and pay.period else "",
    }


def column_value(name: str, value: Any) -> Any:
    """A plain field's value as its column holds it."""
    if name == "priority":
        return int(value)
    if name in CHOICES:
        return value.value if value is not None else ""
    return value


def is_column(name: str, kind: FieldKind) -> bool:
    """Whether the field is one column of ``application`` under its own name."""
    return kind not in (FieldKind.PAY, FieldKind.TAGS, FieldKind.STATUS) and name != "company"


def top_position(db: Connection) -> int:
    """The position that stands before every other."""
    lowest = db.execute(select(func.min(application.c.position))).scalar()
    return GAP if lowest is None else int(lowest) - GAP


def positions_between(db: Connection, low: int | None, high: int | None, count: int) -> list[int]:
    """``count`` rising positions between two neighbours (None: the end), making room where there is none."""
    if low is None and high is None:
        return [top_position(db) + step for step in range(count)]
    if low is None:
        return [int(high or 0) - GAP * (count - step) for step in range(count)]
    if high is None:
        return [low + GAP * (step + 1) for step in range(count)]
    width = (high - low) // (count + 1)
    if width == 0:
        _make_room(db, low, count)
        high = high + GAP * (count + 1)
        width = (high - low) // (count + 1)
    return [low + width * (step + 1) for step in range(count)]


def _make_room(db: Connection, after: int, count: int) -> None:
    db.execute(
        update(application)
        .where(application.c.position > after)
        .values(position=application.c.position + GAP * (count + 1))
    )


def existing(db: Connection, ids: Sequence[int]) -> list[int]:
    """Those of the ids that lie outside the bin, in the given order. Raises NotFound if none does."""
    found: set[int] = set()
    for start in range(0, len(ids), 500):
        query = select(application.c.id).where(
            application.c.id.in_(ids[start : start + 500]), application.c.deleted_at == ""
        )
        found.update(db.execute(query).scalars())
    if not found:
        raise NotFound(tr("These applications are gone."))
    return [wanted for wanted in dict.fromkeys(ids) if wanted in found]


def status_name(db: Connection, status_id: int) -> str:
    """The name of a status that is still on the board. Raises NotFound."""
    query = select(status.c.name).where(status.c.id == status_id, status.c.removed_at == "")
    found = db.execute(query).scalar()
    if found is None:
        raise NotFound(tr("This status is gone."))
    return str(found)


def described(db: Connection, ids: Sequence[int]) -> str:
    """What a label calls these applications: the title of one, the number of several."""
    if len(ids) > 1:
        return trn("{count} application", "{count} applications", len(ids))
    query = (
        select(application.c.title, company.c.name)
        .outerjoin(company, company.c.id == application.c.company_id)
        .where(application.c.id == ids[0])
    )
    title, name = db.execute(query).one()
    return str(title or name or tr("application"))


def one(found: Any, what: str) -> Any:
    """The row, if there is one. Raises NotFound saying that ``what`` is gone."""
    if found is None:
        raise NotFound(what)
    return found


def refuse_unless(condition: bool, why: str) -> None:
    """Raise Refused with the reason unless the condition holds."""
    if not condition:
        raise Refused(why)
