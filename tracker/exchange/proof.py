"""The proof of a search: what was applied for, when and how, month by month, as employment offices ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from tracker.clock import day_of
from tracker.domain.status import StatusKind
from tracker.store.queries.export_rows import EVERYTHING
from tracker.store.schema import application, company, status, status_change
from tracker.store.store import Query, Store

MONTH = len("YYYY-MM")


@dataclass(frozen=True, slots=True)
class Entry:
    """One application that was made; days are ``YYYY-MM-DD``, ``source`` says how it came about."""

    day: str
    company: str
    title: str
    source: str
    outcome: str
    outcome_on: str


@dataclass(frozen=True, slots=True)
class Month:
    """The applications of one month (``YYYY-MM``), in the order of their days."""

    month: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """The applications of a period, both days included.

    ``undated`` counts those that were applied for on a day that nobody knows: they stand in no list.
    """

    first: str
    last: str
    months: tuple[Month, ...]
    undated: int = 0

    @property
    def count(self) -> int:
        """How many applications are listed."""
        return sum(len(month.entries) for month in self.months)

    def to_json(self) -> dict[str, Any]:
        """The proof as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Proof:
        """The exact inverse of ``to_json``."""
        months = tuple(
            Month(month["month"], tuple(Entry(**entry) for entry in month["entries"]))
            for month in values["months"]
        )
        return cls(values["first"], values["last"], months, values["undated"])


def proof_of_search(store: Store, first: date, last: date) -> Proof:
    """What was applied for between two days, both included; nothing made up, deleted or only saved."""
    return store.ask(proof_between(first, last))


def proof_between(first: date, last: date) -> Query[Proof]:
    """As ``proof_of_search``, as a question."""

    def ask(db: Connection) -> Proof:
        entries, undated = [], 0
        for row in db.execute(_query()):
            day = row.applied_on or (day_of(row.moved_at).isoformat() if row.moved_at else "")
            if first.isoformat() <= day <= last.isoformat():
                entries.append(_entry(row, day))
            undated += not day and StatusKind(row.kind) is not StatusKind.SAVED
        return Proof(first.isoformat(), last.isoformat(), _months(entries), undated)

    return ask


def _entry(row: Any, day: str) -> Entry:
    outcome_on = day_of(row.since).isoformat() if row.since else ""
    return Entry(day, row.company or "", row.title, row.source, row.status, outcome_on)


def _months(entries: Iterable[Entry]) -> tuple[Month, ...]:
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.company, entry.title))
    groups = groupby(ordered, key=lambda entry: entry.day[:MONTH])
    return tuple(Month(month, tuple(found)) for month, found in groups)


def _query() -> Any:
    a = application.c
    return (
        select(
            *(a.applied_on, a.title, a.source),
            company.c.name.label("company"),
            *(status.c.name.label("status"), status.c.kind),
            _since().label("since"),
            _moved_at().label("moved_at"),
        )
        .join(status, status.c.id == a.status_id)
        .outerjoin(company, company.c.id == a.company_id)
        .where(*EVERYTHING.conditions(), a.is_sample == 0)
    )


def _since() -> ColumnElement[Any]:
    """When the application came into its present status."""
    change = status_change.c
    return (
        select(func.max(change.at))
        .where(change.application_id == application.c.id, change.status_id == application.c.status_id)
        .scalar_subquery()
    )


def _moved_at() -> ColumnElement[Any]:
    """When the application was moved to "applied"; one that began there tells only when it was noted down."""
    change, moved, kind = status_change.c, status_change.alias("moved"), status.alias("moved_to")
    begun = (
        select(func.min(change.id))
        .where(change.application_id == application.c.id)
        .correlate(application)
        .scalar_subquery()
    )
    return (
        select(func.min(moved.c.at))
        .join(kind, kind.c.id == moved.c.status_id)
        .where(
            moved.c.application_id == application.c.id,
            moved.c.id > begun,
            kind.c.kind == StatusKind.APPLIED.value,
        )
        .correlate(application)
        .scalar_subquery()
    )
