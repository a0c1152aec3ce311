"""Questions about the routes and requirements that the person wrote."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from tracker.domain.pay_units import from_units
from tracker.store.schema import own_requirement, own_route
from tracker.store.store import Query
from tracker.visas.own import OwnRequirement, OwnRoute


def own_routes(country: str = "") -> Query[tuple[OwnRoute, ...]]:
    """The own routes of a country (empty: of all), in the order in which they were written."""

    def ask(db: Connection) -> tuple[OwnRoute, ...]:
        query = select(own_route).order_by(own_route.c.id)
        if country:
            query = query.where(own_route.c.country == country)
        return tuple(_route(row) for row in db.execute(query))

    return ask


def own_requirements(route: str = "") -> Query[tuple[OwnRequirement, ...]]:
    """The own requirements of a route (empty: of all), in their order."""

    def ask(db: Connection) -> tuple[OwnRequirement, ...]:
        columns = own_requirement.c
        query = select(own_requirement).order_by(columns.route, columns.position, columns.id)
        if route:
            query = query.where(columns.route == route)
        return tuple(
            OwnRequirement(row.slug, row.route, row.title, row.evidence, row.note)
            for row in db.execute(query)
        )

    return ask


def _route(row: Any) -> OwnRoute:
    return OwnRoute(
        name=row.name,
        summary=row.summary,
        low_days=row.low_days,
        high_days=row.high_days,
        cost=from_units(row.cost),
        cost_currency=row.cost_currency,
        settlement_months=row.settlement_months,
        id=row.slug,
        country=row.country,
    )
