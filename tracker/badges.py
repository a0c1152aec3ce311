"""Keeping the visa badges of all applications fresh: only those are computed of which something changed.

Badges are no change of the person's: they are not journalled and cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Protocol

from sqlalchemy import Connection, delete, func, select

from tracker import __version__
from tracker.domain.person import Profile
from tracker.store.plan_rows import PlanRow
from tracker.store.queries.jobs import JobMaker, badge_rows, badge_rows_after
from tracker.store.queries.own_routes import own_requirements, own_routes
from tracker.store.queries.plans import all_plan_facts, planned
from tracker.store.queries.profile import profile
from tracker.store.schema import application, visa_badge
from tracker.store.store import Progress, Store
from tracker.visas.answers import PlanFacts
from tracker.visas.badge import Badge, Verdict
from tracker.visas.badges import CountryBadges, filing_day
from tracker.visas.own import OwnRequirement, OwnRoute, with_own
from tracker.visas.types import Destination
from tracker.visas.words import verdict_label

BLOCK = 200
"""So many applications are looked at before the store is given back."""
DIGEST_SIZE = 9
NOTHING_PLANNED = PlanRow()
DECIDING = (
    "country",
    "route",
    "pay_low",
    "pay_high",
    "pay_currency",
    "pay_period",
    "field",
    "sponsorship",
    "pin_name",
    "pin_place",
    "pin_route",
    "pin_rating",
    "pin_listed_on",
)
"""What of an application its badge depends on; a check takes an offer for granted, whatever the status."""


class Countries(Protocol):
    """What is needed of the catalogue."""

    @property
    def version(self) -> str:
        """Changes when any file of it does."""

    def destination(self, country: str) -> Destination | None:
        """The country's file, None if there is none."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What one step did: how many applications it looked at, how many badges it wrote, and whose badge now
    says something else. ``is_last`` says that nothing is left to look at.
    """

    looked_at: int
    written: int
    changed: tuple[int, ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """What the person said, in one consistent view."""

    profile: Profile
    planned: Mapping[str, PlanRow]
    facts: Mapping[str, PlanFacts]
    routes: Sequence[OwnRoute]
    requirements: Sequence[OwnRequirement]


class BadgeRefresh:
    """Brings badges up to date step by step: all of them, or those of ``only`` these applications.

    What the person says of themselves meanwhile is heard by the next refresh. Safe on any one thread.
    """

    def __init__(
        self, store: Store, catalogue: Countries, day: date, only: Sequence[int] | None = None
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._day = day
        self._left = None if only is None else sorted(only)
        self._last_id = 0
        self._said: _Said | None = None
        self._countries: dict[str, tuple[str, CountryBadges]] = {}
        self._known: dict[tuple[Any, ...], str] = {}
        self._made: dict[str, Badge] = {}
        self._jobs = JobMaker()
        self._common = (__version__, catalogue.version, [verdict_label(verdict) for verdict in Verdict])

    def step(self) -> Slice:
        """Look at the next block of applications and write the badges that hold no more."""
        if self._said is None:
            self._said = self._store.ask(_said)
        rows, is_last = self._next_rows()
        stale: list[int] = []
        written: list[dict[str, Any]] = []
        changed: list[int] = []
        for row in rows:
            basis = self._basis(row, self._said)
            if row.deleted_at or (row.basis or "") == basis:
                continue
            badge = self._badge(row, basis, self._said) if row.country else None
            stale.append(row.id)
            if badge is not None:
                written.append(_columns(row.id, badge, basis))
            if _words(badge) != (row.verdict, row.words):
                changed.append(row.id)
        if stale:
            self._store.maintain(lambda db: _write(db, stale, written))
        return Slice(len(rows), len(stale), tuple(changed), is_last)

    def _next_rows(self) -> tuple[Sequence[Any], bool]:
        if self._left is None:
            rows = self._store.ask(badge_rows_after(self._last_id, BLOCK))
            self._last_id = rows[-1].id if rows else self._last_id
            return rows, len(rows) < BLOCK
        ids, self._left = self._left[:BLOCK], self._left[BLOCK:]
        return self._store.ask(badge_rows(ids)), not self._left

    def _basis(self, row: Any, said: _Said) -> str:
        """A short name of all that the badge depends on; empty without a country, which has no badge."""
        if not row.country:
            return ""
        key = _deciding(row)
        found = self._known.get(key)
        if found is None:
            digest, _ = self._country(row.country, said)
            found = self._known[key] = _digest(digest, key)
        return found

    def _badge(self, row: Any, basis: str, said: _Said) -> Badge:
        """The badge of an application; those of one basis share it."""
        found = self._made.get(basis)
        if found is None:
            _, badges = self._country(row.country, said)
            route = row.route or said.planned.get(row.country, NOTHING_PLANNED).route
            found = self._made[basis] = badges.badge(self._jobs.job(row), route)
        return found

    def _country(self, country: str, said: _Said) -> tuple[str, CountryBadges]:
        found = self._countries.get(country)
        if found is None:
            found = self._countries[country] = self._read(country, said)
        return found

    def _read(self, country: str, said: _Said) -> tuple[str, CountryBadges]:
        found = self._catalogue.destination(country)
        destination = with_own(found, country, said.routes, said.requirements)
        plan = said.planned.get(country, NOTHING_PLANNED)
        day = filing_day(plan.signing_on, self._day)
        ids = [route.id for route in destination.routes] if destination else []
        facts = {route: said.facts[route] for route in ids if route in said.facts}
        own = (
            [route for route in said.routes if route.country == country],
            [asked for asked in said.requirements if asked.route in ids],
        )
        digest = _digest(*self._common, country, day, said.profile, plan.route, facts, own)
        return digest, CountryBadges(destination, said.profile, day, facts)


def refresh_badges(
    store: Store,
    catalogue: Countries,
    day: date,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Bring the badges of all applications outside the bin up to date; answers how many were written.

    ``progress`` is told how many were looked at, of how many; ``cancelled`` is asked between blocks, and what
    was written until then stays.
    """
    total = store.ask(_count)
    refresh = BadgeRefresh(store, catalogue, day)
    looked_at = written = 0
    while cancelled is None or not cancelled():
        done = refresh.step()
        looked_at += done.looked_at
        written += done.written
        if progress is not None:
            progress(min(looked_at, total), total)
        if done.is_last:
            break
    return written


_deciding = attrgetter(*DECIDING)


def _count(db: Connection) -> int:
    return int(db.execute(select(func.count()).select_from(application)).scalar_one())


def _said(db: Connection) -> _Said:
    return _Said(profile()(db), planned()(db), all_plan_facts()(db), own_routes()(db), own_requirements()(db))


def _digest(*parts: object) -> str:
    """A short name of everything that a badge depends on."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=DIGEST_SIZE).hexdigest()


def _columns(application_id: int, badge: Badge, basis: str) -> dict[str, Any]:
    return {
        "application_id": application_id,
        "verdict": badge.verdict.value,
        "words": badge.text,
        "basis": basis,
    }


def _words(badge: Badge | None) -> tuple[str | None, str | None]:
    return (None, None) if badge is None else (badge.verdict.value, badge.text)


def _write(db: Connection, stale: Sequence[int], written: Sequence[dict[str, Any]]) -> None:
    """Replace the badges of ``stale``; an application that is gone meanwhile gets none."""
    there = set(db.execute(select(application.c.id).where(application.c.id.in_(stale))).scalars())
    db.execute(delete(visa_badge).where(visa_badge.c.application_id.in_(stale)))
    rows = [row for row in written if row["application_id"] in there]
    if rows:
        db.execute(visa_badge.insert(), rows)
