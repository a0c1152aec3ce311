"""What changed in an application, read from the journal and put into words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, or_, select

from tracker.clock import spoken
from tracker.domain.application import Priority
from tracker.domain.countries import country_name
from tracker.domain.fields import CHOICES, field_label
from tracker.domain.pay import Pay, Period
from tracker.domain.pay_codec import format_pay
from tracker.domain.pay_units import from_units
from tracker.i18n import tr
from tracker.store.own_fields import unpacked
from tracker.store.rows import FieldChange, HistoryEntry
from tracker.store.schema import (
    application,
    company,
    journal_change,
    journal_entry,
    journal_range,
    own_route,
    person,
    status,
)
from tracker.store.store import Query

Image = dict[str, Any]
RouteName = Callable[[str], str]
"""Answers what the catalogue calls the route of an id; empty where it knows none."""
SILENT = ("position", "import_key", "uid", "created_at", "is_sample")
"""Columns whose change tells a person nothing."""
PAY = ("pay_low", "pay_high", "pay_currency", "pay_period")
LONG = 200


def not_named(_route_id: str) -> str:
    """The answer of whoever has no catalogue at hand: routes are told by their ids."""
    return ""


def history(
    application_id: int | None = None, limit: int = 200, route_name: RouteName = not_named
) -> Query[list[HistoryEntry]]:
    """The last commands that touched an application (None: any, without their details), the latest first.

    ``route_name`` is asked for the names of routes that the person did not write.
    """

    def ask(db: Connection) -> list[HistoryEntry]:
        query = select(journal_entry).order_by(journal_entry.c.id.desc()).limit(limit)
        if application_id is None:
            return [_entry(row, ()) for row in db.execute(query)]
        rows = db.execute(query.where(_touching(application_id))).all()
        words = _Words(db, application_id, route_name)
        changes = _changes_of(db, application_id, [row.id for row in rows])
        entries = [
            _entry(row, tuple(words.changes(changes.get(row.id, ()))), changes.get(row.id, ()))
            for row in rows
        ]
        return [entry for entry in entries if entry.changes or not changes.get(entry.entry_id)]

    return ask


def _touching(application_id: int) -> Any:
    named = select(journal_change.c.entry_id).where(journal_change.c.application_id == application_id)
    in_range = select(journal_range.c.entry_id).where(
        journal_range.c.table_name == application.name,
        journal_range.c.first_id <= application_id,
        journal_range.c.last_id >= application_id,
    )
    return or_(journal_entry.c.id.in_(named), journal_entry.c.id.in_(in_range))


def _changes_of(db: Connection, application_id: int, entry_ids: list[int]) -> dict[int, list[Any]]:
    query = select(journal_change).where(
        journal_change.c.application_id == application_id, journal_change.c.entry_id.in_(entry_ids)
    )
    found: dict[int, list[Any]] = {}
    for row in db.execute(query.order_by(journal_change.c.id)):
        found.setdefault(row.entry_id, []).append(row)
    return found


def _entry(row: Any, changes: tuple[FieldChange, ...], images: Iterable[Any] = ()) -> HistoryEntry:
    creates = any(image.table_name == application.name and image.before is None for image in images)
    return HistoryEntry(
        row.id, row.at, row.label, bool(row.undone), bool(changes) and not creates and not row.undone, changes
    )


class _Words:
    """Puts images into words, with the names that ids stand for now; entries are given the latest first.

    An update's image holds only what changed, so the rest of pay is carried back from what it is now.
    """

    def __init__(self, db: Connection, application_id: int, route_name: RouteName) -> None:
        self._db = db
        self._route_name = route_name
        query = select(*(application.c[name] for name in PAY)).where(application.c.id == application_id)
        found = db.execute(query).first()
        self._pay: Image = dict(found._mapping) if found else {}

    def changes(self, rows: Iterable[Any]) -> Iterable[FieldChange]:
        """The field changes of one entry."""
        for row in rows:
            before = json.loads(row.before) if row.before else {}
            after = json.loads(row.after) if row.after else {}
            if row.table_name == application.name:
                yield from self._application(before, after)
            else:
                change = self._part(row.table_name, before, after)
                if change:
                    yield change

    def _application(self, before: Image, after: Image) -> Iterable[FieldChange]:
        if not before:
            yield FieldChange(tr("Added"), "", self._text("title", after.get("title")))
            return
        names = [name for name in {**before, **after} if name not in SILENT]
        if any(name in PAY for name in names):
            yield self._pay_change(before, after)
        for name in names:
            if name == "own_fields":
                yield from _own_fields(before.get(name), after.get(name))
            elif name in ("archived_at", "deleted_at"):
                yield FieldChange(*_moved_aside(name, after))
            elif name not in PAY:
                label = field_label(name.removesuffix("_id"))
                yield FieldChange(
                    label, self._text(name, before.get(name)), self._text(name, after.get(name))
                )

    def _pay_change(self, before: Image, after: Image) -> FieldChange:
        then = self._pay | after
        self._pay = then | before
        return FieldChange(field_label("pay"), _pay(self._pay), _pay(then))

    def _part(self, table: str, before: Image, after: Image) -> FieldChange | None:
        if table == "application_tag":
            return FieldChange(field_label("tags"), before.get("name", ""), after.get("name", ""))
        if table == "event":
            return FieldChange(tr("Timeline"), _event(before), _event(after))
        if table == "document":
            return FieldChange(tr("Documents"), before.get("name", ""), after.get("name", ""))
        if table == "application_route":
            return FieldChange(tr("Visa route"), self._route(before), self._route(after))
        if table == "application_person":
            return FieldChange(tr("People"), self._person(before), self._person(after))
        if table == "status_change" and not (after and not before):
            return FieldChange(tr("Status history"), self._moment(before), self._moment(after))
        return None

    def _text(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if name == "status_id":
            return self._name(status, value)
        if name == "company_id":
            return self._name(company, value)
        if name == "country":
            return country_name(value)
        if name in CHOICES:
            return _choice(name, value)
        return _short(str(value))

    def _name(self, table: Any, row_id: int) -> str:
        return self._db.execute(select(table.c.name).where(table.c.id == row_id)).scalar() or tr("removed")

    def _person(self, image: Image) -> str:
        return self._name(person, image["person_id"]) if image else ""

    def _route(self, image: Image) -> str:
        """The route's name, its id only where neither the person nor the catalogue knows it any more."""
        route_id = str(image.get("route", ""))
        own = self._db.execute(select(own_route.c.name).where(own_route.c.slug == route_id)).scalar()
        return str(own or self._route_name(route_id) or route_id) if route_id else ""

    def _moment(self, image: Image) -> str:
        status_id = image.get("status_id")
        name = self._name(status, status_id) if status_id else ""
        return " ".join(part for part in (name, spoken(image["at"]) if image.get("at") else "") if part)


def _own_fields(before: Any, after: Any) -> Iterable[FieldChange]:
    old, new = dict(unpacked(before or "")), dict(unpacked(after or ""))
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            yield FieldChange(name, _short(old.get(name, "")), _short(new.get(name, "")))


def _moved_aside(name: str, after: Image) -> tuple[str, str, str]:
    if name == "archived_at":
        return (tr("Archived") if after.get(name) else tr("Brought back"), "", "")
    return (tr("Deleted") if after.get(name) else tr("Brought back"), "", "")


def _choice(name: str, value: Any) -> str:
    choices = CHOICES[name]
    found = Priority(value) if name == "priority" else next(v for v in choices.values if v.value == value)
    return choices.label(found)


def _pay(image: Image) -> str:
    low, high = from_units(image.get("pay_low")), from_units(image.get("pay_high"))
    currency, period = image.get("pay_currency") or None, image.get("pay_period") or None
    if low is None and high is None:
        return ""
    return format_pay(Pay(low, high, currency, Period(period) if period else None))


def _event(image: Image) -> str:
    moment = spoken(image["at"], image.get("zone", "")) if image.get("at") else ""
    return _short(" ".join(part for part in (moment, image.get("text", "")) if part))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONG else line[: LONG - 1] + "…"
