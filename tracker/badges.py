"""Keeping the visa badges of all applications fresh: only those are computed of which something changed.

Badges are no change of the person's: they are not journalled and cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Protocol

from sqlalchemy import Connection, delete, select

from tracker.domain.person import Profile
from tracker.store.plan_rows import DestinationRow
from tracker.store.queries.jobs import JobMaker, badge_rows, badge_rows_after
from tracker.store.queries.own_routes import own_requirements, own_routes
from tracker.store.queries.plans import all_plan_facts, planned_destinations
from tracker.store.queries.profile import profile
from tracker.store.schema import application, visa_badge
from tracker.store.store import Progress, Store
from tracker.visas.answers import Badge, PlanFacts, Verdict
from tracker.visas.badges import CountryBadges, filing_day
from tracker.visas.own import OwnRequirement, OwnRoute, with_own
from tracker.visas.types import Destination
from tracker.visas.words import verdict_label

BLOCK = 200
"""So many applications are looked at before the store is given back."""
DIGEST_SIZE = 9


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
    planned: Mapping[str, DestinationRow]
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
        self._countries: dict[str, tuple[bytes, CountryBadges]] = {}
        self._known: dict[tuple[Any, ...], tuple[str, Badge | None]] = {}
        self._jobs = JobMaker()

    def step(self) -> Slice:
        """Look at the next block of applications and write the badges that hold no more."""
        if self._said is None:
            self._said = self._store.ask(_said)
        rows, is_last = self._next_rows()
        stale: list[int] = []
        written: list[dict[str, Any]] = []
        changed: list[int] = []
        for row in rows:
            basis, badge = self._wanted(row, self._said)
            if (row.basis or "") == basis:
                continue
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

    def _wanted(self, row: Any, said: _Said) -> tuple[str, Badge | None]:
        """The basis and the badge of an application; both empty without a country. Like ones share them."""
        key = _deciding(row)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(row, key, said) if row.country else ("", None)
        return found

    def _made(self, row: Any, key: tuple[Any, ...], said: _Said) -> tuple[str, Badge]:
        country: str = row.country
        if country not in self._countries:
            self._countries[country] = self._country(country, said)
        digest, badges = self._countries[country]
        planned = said.planned.get(country)
        route = row.route or (planned.route if planned else "")
        return _digest(digest, key).hex(), badges.badge(self._jobs.job(row), route)

    def _country(self, country: str, said: _Said) -> tuple[bytes, CountryBadges]:
        destination = with_own(
            self._catalogue.destination(country), country, said.routes, said.requirements
        )
        planned = said.planned.get(country, DestinationRow(country, 0, 0))
        day = filing_day(planned.signing_on, self._day)
        ids = [route.id for route in destination.routes] if destination else []
        facts = {route: said.facts[route] for route in ids if route in said.facts}
        own = [asked for asked in said.requirements if asked.route in ids]
        written = [route for route in said.routes if route.country == country]
        digest = _digest(
            self._catalogue.version, country, day, said.profile, planned.route, facts, written, own, _language()
        )
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
