"""Commands on destinations and their plans: which countries, which route, from when, how long it takes."""

from __future__ import annotations

from sqlalchemy import delete, select

from tracker.domain.countries import country_name
from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.commands import _plan_parts as plan_parts
from tracker.store.queries.plans import is_applied_to
from tracker.store.schema import application_route, destination, own_duration, points_answer
from tracker.store.store import Command, Writer
from tracker.visas.answers import NO_BAND


def add_destination(country: str) -> Command:
    """Keep a country (alpha-2) on the page, even without an application. Raises InvalidValue."""
    code = plan_parts.checked_country(country)

    def apply(w: Writer) -> str:
        plan_parts.put_destination(w.db, code, is_added=1)
        return tr("Added {country}", country=country_name(code))

    return apply


def remove_destination(country: str) -> Command:
    """Take a country off the page, and its chosen plan with it; ticks and own routes stay for another time.

    Raises Refused while an application goes there, NotFound for a country that is not on the page.
    """
    code = plan_parts.checked_country(country)

    def apply(w: Writer) -> str:
        name = country_name(code)
        parts.refuse_unless(
            not is_applied_to(w.db, code), tr("{country} stays: you have applications there.", country=name)
        )
        found = w.db.execute(select(destination.c.id).where(destination.c.country == code)).scalar()
        parts.one(found, tr("{country} is not among your destinations.", country=name))
        w.db.execute(delete(destination).where(destination.c.id == found))
        return tr("Removed {country}", country=name)

    return apply


def choose_plan(country: str, route_id: str, name: str = "") -> Command:
    """Choose a route as a country's plan, or none (""). ``name`` is the route's, for the label."""
    code, route = plan_parts.checked_country(country), clean_text("route", route_id)

    def apply(w: Writer) -> str:
        plan_parts.put_destination(w.db, code, route=route)
        where = country_name(code)
        if not route:
            return tr("No plan for {country} any more", country=where)
        return tr("Chose {route} for {country}", route=name or route, country=where)

    return apply


def set_signing(country: str, day: str) -> Command:
    """Say on which day (``YYYY-MM-DD``, or empty) a contract would be signed. Raises InvalidValue."""
    code, checked = plan_parts.checked_country(country), plan_parts.checked_day("signing_on", day)

    def apply(w: Writer) -> str:
        plan_parts.put_destination(w.db, code, signing_on=checked)
        return tr("Changed the day of signing for {country}", country=country_name(code))

    return apply


def set_first_day(country: str, day: str) -> Command:
    """Say which first day at work (``YYYY-MM-DD``, or empty) is wished for. Raises InvalidValue."""
    code, checked = plan_parts.checked_country(country), plan_parts.checked_day("first_day", day)

    def apply(w: Writer) -> str:
        plan_parts.put_destination(w.db, code, first_day=checked)
        return tr("Changed the first day for {country}", country=country_name(code))

    return apply


def answer_points(route: str, factor: str, band: int | None, title: str = "") -> Command:
    """Choose by hand which band (counted from 0) of a points factor holds, or NO_BAND; None is unknown again.

    ``title`` is the factor's, for the label.
    """
    if band is not None and band < NO_BAND:
        raise InvalidValue("points", tr("There is no such answer."), str(band))

    def apply(w: Writer) -> str:
        if band is None:
            plan_parts.forget(w.db, points_answer, route=route, factor=factor)
        else:
            plan_parts.put(w.db, points_answer, {"route": route, "factor": factor}, band=band)
        return tr("Answered {factor}", factor=title or tr("a question on points"))

    return apply


def set_own_days(route: str, step: int, days: tuple[int, int] | None) -> Command:
    """Say how long a step of a route takes (shortest and longest days); None: as the catalogue says.

    ``step`` counts from 0; -1 is the decision. Raises InvalidValue.
    """
    low, high = plan_parts.checked_days("days", *days) if days is not None else (0, 0)

    def apply(w: Writer) -> str:
        if days is None:
            plan_parts.forget(w.db, own_duration, route=route, step=step)
            return tr("Took the usual time of a step again")
        plan_parts.put(w.db, own_duration, {"route": route, "step": step}, low_days=low, high_days=high)
        return tr("Changed how long a step takes")

    return apply


def set_application_route(application_id: int, route_id: str, name: str = "") -> Command:
    """Follow another route for one application; an empty one follows its country's plan again.

    ``name`` is the route's, for the label. Raises NotFound.
    """
    route = clean_text("route", route_id)

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, [application_id])
        plan_parts.put(w.db, application_route, {"application_id": application_id}, route=route)
        what = parts.described(w.db, found)
        if not route:
            return tr("{what} follows the plan of its country", what=what)
        return tr("Chose {route} for {what}", route=name or route, what=what)

    return apply
