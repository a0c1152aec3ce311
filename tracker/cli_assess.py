"""``landfall visas assess``: routes checked for the person and one application, or all to a country."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tracker.cli_catalogue import code_of, open_catalogue
from tracker.cli_output import one_line
from tracker.cli_verbs import open_store, say
from tracker.clock import today
from tracker.domain.countries import country_name
from tracker.domain.person import Profile
from tracker.errors import InvalidValue, NotFound
from tracker.i18n import tr
from tracker.store.queries.applications import id_of
from tracker.store.queries.jobs import job_of, jobs
from tracker.store.queries.own_routes import own_requirements, own_routes
from tracker.store.queries.plans import all_plan_facts, destinations, planned
from tracker.store.queries.profile import profile
from tracker.store.store import Store
from tracker.visas.answers import Cost, CountryCheck, Job, RequirementCheck, RouteCheck, State
from tracker.visas.assess import assess_country
from tracker.visas.badges import filing_day
from tracker.visas.catalogue import Catalogue
from tracker.visas.costs import APPLICANT, EMPLOYER, total
from tracker.visas.money import number_words
from tracker.visas.over_jobs import assess_destination
from tracker.visas.own import with_own
from tracker.visas.words import badge_words

MARKS = {State.MET: "+", State.UNMET: "-", State.UNKNOWN: "?"}


def assess(options: Namespace) -> None:
    """``visas assess [ID | --country CODE] [--as FILE] [--on DAY]``; without either, every destination.

    The day of filing is the plan's signing unless it is given.
    """
    given = _day(options.on) if options.on else None
    catalogue = open_catalogue(options)
    with open_store(options) as store:
        person = _person(options.person, store)
        plans = store.ask(planned())
        found = []
        for country, said in _asked(options, store):
            signing_on = plans[country].signing_on if country in plans else ""
            day = given or filing_day(signing_on, today())
            found.append(_check(store, catalogue, country, said, person, day))
    value = [_as_json(check) for check in found]
    is_one = bool(options.id or options.country)
    say(options, (line for check in found for line in _lines(check)), value[0] if is_one else value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue("on", tr("{text} is no day: write it as 2026-11-25.", text=text), text) from error


def _person(path: str | None, store: Store) -> Profile:
    if path is None:
        return store.ask(profile())
    from tracker.profile_file import profile_from_toml

    return profile_from_toml(Path(path))


def _asked(options: Namespace, store: Store) -> Iterator[tuple[str, Job | Sequence[Job]]]:
    """Countries, each with the one job, or all jobs, to check it with."""
    if options.id:
        row = store.ask(job_of(store.ask(id_of(options.id))))
        if row is None or not row.country:
            raise NotFound(tr("This application names no country: say it first, with landfall set."))
        yield row.country, row.job
        return
    for country in [code_of(options.country)] if options.country else _countries(store):
        yield country, [row.job for row in store.ask(jobs(country))]


def _countries(store: Store) -> list[str]:
    return [row.country for row in store.ask(destinations())]


def _check(
    store: Store, catalogue: Catalogue, country: str, said: Job | Sequence[Job], person: Profile, day: date
) -> CountryCheck:
    own = store.ask(own_routes(country)), store.ask(own_requirements())
    destination = with_own(catalogue.destination(country), country, *own)
    if destination is None:
        return CountryCheck(country, day)
    plans = store.ask(all_plan_facts())
    if isinstance(said, Job):
        return assess_country(destination, person, said, day, plans)
    return assess_destination(destination, person, said, day, plans)


def _lines(check: CountryCheck) -> Iterator[str]:
    yield one_line(country_name(check.country))
    if check.free_movement_reason:
        yield "  " + one_line(check.free_movement_reason)
    elif not check.routes:
        yield "  " + tr("No route known.")
    for found in check.routes:
        yield "  " + one_line(f"{found.route.name} ({found.route.id}): {badge_words(found)}")
        for asked in found.requirements:
            yield "    " + one_line(f"{MARKS[asked.answer.state]} {asked.title}: {asked.answer.reason}")
        yield from _figures(found)
    yield tr("This is no legal advice.")


def _figures(found: RouteCheck) -> Iterator[str]:
    paid = total(found.costs, APPLICANT).amounts
    if paid:
        amounts = " + ".join(f"{number_words(amount)} {currency}" for currency, amount in paid)
        yield "    " + tr("Cost to you: {amounts}", amounts=amounts)
    if found.low_days is not None:
        yield "    " + tr("Days to the start: {low} to {high}", low=found.low_days, high=found.high_days)


def _as_json(check: CountryCheck) -> dict[str, Any]:
    return {
        "country": check.country,
        "day": check.day.isoformat(),
        "needs_visa": not check.free_movement_reason,
        "reason": check.free_movement_reason,
        "routes": [_route_json(found) for found in check.routes],
    }


def _route_json(found: RouteCheck) -> dict[str, Any]:
    return {
        "id": found.route.id,
        "name": found.route.name,
        "verdict": found.verdict.value,
        "reason": found.reason,
        "requirements": [_requirement_json(asked) for asked in found.requirements],
        "points": _points_json(found),
        "costs": [_cost_json(cost) for cost in found.costs],
        "total": {payer: _total_json(found, payer) for payer in (APPLICANT, EMPLOYER)},
        "days": {"low": found.low_days, "high": found.high_days},
    }


def _requirement_json(asked: RequirementCheck) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": asked.requirement.id,
        "state": asked.answer.state.value,
        "reason": asked.answer.reason,
        "by": "rule" if asked.by_rule else "hand",
        "source": asked.requirement.source,
        "as_of": asked.requirement.as_of.isoformat(),
        "stale": asked.is_stale,
    }
    if asked.later is not None:
        later = asked.later
        value["later"] = {
            "from": later.day.isoformat(),
            "state": later.answer.state.value,
            "reason": later.answer.reason,
        }
    return value


def _points_json(found: RouteCheck) -> dict[str, Any] | None:
    points = found.points
    if points is None:
        return None
    return {"have": points.have, "pass": points.pass_mark, "open": points.open, "reach": list(points.reach)}


def _cost_json(cost: Cost) -> dict[str, Any]:
    return {
        "title": cost.fee.title,
        "amount": str(cost.amount),
        "currency": cost.fee.currency,
        "payer": cost.fee.payer,
        "source": cost.fee.source,
        "as_of": cost.fee.as_of.isoformat(),
    }


def _total_json(found: RouteCheck, payer: str) -> dict[str, str]:
    return {currency: str(amount) for currency, amount in total(found.costs, payer).amounts}
