"""Badges of many applications to one country: what does not depend on the job is checked once.

The answers are those of ``assess.assess_country`` and ``assess.badge``; costs are left out, and what a
requirement comes to is kept for every value of the job facts that its rules look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tracker.domain.person import Profile
from tracker.visas import rule_types, schedule
from tracker.visas.answers import CountryCheck, Job, PlanFacts, PointsCheck, RequirementCheck, RouteCheck
from tracker.visas.assess import NOTHING_SAID, badge, order
from tracker.visas.badge import Badge
from tracker.visas.facts import Facts
from tracker.visas.free_movement import free_movement
from tracker.visas.points import check_points
from tracker.visas.requirements import check_requirement
from tracker.visas.rules import leaves
from tracker.visas.types import Destination, Requirement, Route
from tracker.visas.verdicts import route_verdict

_LOOKED_AT: dict[type, tuple[str, ...]] = {
    rule_types.SalaryRule: ("pay",),
    rule_types.SponsorRule: ("sponsorship", "sponsor_note"),
    rule_types.OccupationRule: ("occupation",),
}
"""The facts of the job that decide a rule; an offer is taken for granted, so its status decides nothing."""

DECIDING = ("pay", "occupation", "sponsorship", "sponsor_note")
"""The facts of a job that can change a badge."""

_Values = tuple[object, ...]


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
        self._routes: dict[str, _RouteBadges] = {}
        self._known: dict[_Values, Badge] = {}
        if destination is not None:
            free, reason = free_movement(destination, profile)
            self._empty = CountryCheck(destination.country, day, free, reason)
            self._routes = {
                route.id: _RouteBadges(route, profile, day, plans.get(route.id, NOTHING_SAID))
                for route in destination.routes
            }

    def badge(self, job: Job, route_id: str) -> Badge:
        """What an application's card says; ``route_id`` is its plan, empty for the best route."""
        key = (*_values(job, DECIDING), route_id)
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


class _RouteBadges:
    """One route's check, kept for every value of the job facts that it looks at."""

    def __init__(self, route: Route, profile: Profile, day: date, plan: PlanFacts) -> None:
        self._route = route
        self._profile = profile
        self._day = day
        self._plan = plan
        self._asked = [_Asked(requirement, route) for requirement in route.requirements]
        self._names = _in_order(name for asked in self._asked for name in asked.names)
        self._days = schedule.total_days(schedule.phases(route, plan.own_days)) or (None, None)
        self._known: dict[_Values, RouteCheck] = {}

    def check(self, job: Job) -> RouteCheck:
        """The route for this job, without its costs."""
        key = _values(job, self._names)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(job)
        return found

    def _made(self, job: Job) -> RouteCheck:
        facts = Facts(self._profile, job, self._day, self._points(job))
        checks = tuple(asked.check(facts, self._plan) for asked in self._asked)
        verdict, reason, short = route_verdict(self._route, checks, self._day)
        low, high = self._days
        return RouteCheck(
            self._route, verdict, reason, checks, facts.points, low_days=low, high_days=high, short=short
        )

    def _points(self, job: Job) -> PointsCheck | None:
        if self._route.points is None:
            return None
        return check_points(self._route.points, Facts(self._profile, job, self._day), self._plan.bands)


class _Asked:
    """One requirement's check, kept likewise."""

    def __init__(self, requirement: Requirement, route: Route) -> None:
        self._requirement = requirement
        self.names = _in_order(_names(requirement, route))
        self._known: dict[_Values, RequirementCheck] = {}

    def check(self, facts: Facts, plan: PlanFacts) -> RequirementCheck:
        """What the requirement comes to for the job of ``facts``."""
        key = _values(facts.job or Job(), self.names)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = check_requirement(self._requirement, facts, plan)
        return found


def _names(requirement: Requirement, route: Route) -> Iterator[str]:
    """The job facts that the requirement's rules look at, those of announced changes too."""
    rules = (requirement.rule, *(change.rule for change in requirement.changes))
    for rule in rules:
        yield from _names_of(rule)
        if rule is not None and any(isinstance(leaf, rule_types.PointsRule) for leaf in leaves(rule)):
            yield from _names_of_points(route)


def _names_of(rule: rule_types.Rule | None) -> Iterator[str]:
    if rule is not None:
        for leaf in leaves(rule):
            yield from _LOOKED_AT.get(type(leaf), ())


def _names_of_points(route: Route) -> Iterator[str]:
    if route.points is not None:
        for factor in route.points.factors:
            for band in factor.bands:
                yield from _names_of(band.rule)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _values(job: Job, names: Iterable[str]) -> _Values:
    return tuple([getattr(job, name) for name in names])
