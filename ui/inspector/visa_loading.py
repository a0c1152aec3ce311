"""Everything the Visa tab shows of one application, gathered on the store's thread into frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker.clock import today
from tracker.store.plan_rows import PlanRow
from tracker.visas.answers import CountryCheck, PlanFacts, RequirementCheck, RouteCheck
from tracker.visas.rule_types import SponsorRule
from tracker.visas.rules import leaves
from tracker.visas.schedule import Phase, phases
from tracker.visas.types import Destination
from ui.catalogue import CHECK_TABLES, catalogue_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tracker.domain.person import Profile
    from tracker.paths import Home
    from tracker.store.plan_rows import JobRow, TickRow
    from tracker.store.rows import ApplicationRow
    from tracker.store.store import Query

TABLES = CHECK_TABLES | {"application_route"}
"""The tables that change a check without changing an application."""

NO_SPONSOR = "none"
NOTHING_PLANNED = PlanRow()


@dataclass(frozen=True, slots=True)
class VisaView:
    """One application's visa. ``destination`` has the person's own routes in it, None without any.

    ``shown`` is the route that counts: the application's own, else the plan's, else the nearest one.
    ``plan_route`` and ``own_route`` are ids, empty where nothing is chosen. ``signing`` is the plan's day of
    signing while it lies ahead, else today; the check is made for that day.
    """

    row: ApplicationRow
    company_id: int
    today: date
    destination: Destination | None = None
    check: CountryCheck | None = None
    shown: RouteCheck | None = None
    plan_route: str = ""
    own_route: str = ""
    ticks: Mapping[str, TickRow] = field(default_factory=dict)
    phases: tuple[Phase, ...] = ()
    signing: date = date.min
    is_signing_set: bool = False
    home_currency: str = ""

    @property
    def is_free(self) -> bool:
        """Whether no visa is needed."""
        return self.check is not None and bool(self.check.free_movement_reason)

    @property
    def asks_sponsor(self) -> bool:
        """Whether the route asks something of the employer."""
        return self.shown is not None and (
            self.shown.route.sponsor != NO_SPONSOR or any(map(_asks_sponsor, self.shown.requirements))
        )


def _asks_sponsor(check: RequirementCheck) -> bool:
    rule = check.requirement.rule
    return rule is not None and any(isinstance(leaf, SponsorRule) for leaf in leaves(rule))


def visa_of(application_id: int, home: Home) -> Query[VisaView | None]:
    """The question for one application; None if it is gone."""
    from tracker.store.queries.applications import rows
    from tracker.store.queries.jobs import job_of

    def ask(db: Connection) -> VisaView | None:
        found, job = rows([application_id])(db), job_of(application_id)(db)
        if not found or job is None:
            return None
        return _view(db, found[0], job, home)

    return ask


def _view(db: Connection, row: ApplicationRow, job: JobRow, home: Home) -> VisaView:
    day = today()
    company = job.company_id or 0
    destination = _destination(db, row.country, home) if row.country else None
    if destination is None:
        return VisaView(row, company, day)
    return _checked(db, VisaView(row, company, day, destination), destination, job)


def _destination(db: Connection, country: str, home: Home) -> Destination | None:
    from tracker.store.queries.own_routes import own_requirements, own_routes
    from tracker.visas.own import with_own

    known = catalogue_of(home).destination(country)
    return with_own(known, country, own_routes(country)(db), own_requirements()(db))


def _checked(db: Connection, bare: VisaView, destination: Destination, job: JobRow) -> VisaView:
    from tracker.store.queries.plans import all_plan_facts, checklist, planned
    from tracker.store.queries.profile import profile
    from tracker.visas.assess import assess_country, chosen_route
    from tracker.visas.badges import filing_day

    who: Profile = profile()(db)
    said = all_plan_facts()(db)
    plan = planned()(db).get(destination.country, NOTHING_PLANNED)
    filing = filing_day(plan.signing_on, bare.today)
    check = assess_country(destination, who, job.job, filing, said)
    shown = chosen_route(check, job.route or plan.route)
    return VisaView(
        bare.row,
        bare.company_id,
        bare.today,
        destination,
        check,
        shown,
        plan.route,
        job.route,
        checklist(shown.route.id)(db) if shown else {},
        phases(shown.route, said.get(shown.route.id, PlanFacts()).own_days) if shown else (),
        filing,
        bool(plan.signing_on) and filing > bare.today,
        who.home_currency,
    )
