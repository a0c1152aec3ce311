"""Everything the page shows, gathered on the store's thread into frozen values; the page only paints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.countries import country_name
from tracker.domain.person import Profile
from tracker.visas.answers import Badge, CountryCheck, Job, PlanFacts, RouteCheck
from tracker.visas.assess import assess_destination, badge, chosen_route, open_questions
from tracker.visas.types import Destination

if TYPE_CHECKING:
    from tracker.paths import Home
    from tracker.store.plan_rows import DestinationRow, TickRow
    from tracker.store.store import Store
    from tracker.visas.own import OwnRequirement, OwnRoute

NO_PLAN = PlanFacts()
OF_THE_JOB = frozenset({"job", "pay", "agreed_pay", "sponsor", "occupation", "points", "rate"})
"""Facts that a profile does not hold."""

TABLES = frozenset(
    {
        "application",
        "status",
        "company",
        "profile_field",
        "destination",
        "own_route",
        "own_requirement",
        "requirement_tick",
        "requirement_document",
        "points_answer",
        "own_duration",
        "sponsor_pin",
        "application_route",
    }
)
"""The tables whose changes the page must hear of."""


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country of the list: how much happens there, and what its best route comes to."""

    country: str
    applications: int
    offers: int
    badge: Badge


@dataclass(frozen=True, slots=True)
class Detail:
    """One country with everything the page says of it.

    ``destination`` has the person's own routes and requirements in it. ``route`` is the plan's (empty: none
    chosen), ``shown`` the one whose checklist is in view. ``ticks`` are by route, then by requirement.
    ``questions`` are profile fields with how many open requirements each would settle.
    """

    destination: Destination
    check: CountryCheck
    profile: Profile
    day: date
    route: str = ""
    shown: str = ""
    signing_on: str = ""
    first_day: str = ""
    has_file: bool = True
    plans: Mapping[str, PlanFacts] = field(default_factory=dict)
    ticks: Mapping[str, TickRow] = field(default_factory=dict)
    questions: tuple[tuple[str, int], ...] = ()

    @property
    def plan(self) -> PlanFacts:
        """What the person said by hand of the route in view."""
        return self.plans.get(self.shown, NO_PLAN)

    @property
    def shown_check(self) -> RouteCheck | None:
        """The route in view; None where the country has no route at all."""
        return next((found for found in self.check.routes if found.route.id == self.shown), None)


@dataclass(frozen=True, slots=True)
class PageData:
    """The list and the country in view; ``generation`` tells late answers from the one waited for."""

    generation: int
    lines: tuple[CountryLine, ...]
    detail: Detail | None


class Loader:
    """Loads the page; keeps each country's check while nothing that it depends on has changed.

    Used on the store's thread only.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._checks: dict[str, tuple[object, CountryCheck]] = {}

    def load(self, store: Store, country: str, route: str, day: date, generation: int = 0) -> PageData:
        """The page with ``country`` and one of its routes in view.

        No such country: the one with most applications; no such route: the plan's, or the best.
        """
        from tracker.store.queries.plans import all_plan_facts, destinations
        from tracker.store.queries.profile import profile

        rows = store.ask(destinations())
        said = _Said(store.ask(profile()), store.ask(all_plan_facts()), _jobs(store), *_own(store), day)
        found = {row.country: self._look(row.country, said) for row in rows}
        named = sorted(rows, key=lambda row: country_name(row.country))
        lines = tuple(_line(row, found[row.country]) for row in named)
        chosen = next((row for row in rows if row.country == country), rows[0] if rows else None)
        if chosen is None:
            return PageData(generation, lines, None)
        return PageData(generation, lines, _detail(store, chosen, found[chosen.country], said, route))

    def _look(self, country: str, said: _Said) -> _Looked:
        from tracker.visas.own import with_own
        from ui.catalogue import catalogue_of

        filed = catalogue_of(self._home).destination(country)
        destination = with_own(filed, country, said.routes, said.requirements)
        if destination is None:
            return None, None
        jobs = said.jobs.get(country, ())
        plans = {route.id: said.plans.get(route.id, NO_PLAN) for route in destination.routes}
        basis = (destination, said.person, Counter(jobs), plans, said.day)
        known = self._checks.get(country)
        if known is None or known[0] != basis:
            known = (basis, assess_destination(destination, said.person, jobs, said.day, plans))
            self._checks[country] = known
        return destination, known[1]


_Looked = tuple[Destination | None, CountryCheck | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the store says of the person: profile, plans, jobs by country, own routes and requirements."""

    person: Profile
    plans: Mapping[str, PlanFacts]
    jobs: Mapping[str, Sequence[Job]]
    routes: Sequence[OwnRoute]
    requirements: Sequence[OwnRequirement]
    day: date


def _jobs(store: Store) -> dict[str, list[Job]]:
    from tracker.store.queries.jobs import jobs

    found: dict[str, list[Job]] = {}
    for row in store.ask(jobs()):
        found.setdefault(row.country, []).append(row.job)
    return found


def _own(store: Store) -> tuple[Sequence[OwnRoute], Sequence[OwnRequirement]]:
    from tracker.store.queries.own_routes import own_requirements, own_routes

    return store.ask(own_routes()), store.ask(own_requirements())


def _line(row: DestinationRow, found: _Looked) -> CountryLine:
    return CountryLine(row.country, row.applications, row.offers, badge(found[1], row.route))


def _detail(store: Store, row: DestinationRow, found: _Looked, said: _Said, route: str) -> Detail:
    from tracker.store.queries.plans import checklist

    destination, check = found
    if destination is None or check is None:
        empty = Destination(row.country, "", "", "", said.day)
        return Detail(empty, CountryCheck(row.country, said.day), said.person, said.day, has_file=False)
    ids = {known.route.id for known in check.routes}
    best = chosen_route(check, row.route)
    shown = route if route in ids else best.route.id if best else ""
    return Detail(
        destination,
        check,
        said.person,
        said.day,
        row.route if row.route in ids else "",
        shown,
        row.signing_on,
        row.first_day,
        bool(destination.authority),
        said.plans,
        store.ask(checklist(shown)) if shown else {},
        _questions(check),
    )


def _questions(check: CountryCheck) -> tuple[tuple[str, int], ...]:
    """Profile fields with how many open requirements each would settle; none where no visa is needed."""
    if check.free_movement_reason:
        return ()
    return tuple((fact, count) for fact, count in open_questions(check.routes) if fact not in OF_THE_JOB)
