"""Commands on routes and requirements that the person writes beside the catalogue's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from tracker.domain.pay import LARGEST_AMOUNT, MOST_DECIMALS, decimals, is_currency
from tracker.domain.pay_units import to_units
from tracker.domain.text import clean_long_text, clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.commands import _plan_parts as plan_parts
from tracker.store.queries.plans import is_applied_to
from tracker.store.schema import (
    application_route,
    destination,
    own_duration,
    own_requirement,
    own_route,
    points_answer,
    requirement_tick,
)
from tracker.store.store import Command, Writer
from tracker.visas.own import OwnRoute

TEXT_LIMIT = 10_000
MOST_MONTHS = 600


def add_own_route(country: str, route: OwnRoute) -> Command:
    """Write a route of one's own for a country, which then stands among the destinations.

    Raises InvalidValue.
    """
    code, checked = plan_parts.checked_country(country), _checked(route)

    def apply(w: Writer) -> str:
        used = set(w.db.execute(select(own_route.c.slug)).scalars())
        slug = plan_parts.slug_of(checked.name, used, f"{code.lower()}-own")
        w.db.execute(own_route.insert().values(slug=slug, country=code, **_columns(checked)))
        if not is_applied_to(w.db, code):
            plan_parts.put_destination(w.db, code, is_added=1)
        return tr("Added route {name}", name=checked.name)

    return apply


def edit_own_route(route_id: str, route: OwnRoute) -> Command:
    """Write an own route anew. Raises InvalidValue or NotFound."""
    checked = _checked(route)

    def apply(w: Writer) -> str:
        _route_name(w.db, route_id)
        w.db.execute(update(own_route).where(own_route.c.slug == route_id).values(_columns(checked)))
        return tr("Changed route {name}", name=checked.name)

    return apply


def remove_own_route(route_id: str) -> Command:
    """Take an own route away with its requirements, ticks, answers and times; what followed it follows none.

    Raises NotFound.
    """

    def apply(w: Writer) -> str:
        name = _route_name(w.db, route_id)
        for table in (own_requirement, requirement_tick, points_answer, own_duration):
            plan_parts.forget(w.db, table, route=route_id)
        for table in (destination, application_route):
            w.db.execute(update(table).where(table.c.route == route_id).values(route=""))
        plan_parts.forget(w.db, own_route, slug=route_id)
        return tr("Removed route {name}", name=name)

    return apply


def add_own_requirement(route: str, title: str, evidence: str = "", note: str = "") -> Command:
    """Write a requirement of one's own at the end of a route; ``evidence`` names one paper a line.

    Raises InvalidValue.
    """
    values = _requirement_columns(title, evidence, note)
    on_route = clean_text("route", route)

    def apply(w: Writer) -> str:
        here = own_requirement.c.route == on_route
        used = set(w.db.execute(select(own_requirement.c.slug).where(here)).scalars())
        last = w.db.execute(select(func.max(own_requirement.c.position)).where(here)).scalar()
        slug = plan_parts.slug_of(values["title"], used, "own")
        place = 0 if last is None else last + 1
        w.db.execute(own_requirement.insert().values(route=on_route, slug=slug, position=place, **values))
        return tr("Added {title}", title=values["title"])

    return apply


def edit_own_requirement(
    route: str, requirement: str, title: str, evidence: str = "", note: str = ""
) -> Command:
    """Write an own requirement anew. Raises InvalidValue or NotFound."""
    values = _requirement_columns(title, evidence, note)

    def apply(w: Writer) -> str:
        row_id, _ = _requirement(w.db, route, requirement)
        w.db.execute(update(own_requirement).where(own_requirement.c.id == row_id).values(values))
        return tr("Changed {title}", title=values["title"])

    return apply


def remove_own_requirement(route: str, requirement: str) -> Command:
    """Take an own requirement away with its tick and papers. Raises NotFound."""

    def apply(w: Writer) -> str:
        row_id, title = _requirement(w.db, route, requirement)
        plan_parts.forget(w.db, requirement_tick, route=route, requirement=requirement)
        w.db.execute(delete(own_requirement).where(own_requirement.c.id == row_id))
        return tr("Removed {title}", title=title)

    return apply


def _checked(route: OwnRoute) -> OwnRoute:
    if (route.low_days is None) != (route.high_days is None):
        raise InvalidValue("days", tr("Give both the shortest and the longest time, or neither."))
    if route.low_days is not None and route.high_days is not None:
        plan_parts.checked_days("days", route.low_days, route.high_days)
    if route.settlement_months is not None and not 0 <= route.settlement_months <= MOST_MONTHS:
        reason = tr("Months are between 0 and {most}.", most=MOST_MONTHS)
        raise InvalidValue("settlement_months", reason, str(route.settlement_months))
    if route.cost is not None:
        _check_cost(route.cost, route.cost_currency)
    return replace(
        route,
        name=plan_parts.named("name", route.name, tr("A route needs a name.")),
        summary=clean_text("summary", route.summary, TEXT_LIMIT),
        cost_currency=route.cost_currency if route.cost is not None else "",
    )


def _check_cost(cost: Decimal, currency: str) -> None:
    if not cost.is_finite() or not 0 <= cost <= LARGEST_AMOUNT or decimals(cost) > MOST_DECIMALS:
        raise InvalidValue("cost", tr("A cost is an amount of 0 or more."), str(cost))
    if not is_currency(currency):
        raise InvalidValue("cost", tr("Name the currency of the cost, like EUR."), currency)


def _columns(route: OwnRoute) -> dict[str, Any]:
    return {
        "name": route.name,
        "summary": route.summary,
        "low_days": route.low_days,
        "high_days": route.high_days,
        "cost": to_units(route.cost),
        "cost_currency": route.cost_currency,
        "settlement_months": route.settlement_months,
    }


def _requirement_columns(title: str, evidence: str, note: str) -> dict[str, str]:
    return {
        "title": plan_parts.named("title", title, tr("A requirement needs a title.")),
        "evidence": clean_long_text("evidence", evidence, TEXT_LIMIT).strip(),
        "note": clean_text("note", note, TEXT_LIMIT),
    }


def _route_name(db: Connection, route_id: str) -> str:
    found = db.execute(select(own_route.c.name).where(own_route.c.slug == route_id)).scalar()
    return str(parts.one(found, tr("This route is gone.")))


def _requirement(db: Connection, route: str, requirement: str) -> tuple[int, str]:
    query = select(own_requirement.c.id, own_requirement.c.title).where(
        own_requirement.c.route == route, own_requirement.c.slug == requirement
    )
    row = parts.one(db.execute(query).first(), tr("This requirement is gone."))
    return row.id, row.title
