"""Routes checked over all applications to a country: each is as good as the best of them makes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.person import Profile
from tracker.visas.alike import alike
from tracker.visas.answers import CountryCheck, Job, PlanFacts, RouteCheck
from tracker.visas.assess import NOTHING_SAID, assess_route, country_check, order
from tracker.visas.route_checks import RouteChecks
from tracker.visas.tally import tallied
from tracker.visas.types import Destination, Route


def assess_destination(
    destination: Destination,
    profile: Profile,
    jobs: Iterable[Job],
    day: date,
    plans: Mapping[str, PlanFacts] | None = None,
) -> CountryCheck:
    """As ``assess_country`` over all applications to a country: a route is as good as its best one.

    A requirement that depends on the job says how many of them meet it.
    """
    said = plans or {}
    kinds = alike(destination.routes, Counter(jobs), profile, day)
    checks = [
        assess_over(route, profile, kinds, day, said.get(route.id, NOTHING_SAID))
        for route in destination.routes
    ]
    return country_check(destination, profile, day, checks)


def assess_over(
    route: Route, profile: Profile, jobs: Mapping[Job, int], day: date, plan: PlanFacts = NOTHING_SAID
) -> RouteCheck:
    """One route over jobs, each with how many there are of it.

    Without any, what depends on one stays open.
    """
    if not jobs:
        return assess_route(route, profile, None, day, plan)
    checks = RouteChecks(route, profile, day, plan)
    each = [(job, checks.check(job), count) for job, count in alike((route,), jobs, profile, day).items()]
    best, _, _ = min(each, key=_order)
    return tallied(
        assess_route(route, profile, best, day, plan), [(check, count) for _, check, count in each]
    )


def _order(found: tuple[Job, RouteCheck, int]) -> tuple[int, int, int]:
    return order(found[1])
