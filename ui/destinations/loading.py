"""Everything the page shows, gathered on the store's thread into frozen values; the page only paints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.countries import country_name
from tracker.domain.person import Profile
from tracker.visas.alike import alike
from tracker.visas.answers import CountryCheck, Job, PlanFacts, RouteCheck
from tracker.visas.assess import assess_country, badge, chosen_route, open_questions, order
from tracker.visas.badge import Badge
from tracker.visas.over_jobs import assess_over
from tracker.visas.types import Destination, Route
from ui.catalogue import CHECK_TABLES, catalogue_of

if TYPE_CHECKING:
    from tracker.paths import Home
    from tracker.store.plan_rows import DestinationRow, TickRow
    from tracker.store.store import Store
    from tracker.visas.own import OwnRequirement, OwnRoute

NO_PLAN = PlanFacts()
OF_THE_JOB = frozenset({"job", "pay", "agreed_pay", "sponsor", "occupation", "points", "rate"})
"""Facts that a profile does not hold."""

TABLES = CHECK_TABLES | {"application", "status", "company", "requirement_document", "application_route"}
"""The tables whose changes the page must hear of."""


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country of the list: how much happens there, and what its plan or best route comes to.

    ``badge`` is None while that is not known yet.
    """

    country: str
    applications: int
    offers: int
    badge: Badge | None = None
    route: str = ""

    @property
    def verdict(self) -> str:
        """The badge's words."""
        return self.badge.text if self.badge else ""


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
    """The list and the country in view; ``generation`` tells late answers from the one waited for.

    ``pending`` are countries whose badge is not known yet: ``Loader.more`` looks at one after another.
    """

    generation: int
    lines: tuple[CountryLine, ...]
    detail: Detail | None
    pending: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """What the store says of the person: profile, plans, own routes and requirements, and by country the jobs
    with how many there are of each.
    """

    person: Profile
    plans: Mapping[str, PlanFacts]
    jobs: Mapping[str, Mapping[Job, int]]
    routes: Sequence[OwnRoute]
    requirements: Sequence[OwnRequirement]
    day: date
    signing_on: Mapping[str, str]

    def filing(self, country: str) -> date:
        """The day for which a country is checked."""
        from tracker.visas.badges import filing_day

        return filing_day(self.signing_on.get(country, ""), self.day)


@dataclass(frozen=True, slots=True)
class _Country:
    """All that a country's check is made from: its file with what the person added to it, and of the jobs
    there the first one of each kind, with how many there are of it.
    """

    destination: Destination
    person: Profile
    kinds: Mapping[Job, int]
    plans: Mapping[str, PlanFacts]
    filing: date


_Looked = tuple[Destination | None, CountryCheck | None]


class Loader:
    """Loads the page; keeps each country's check while nothing that it depends on has changed.

    Used on the store's thread only. The country in view comes first, the others one at a time, so that
    nobody waits behind them.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._checks: dict[str, tuple[_Country, CountryCheck]] = {}
        self._routes: dict[str, tuple[object, RouteCheck]] = {}
        self._countries: dict[str, _Country | None] = {}
        self._said: _Said | None = None

    def load(self, store: Store, country: str, route: str, day: date, generation: int = 0) -> PageData:
        """The page with ``country`` and one of its routes in view.

        No such country: the one with most applications; no such route: the plan's, or the best.
        """
        from tracker.store.queries.plans import all_plan_facts, destinations
        from tracker.store.queries.profile import profile

        rows = store.ask(destinations())
        signing_on = {row.country: row.signing_on for row in rows}
        plans = store.ask(all_plan_facts())
        said = _Said(store.ask(profile()), plans, _jobs(store), *_own(store), day, signing_on)
        self._said = said
        self._countries = {}
        chosen = next((row for row in rows if row.country == country), rows[0] if rows else None)
        if chosen is None:
            return PageData(generation, (), None)
        detail = _detail(store, chosen, self._look(chosen.country, said), said, route)
        named = sorted(rows, key=lambda row: country_name(row.country))
        known = {row.country: self._known(row.country, said) for row in named}
        lines = tuple(_line(row, known[row.country]) for row in named)
        pending = tuple(code for code, found in known.items() if found is None)
        return PageData(generation, lines, detail, pending)

    def more(self, data: PageData) -> PageData:
        """The same page with the badge of one more country."""
        country, *rest = data.pending
        assert self._said is not None
        _destination, check = self._look(country, self._said)
        lines = tuple(
            replace(line, badge=badge(check, line.route)) if line.country == country else line
            for line in data.lines
        )
        return replace(data, lines=lines, pending=tuple(rest))

    def _known(self, country: str, said: _Said) -> _Looked | None:
        """The check of a country if it need not be made anew."""
        found = self._country(country, said)
        if found is None:
            return None, None
        known = self._checks.get(country)
        return (found.destination, known[1]) if known is not None and known[0] == found else None

    def _look(self, country: str, said: _Said) -> _Looked:
        known = self._known(country, said)
        if known is not None:
            return known
        found = self._country(country, said)
        assert found is not None
        bare = replace(found.destination, routes=())
        free = assess_country(bare, found.person, None, found.filing)
        checks = [self._check_route(route, found) for route in found.destination.routes]
        check = replace(free, routes=tuple(sorted(checks, key=order)))
        self._checks[country] = (found, check)
        return found.destination, check

    def _check_route(self, route: Route, found: _Country) -> RouteCheck:
        """One route over all applications: what is ticked on another one leaves it as it is."""
        plan = found.plans[route.id]
        basis = (route, found.person, found.kinds, plan, found.filing)
        known = self._routes.get(route.id)
        if known is None or known[0] != basis:
            known = (basis, assess_over(route, found.person, found.kinds, found.filing, plan))
            self._routes[route.id] = known
        return known[1]

    def _country(self, country: str, said: _Said) -> _Country | None:
        """What the country's check is made from; None where neither the catalogue nor the person knows it."""
        if country not in self._countries:
            self._countries[country] = self._gathered(country, said)
        return self._countries[country]

    def _gathered(self, country: str, said: _Said) -> _Country | None:
        from tracker.visas.own import with_own

        filed = catalogue_of(self._home).destination(country)
        destination = with_own(filed, country, said.routes, said.requirements)
        if destination is None:
            return None
        filing = said.filing(country)
        kinds = alike(destination.routes, said.jobs.get(country, {}), said.person, filing)
        plans = {route.id: said.plans.get(route.id, NO_PLAN) for route in destination.routes}
        return _Country(destination, said.person, kinds, plans, filing)


def _jobs(store: Store) -> dict[str, Counter[Job]]:
    from tracker.store.queries.jobs import jobs

    found: dict[str, Counter[Job]] = {}
    for row in store.ask(jobs()):
        found.setdefault(row.country, Counter())[row.job] += 1
    return found


def _own(store: Store) -> tuple[Sequence[OwnRoute], Sequence[OwnRequirement]]:
    from tracker.store.queries.own_routes import own_requirements, own_routes

    return store.ask(own_routes()), store.ask(own_requirements())


def _line(row: DestinationRow, found: _Looked | None) -> CountryLine:
    known = badge(found[1], row.route) if found is not None else None
    return CountryLine(row.country, row.applications, row.offers, known, row.route)


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
