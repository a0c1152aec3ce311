"""Reads one ``[[route]]`` of a catalogue file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tracker.i18n import tr
from tracker.visas.mistakes import Mistake
from tracker.visas.rule_reading import RuleReader
from tracker.visas.table_reading import TableReader
from tracker.visas.types import Band, Change, Factor, Fee, Points, Processing, Requirement, Route, Step

CATEGORIES = (
    "work",
    "talent",
    "points",
    "job-search",
    "treaty",
    "youth",
    "intra-company",
    "remote",
    "self-employed",
)
JOB_OFFERS = ("required", "not-required")
SPONSORS = ("none", "approved-employer", "petition")
FAMILIES = ("none", "may-join", "may-join-and-work")
KINDS = (
    "salary",
    "job-offer",
    "education",
    "experience",
    "language",
    "age",
    "funds",
    "citizenship",
    "occupation",
    "points",
    "sponsor",
    "document",
    "health",
    "character",
    "other",
)
PAYERS = ("applicant", "employer", "either")
ACTORS = ("applicant", "employer", "authority")

MOST_MONTHS = 1_200
MOST_DAYS = 10_000
MOST_POINTS = 100_000


def read_route(table: TableReader, country: str, mistakes: list[Mistake]) -> Route:
    """The route in a table. ``country`` is the file's, with which the id must begin."""
    points_mistake = "" if table.has("points") else tr("the route has no points table")
    rules = RuleReader(mistakes, points_mistake)
    route = Route(
        id=_route_id(table, country),
        name=table.text("name"),
        category=table.choice("category", CATEGORIES),
        job_offer=table.choice("job_offer", JOB_OFFERS),
        sponsor=table.choice("sponsor", SPONSORS),
        summary=table.text("summary"),
        source=table.address(),
        as_of=table.day(),
        local_name=table.note("local_name"),
        opened_on=table.day_or_none("opened_on"),
        closed_on=table.day_or_none("closed_on"),
        stay_months=table.whole_or_none("stay_months", 1, MOST_MONTHS),
        renewable=table.flag_or_none("renewable"),
        settlement_months=table.whole_or_none("settlement_months", 0, MOST_MONTHS),
        family=table.choice_or_none("family", FAMILIES),
        quota=table.note("quota"),
        note=table.note(),
        processing=_processing(table),
        requirements=tuple(_requirement(part, rules) for part in table.tables("requirement")),
        fees=tuple(_fee(part) for part in table.tables("fee")),
        steps=tuple(_step(part) for part in table.tables("step")),
        points=_points(table, mistakes),
    )
    _check_whole(table, route)
    table.finish()
    return route


def _route_id(table: TableReader, country: str) -> str:
    found = table.slug()
    if found and country and not found.startswith(country.lower() + "-"):
        table.complain("id", tr("must begin with {start}", start=country.lower() + "-"))
    return found


def _check_whole(table: TableReader, route: Route) -> None:
    table.refuse_twice("requirement", [asked.id for asked in route.requirements])
    if route.opened_on and route.closed_on and route.closed_on < route.opened_on:
        table.complain("closed_on", tr("is before opened_on"))


def _processing(table: TableReader) -> Processing | None:
    part = table.table_or_none("processing")
    if part is None:
        return None
    low, high = _days(part)
    found = Processing(low, high, part.address(), part.day(), part.note())
    part.finish()
    return found


def _days(table: TableReader) -> tuple[int, int]:
    low, high = (table.whole(key, 0, MOST_DAYS) for key in ("low_days", "high_days"))
    if table.has("high_days") and low > high:
        table.complain("high_days", tr("is below low_days"))
    return low, high


def _requirement(table: TableReader, rules: RuleReader) -> Requirement:
    found = Requirement(
        id=table.slug(),
        kind=table.choice("kind", KINDS),
        title=table.text("title"),
        source=table.address(),
        as_of=table.day(),
        rule=rules.rule_or_none(table),
        evidence=table.texts_or_none("evidence"),
        until=table.day_or_none("until"),
        note=table.note(),
        changes=_in_order(table, [_changed_requirement(part, rules) for part in table.tables("change")]),
    )
    table.finish()
    return found


def _changed_requirement(table: TableReader, rules: RuleReader) -> Change:
    found = Change(
        table.day("from"),
        table.address(),
        table.day(),
        title=table.text("title"),
        rule=rules.rule_or_none(table),
        note=table.note(),
    )
    table.finish()
    return found


def _in_order(table: TableReader, changes: Sequence[Change]) -> tuple[Change, ...]:
    for number, (earlier, later) in enumerate(pairwise(changes), start=1):
        if later.from_day <= earlier.from_day:
            table.complain(f"change[{number}].from", tr("is not after the change before it"))
    return tuple(changes)


def _fee(table: TableReader) -> Fee:
    found = Fee(
        title=table.text("title"),
        amount=table.amount("amount"),
        currency=table.currency(),
        payer=table.choice("payer", PAYERS),
        source=table.address(),
        as_of=table.day(),
        until=table.day_or_none("until"),
        note=table.note(),
        changes=_in_order(table, [_changed_fee(part) for part in table.tables("change")]),
    )
    table.finish()
    return found


def _changed_fee(table: TableReader) -> Change:
    found = Change(
        table.day("from"), table.address(), table.day(), amount=table.amount("amount"), note=table.note()
    )
    table.finish()
    return found


def _step(table: TableReader) -> Step:
    has_days = table.has("low_days") or table.has("high_days")
    low, high = _days(table) if has_days else (None, None)
    found = Step(table.text("title"), table.choice("actor", ACTORS), low, high, table.note())
    table.finish()
    return found


def _points(table: TableReader, mistakes: list[Mistake]) -> Points | None:
    part = table.table_or_none("points")
    if part is None:
        return None
    rules = RuleReader(mistakes, tr("a band cannot ask for the points it gives"))
    factors = tuple(_factor(factor, rules) for factor in part.tables("factor"))
    if not factors:
        part.complain("factor", tr("is missing"))
    part.refuse_twice("factor", [factor.id for factor in factors])
    found = Points(part.whole("pass_mark", 1, MOST_POINTS), factors, part.address(), part.day(), part.note())
    part.finish()
    return found


def _factor(table: TableReader, rules: RuleReader) -> Factor:
    most = table.whole("max", 0, MOST_POINTS)
    bands = tuple(_band(part, rules, most) for part in table.tables("band"))
    if not bands:
        table.complain("band", tr("is missing"))
    found = Factor(table.slug(), table.text("title"), most, bands, table.note())
    table.finish()
    return found


def _band(table: TableReader, rules: RuleReader, most: int) -> Band:
    points = table.whole("points", -MOST_POINTS, MOST_POINTS)
    if points > most:
        table.complain("points", tr("is over the factor's max of {most}", most=most))
    found = Band(table.text("title"), points, rules.rule_or_none(table), table.note())
    table.finish()
    return found
