"""Routes checked for one person and one application, and put in order.

Two levels: a destination's plan (ticks by hand, once a country) and an application's check (this pay, this
employer). A badge is both together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.domain.person import Profile
from tracker.i18n import tr
from tracker.visas import schedule
from tracker.visas.answers import (
    CountryCheck,
    Job,
    PlanFacts,
    PointsCheck,
    RequirementCheck,
    RouteCheck,
    State,
)
from tracker.visas.badge import Badge, Verdict
from tracker.visas.costs import costs
from tracker.visas.facts import Facts
from tracker.visas.free_movement import free_movement
from tracker.visas.points import check_points
from tracker.visas.requirements import check_requirement
from tracker.visas.types import Destination, Route
from tracker.visas.verdicts import route_verdict
from tracker.visas.words import badge_words

NOTHING_SAID = PlanFacts()
_RANK = {verdict: place for place, verdict in enumerate(Verdict)}
_FOR_A_JOB = ("work", "talent", "treaty", "points")
"""The categories that an application's offer could carry."""


def assess_route(
    route: Route, profile: Profile, job: Job | None, day: date, plan: PlanFacts = NOTHING_SAID
) -> RouteCheck:
    """One route on the ``day`` of filing. Without ``job`` what depends on one stays open."""
    points = _points(route, profile, job, day, plan)
    facts = Facts(profile, job, day, points)
    checks = tuple(check_requirement(asked, facts, plan) for asked in route.requirements)
    return _route_check(route, facts, plan, checks, points)


def _points(
    route: Route, profile: Profile, job: Job | None, day: date, plan: PlanFacts
) -> PointsCheck | None:
    if route.points is None:
        return None
    return check_points(route.points, Facts(profile, job, day), plan.bands)


def _route_check(
    route: Route,
    facts: Facts,
    plan: PlanFacts,
    checks: tuple[RequirementCheck, ...],
    points: PointsCheck | None,
) -> RouteCheck:
    verdict, reason, short = route_verdict(route, checks, facts.day)
    low, high = schedule.total_days(schedule.phases(route, plan.own_days)) or (None, None)
    fees = costs(route, facts.day, facts.profile.home_currency)
    return RouteCheck(route, verdict, reason, checks, points, fees, low, high, short)


def assess_country(
    destination: Destination,
    profile: Profile,
    job: Job | None,
    day: date,
    plans: Mapping[str, PlanFacts] | None = None,
) -> CountryCheck:
    """Every route of a country, best first. Free movement beats every route."""
    said = plans or {}
    checks = [
        assess_route(route, profile, job, day, said.get(route.id, NOTHING_SAID))
        for route in destination.routes
    ]
    return country_check(destination, profile, day, checks)


def country_check(
    destination: Destination, profile: Profile, day: date, checks: Iterable[RouteCheck]
) -> CountryCheck:
    """Checked routes put in order, and whether the person needs none of them."""
    free, reason = free_movement(destination, profile)
    return CountryCheck(destination.country, day, free, reason, tuple(sorted(checks, key=order)))


def order(check: RouteCheck) -> tuple[int, int, int]:
    """Best verdict first, then least to ask; equal ones stay in the file's order."""
    return (_RANK[check.verdict], check.to_check, check.low_days or 0)


def chosen_route(check: CountryCheck, route_id: str) -> RouteCheck | None:
    """The check of ``route_id``; where that is empty or gone, the best route that an offer could carry."""
    for found in check.routes:
        if found.route.id == route_id:
            return found
    carried = [found for found in check.routes if found.route.category in _FOR_A_JOB]
    return next(iter(carried or check.routes), None)


def badge(check: CountryCheck | None, plan_route: str = "") -> Badge:
    """What a card says: by the plan's route, or by the best one where none is chosen."""
    if check is None:
        return Badge(Verdict.NO_ROUTE, tr("No route known"))
    if check.free_movement_reason:
        return Badge(Verdict.NO_VISA_NEEDED, tr("Needs no visa"))
    found = chosen_route(check, plan_route)
    if found is None:
        return Badge(Verdict.NO_ROUTE, tr("No route known"))
    return Badge(found.verdict, badge_words(found))


def open_questions(checks: Sequence[RouteCheck]) -> list[tuple[str, int]]:
    """Profile fields and job facts with how many open requirements each would settle alone, most first."""
    counted: Counter[str] = Counter()
    for check in checks:
        for asked in check.requirements:
            if asked.by_rule and asked.answer.state is State.UNKNOWN and len(asked.answer.missing) == 1:
                counted.update(asked.answer.missing)
    return counted.most_common()
