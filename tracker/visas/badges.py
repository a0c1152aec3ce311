"""Badges of many applications to one country: what does not depend on the job is checked once.

The answers are those of ``assess.assess_country`` and ``assess.badge``; costs are left out, and what a
requirement comes to is kept for every value of the job facts that its rules look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.domain.person import Profile
from tracker.visas.answers import CountryCheck, Job, PlanFacts
from tracker.visas.assess import NOTHING_SAID, badge, order
from tracker.visas.badge import Badge
from tracker.visas.free_movement import free_movement
from tracker.visas.route_checks import RouteChecks, Values, values_of
from tracker.visas.types import Destination

DECIDING = ("pay", "occupation", "sponsorship", "sponsor_note")
"""The facts of a job that can change a badge."""


def filing_day(signing_on: str, day: date) -> date:
    """The day for which a country is checked: the planned signing (``YYYY-MM-DD`` or empty), if not past."""
    return max(day, date.fromisoformat(signing_on)) if signing_on else day


class CountryBadges:
    """Answers the badge of any application to one country, None being one of which nothing is known."""

    def __init__(
        self,
        destination: Destination | None,
        profile: Profile,
        day: date,
        plans: Mapping[str, PlanFacts],
    ) -> None:
        self._empty: CountryCheck | None = None
        self._routes: dict[str, RouteChecks] = {}
        self._known: dict[Values, Badge] = {}
        if destination is not None:
            free, reason = free_movement(destination, profile)
            self._empty = CountryCheck(destination.country, day, free, reason)
            self._routes = {
                route.id: RouteChecks(route, profile, day, plans.get(route.id, NOTHING_SAID))
                for route in destination.routes
            }

    def badge(self, job: Job, route_id: str) -> Badge:
        """What an application's card says; ``route_id`` is its plan, empty for the best route."""
        key = (*values_of(job, DECIDING), route_id)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = badge(self._check(job, route_id), route_id)
        return found

    def _check(self, job: Job, route_id: str) -> CountryCheck | None:
        """The country with the routes that the badge can be about."""
        empty = self._empty
        if empty is None or empty.free_movement_reason:
            return empty
        chosen = self._routes.get(route_id)
        wanted = self._routes.values() if chosen is None else (chosen,)
        checks = sorted((route.check(job) for route in wanted), key=order)
        return CountryCheck(empty.country, empty.day, routes=tuple(checks))
