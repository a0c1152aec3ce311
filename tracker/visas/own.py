"""A person's own routes and requirements, and how they join those of the catalogue.

They use the catalogue's types, marked ``is_own``. They name no source, and their figures hold as of today:
they are the person's own word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.clock import today
from tracker.i18n import tr
from tracker.visas.types import Destination, Fee, Processing, Requirement, Route

OWN_CATEGORY = "own"
"""The category of own routes: no offer is taken to carry one unless it is chosen."""


@dataclass(frozen=True, slots=True)
class OwnRoute:
    """A route that the person wrote. Days are from signature to first day, ``cost`` in major units.

    ``id`` and ``country`` are given by the store.
    """

    name: str
    summary: str = ""
    low_days: int | None = None
    high_days: int | None = None
    cost: Decimal | None = None
    cost_currency: str = ""
    settlement_months: int | None = None
    id: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class OwnRequirement:
    """A requirement that the person wrote for a route; ``evidence`` names one paper a line."""

    id: str
    route: str
    title: str
    evidence: str = ""
    note: str = ""


def route_of(own: OwnRoute, requirements: Sequence[OwnRequirement], day: date) -> Route:
    """An own route with its requirements as the catalogue's type."""
    return Route(
        id=own.id,
        name=own.name,
        category=OWN_CATEGORY,
        job_offer="not-required",
        sponsor="none",
        summary=own.summary,
        source="",
        as_of=day,
        settlement_months=own.settlement_months,
        processing=_processing(own, day),
        requirements=tuple(requirement_of(asked, day) for asked in requirements if asked.route == own.id),
        fees=_fees(own, day),
        is_own=True,
    )


def requirement_of(own: OwnRequirement, day: date) -> Requirement:
    """An own requirement as the catalogue's type: the person ticks it off."""
    papers = tuple(line.strip() for line in own.evidence.splitlines() if line.strip())
    return Requirement(
        own.id, "other", own.title, source="", as_of=day, evidence=papers, note=own.note, is_own=True
    )


def _processing(own: OwnRoute, day: date) -> Processing | None:
    if own.low_days is None or own.high_days is None:
        return None
    return Processing(own.low_days, own.high_days, source="", as_of=day)


def _fees(own: OwnRoute, day: date) -> tuple[Fee, ...]:
    if own.cost is None:
        return ()
    return (Fee(tr("Cost"), own.cost, own.cost_currency, "applicant", source="", as_of=day),)


def with_own(
    destination: Destination | None,
    country: str,
    routes: Sequence[OwnRoute],
    requirements: Sequence[OwnRequirement],
) -> Destination | None:
    """The country with own routes after the catalogue's, and own requirements at the end of each route.

    None where neither the catalogue nor the person knows a route.
    """
    own = [found for found in routes if found.country == country]
    if destination is None and not own:
        return None
    day = today()
    base = destination or _unknown_country(country, own, day)
    known = tuple(_with_requirements(route, requirements, day) for route in base.routes)
    return replace(base, routes=known + tuple(route_of(found, requirements, day) for found in own))


def _unknown_country(country: str, own: Sequence[OwnRoute], day: date) -> Destination:
    """A country without a file: only what the person wrote is known of it."""
    return Destination(country, own[0].cost_currency, authority="", authority_url="", checked_on=day)


def _with_requirements(route: Route, requirements: Sequence[OwnRequirement], day: date) -> Route:
    added = tuple(requirement_of(asked, day) for asked in requirements if asked.route == route.id)
    return replace(route, requirements=route.requirements + added) if added else route
