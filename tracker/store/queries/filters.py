"""Which applications a page shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, select

from tracker.clock import today
from tracker.domain.pay import YEARLY, Period
from tracker.store.schema import application as a
from tracker.store.schema import application_tag, company, status, visa_badge
from tracker.store.search import matches
from tracker.visas.badge import Verdict


@dataclass(frozen=True, slots=True)
class Filter:
    """What must hold for an application to be shown; an empty part asks nothing.

    ``countries`` are ISO 3166-1 alpha-2 codes ("" for none given), ``applied_within`` is in days (0: any
    time), ``verdicts`` are values of ``Verdict`` ("" where there is no badge).
    """

    text: str = ""
    countries: frozenset[str] = frozenset()
    status_ids: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    applied_within: int = 0
    archived: bool = False
    verdicts: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether every application that is not archived is shown."""
        return self == Filter()

    def count(self) -> int:
        """How many parts ask something."""
        return sum(1 for part in fields(self) if getattr(self, part.name))


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a list: by a field (``BY`` holds those that can be sorted by), or by board position."""

    field: str = "position"
    descending: bool = False


def conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """The filter as SQL conditions over ``application``; what lies in the bin is never shown."""
    found: list[ColumnElement[bool]] = [
        a.c.deleted_at == "",
        (a.c.archived_at != "") if wanted.archived else (a.c.archived_at == ""),
    ]
    if wanted.text.strip():
        found.append(matches(wanted.text))
    if wanted.countries:
        found.append(a.c.country.in_(sorted(wanted.countries)))
    if wanted.status_ids:
        found.append(a.c.status_id.in_(sorted(wanted.status_ids)))
    if wanted.tags:
        tagged = select(application_tag.c.application_id).where(
            application_tag.c.name.in_(sorted(wanted.tags))
        )
        found.append(a.c.id.in_(tagged))
    if wanted.verdicts:
        found.append(func.coalesce(_verdict(), "").in_(sorted(wanted.verdicts)))
    if wanted.applied_within:
        since = today() - timedelta(days=wanted.applied_within)
        found.append(a.c.applied_on >= since.isoformat())
    return found


def _verdict() -> Any:
    query = select(visa_badge.c.verdict).where(visa_badge.c.application_id == a.c.id)
    return query.correlate(a).scalar_subquery()


def _text_key(column: Any) -> list[Any]:
    return [column == "", func.fold(column)]


def _by_text(name: str) -> list[Any]:
    return _text_key(a.c[name])


def _by_plain(name: str) -> list[Any]:
    """Codes and days sort as they are, those not given last."""
    return [a.c[name] == "", a.c[name]]


def _by_company() -> list[Any]:
    name = select(company.c.name).where(company.c.id == a.c.company_id).scalar_subquery()
    return _text_key(func.coalesce(name, ""))


def _by_status() -> list[Any]:
    place = select(status.c.position).where(status.c.id == a.c.status_id).scalar_subquery()
    return [place, a.c.position]


def _by_pay() -> list[Any]:
    """By currency, then by the amount a year: amounts of different currencies do not compare."""
    amount = func.coalesce(a.c.pay_low, a.c.pay_high)
    times = case({period.value: int(YEARLY[period]) for period in Period}, value=a.c.pay_period, else_=1)
    return [amount.is_(None), a.c.pay_currency, amount * times]


def _by_visa() -> list[Any]:
    """Best verdict first."""
    ranks = {verdict.value: place for place, verdict in enumerate(Verdict)}
    rank = case(ranks, value=_verdict(), else_=None)
    return [rank.is_(None), rank]


def _by_tags() -> list[Any]:
    first = (
        select(func.min(application_tag.c.name))
        .where(application_tag.c.application_id == a.c.id)
        .scalar_subquery()
    )
    return _text_key(func.coalesce(cast(first, Text), ""))


BY: dict[str, list[Any]] = {
    "position": [a.c.position],
    "company": _by_company(),
    "status": _by_status(),
    "pay": _by_pay(),
    "tags": _by_tags(),
    "visa": _by_visa(),
    "priority": [a.c.priority == 0, a.c.priority],
    **{name: _by_text(name) for name in ("title", "city", "source", "field", "link", "pay_as_posted")},
    **{
        name: _by_plain(name)
        for name in (
            "country",
            "work_mode",
            "job_kind",
            "applied_on",
            "deadline",
            "start_date",
            "sponsorship",
            "created_at",
        )
    },
}
"""The order's SQL by field: every key but the last is for what is not given, which stands last either way."""


def ordering(sort: Sort) -> list[Any]:
    """The ORDER BY of a sort; ties stand in the order in which they were added."""
    *fixed, key = BY[sort.field]
    return [*fixed, key.desc() if sort.descending else key, a.c.id]
