"""Questions about destinations and their plans."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from tracker.domain.status import StatusKind
from tracker.store.plan_rows import DestinationRow, PaperRow, PlanRow, TickRow
from tracker.store.schema import (
    application,
    destination,
    own_duration,
    points_answer,
    requirement_document,
    requirement_tick,
    status,
)
from tracker.store.store import Query
from tracker.visas.answers import PlanFacts, Tick

OFFERED = (StatusKind.OFFER.value, StatusKind.ACCEPTED.value)


def is_live() -> ColumnElement[bool]:
    """Whether an application is on the board: neither archived nor in the bin."""
    return (application.c.deleted_at == "") & (application.c.archived_at == "")


def is_applied_to(db: Connection, country: str) -> bool:
    """Whether a live application goes to this country."""
    query = select(application.c.id).where(is_live(), application.c.country == country)
    return db.execute(query.limit(1)).first() is not None


def destinations() -> Query[tuple[DestinationRow, ...]]:
    """Every country with a live application or added by hand, those with most applications first."""

    def ask(db: Connection) -> tuple[DestinationRow, ...]:
        counted = {row.country: row for row in db.execute(_counts())}
        planned = {row.country: row for row in db.execute(select(destination))}
        shown = {*counted, *(code for code, row in planned.items() if row.is_added)}
        found = [_destination(code, counted.get(code), planned.get(code)) for code in shown]
        return tuple(sorted(found, key=lambda row: (-row.applications, row.country)))

    return ask


def _counts() -> Select[Any]:
    return (
        select(
            application.c.country,
            func.count().label("applications"),
            func.count().filter(status.c.kind.in_(OFFERED)).label("offers"),
        )
        .join(status, status.c.id == application.c.status_id)
        .where(is_live(), application.c.country != "")
        .group_by(application.c.country)
    )


def _destination(country: str, counted: Any, planned: Any) -> DestinationRow:
    applications, offers = (counted.applications, counted.offers) if counted else (0, 0)
    if planned is None:
        return DestinationRow(country, applications, offers)
    return DestinationRow(
        country,
        applications,
        offers,
        planned.route,
        planned.signing_on,
        planned.first_day,
        bool(planned.is_added),
    )


def planned() -> Query[dict[str, PlanRow]]:
    """What is planned, by country; countries of which nothing was said are left out."""

    def ask(db: Connection) -> dict[str, PlanRow]:
        return {
            row.country: PlanRow(row.route, row.signing_on, row.first_day)
            for row in db.execute(select(destination))
        }

    return ask


def all_plan_facts() -> Query[dict[str, PlanFacts]]:
    """What the person said by hand, by route; routes of which nothing was said are left out."""

    def ask(db: Connection) -> dict[str, PlanFacts]:
        found: dict[str, PlanFacts] = {}

        def of(route: str) -> PlanFacts:
            return found.setdefault(route, PlanFacts({}, {}, {}))

        for row in db.execute(_in_order(requirement_tick).where(requirement_tick.c.state != "")):
            of(row.route).ticks[row.requirement] = Tick(row.state)
        for row in db.execute(_in_order(points_answer)):
            of(row.route).bands[row.factor] = row.band
        for row in db.execute(_in_order(own_duration)):
            of(row.route).own_days[row.step] = (row.low_days, row.high_days)
        return found

    return ask


def _in_order(table: Table) -> Select[Any]:
    """The rows as they were written."""
    return select(table).order_by(table.c.id)


def checklist(route_id: str) -> Query[dict[str, TickRow]]:
    """What the person said of a route's requirements, by requirement, with the papers attached to each."""

    def ask(db: Connection) -> dict[str, TickRow]:
        papers: dict[int, list[PaperRow]] = {}
        for row in db.execute(_papers(route_id)):
            papers.setdefault(row.requirement_tick_id, []).append(_paper(row))
        return {
            row.requirement: TickRow(
                Tick(row.state) if row.state else None,
                row.due_on,
                row.note,
                row.changed_on,
                tuple(papers.get(row.id, ())),
            )
            for row in db.execute(_in_order(requirement_tick).where(requirement_tick.c.route == route_id))
        }

    return ask


def _papers(route_id: str) -> Select[Any]:
    return (
        select(requirement_document)
        .join(requirement_tick, requirement_tick.c.id == requirement_document.c.requirement_tick_id)
        .where(requirement_tick.c.route == route_id)
        .order_by(requirement_document.c.id)
    )


def _paper(row: Any) -> PaperRow:
    return PaperRow(row.id, row.name, row.kind, row.sha256, row.size, row.added_at, row.expires_on)
