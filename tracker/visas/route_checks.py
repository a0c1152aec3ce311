"""One route over many applications: what a requirement comes to is kept for the facts its rules look at.

The answers are those of ``assess.assess_route``; costs are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.domain.person import Profile
from tracker.visas import rule_types, schedule
from tracker.visas.answers import Job, PlanFacts, PointsCheck, RequirementCheck, RouteCheck
from tracker.visas.facts import Facts
from tracker.visas.points import check_points
from tracker.visas.requirements import check_requirement
from tracker.visas.rules import leaves
from tracker.visas.types import Requirement, Route
from tracker.visas.verdicts import route_verdict

_LOOKED_AT: dict[type, tuple[str, ...]] = {
    rule_types.SalaryRule: ("pay",),
    rule_types.SponsorRule: ("sponsorship", "sponsor_note"),
    rule_types.OccupationRule: ("occupation",),
}
"""The facts of the job that decide a rule; an offer is taken for granted, so its status decides nothing."""

Values = tuple[object, ...]
"""Some facts of a job, in the order of their names."""


class RouteChecks:
    """One route's check, kept for every value of the job facts that it looks at."""

    def __init__(self, route: Route, profile: Profile, day: date, plan: PlanFacts) -> None:
        self._route = route
        self._profile = profile
        self._day = day
        self._plan = plan
        self._asked = [_Asked(requirement, route) for requirement in route.requirements]
        self._names = _in_order(name for asked in self._asked for name in asked.names)
        self._days = schedule.total_days(schedule.phases(route, plan.own_days)) or (None, None)
        self._known: dict[Values, RouteCheck] = {}

    def check(self, job: Job) -> RouteCheck:
        """The route for this job, without its costs."""
        key = values_of(job, self._names)
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
        self.names = looked_at(leaves_of(requirement, route))
        self._known: dict[Values, RequirementCheck] = {}

    def check(self, facts: Facts, plan: PlanFacts) -> RequirementCheck:
        """What the requirement comes to for the job of ``facts``."""
        key = values_of(facts.job or Job(), self.names)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = check_requirement(self._requirement, facts, plan)
        return found


def leaves_of(requirement: Requirement, route: Route) -> Iterator[rule_types.Rule]:
    """The rules that decide a requirement of a route, those of announced changes and of its points too."""
    for rule in (requirement.rule, *(change.rule for change in requirement.changes)):
        if rule is not None:
            found = list(leaves(rule))
            yield from found
            if any(isinstance(leaf, rule_types.PointsRule) for leaf in found):
                yield from _leaves_of_points(route)


def _leaves_of_points(route: Route) -> Iterator[rule_types.Rule]:
    for factor in route.points.factors if route.points is not None else ():
        for band in factor.bands:
            if band.rule is not None:
                yield from leaves(band.rule)


def looked_at(rules: Iterable[rule_types.Rule]) -> tuple[str, ...]:
    """The facts of a job that these rules look at."""
    return _in_order(name for rule in rules for name in _LOOKED_AT.get(type(rule), ()))


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def values_of(job: Job, names: Iterable[str]) -> Values:
    """These facts of a job."""
    return tuple([getattr(job, name) for name in names])
