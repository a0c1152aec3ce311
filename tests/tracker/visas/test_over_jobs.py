"""A route over many applications is what looking at each of them alone gives, however few are looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.strategies import pays
from tests.tracker.visas.facts import DAY, pay
from tracker.bundled import path
from tracker.domain.pay import YEARLY, Pay, Period
from tracker.domain.person import OCCUPATIONS, Profile
from tracker.samples import sample_profile
from tracker.visas.alike import alike
from tracker.visas.answers import Job, PlanFacts, RouteCheck, Tick
from tracker.visas.assess import assess_route, order
from tracker.visas.badge import Verdict
from tracker.visas.over_jobs import assess_destination, assess_over
from tracker.visas.rates import convert
from tracker.visas.reading import read_destination
from tracker.visas.rule_types import (
    AgeRule,
    AllRule,
    AnyRule,
    JobOfferRule,
    NotRule,
    OccupationRule,
    PointsRule,
    Rule,
    SalaryRule,
    SponsorRule,
)
from tracker.visas.tally import tallied
from tracker.visas.types import Band, Change, Destination, Factor, Points, Requirement, Route

SOURCE = "https://example.org/"
BARE = Route("de-test", "Test", "work", "required", "none", "For tests.", SOURCE, DAY)
COUNTRIES = ("AU", "BR", "CA", "DE", "FR", "GB", "JP", "NL", "NZ", "US")
PEOPLE = (Profile(), sample_profile(), Profile(born=date(1999, 3, 1)), Profile(occupation="health"))
YEARS_PAY = tuple(map(Decimal, (30_000, 33_280, 41_600, 41_700)))
"""What made-up rules ask, for a year's work: 33,280 and 41,600 are 16 and 20 an hour."""
NEAR = tuple(map(Decimal, ("0.9", "0.96", "0.97", "0.9999", "1", "1.0001", "1.03", "1.031", "1.2")))
CURRENCIES = ("EUR", "USD", "GBP")


def plain(route: Route, profile: Profile, jobs: Iterable[Job], day: date, plan: PlanFacts) -> RouteCheck:
    """Each job looked at alone."""
    each = [(assess_route(route, profile, job, day, plan), count) for job, count in Counter(jobs).items()]
    return tallied(min((check for check, _ in each), key=order), each)


def counted_in(yearly: Decimal, currency: str, per: Period) -> Decimal:
    """An amount of euros a year in another currency and period, as exactly as pay is kept."""
    found = convert(yearly * YEARLY[Period.YEAR] / YEARLY[per], "EUR", currency)
    assert found is not None
    return found.amount.quantize(Decimal("0.0001"))


@st.composite
def near_pays(draw: st.DrawFn, asked: tuple[Decimal, ...] = YEARS_PAY) -> Pay:
    """Pay at, just above or just below what is asked, in any currency and period."""
    currency = draw(st.sampled_from((*CURRENCIES, "KWD")))
    per = draw(st.sampled_from((None, *Period)))
    known = currency if currency != "KWD" else "EUR"
    ends = [
        counted_in(draw(st.sampled_from(asked)) * draw(st.sampled_from(NEAR)), known, per or Period.YEAR)
        for _ in range(2)
    ]
    low, high = sorted(ends) if draw(st.booleans()) else (ends[0], ends[0])
    return Pay(*draw(st.sampled_from(((low, high), (low, None), (None, high)))), currency, per)


def jobs_with(paid: st.SearchStrategy[Pay]) -> st.SearchStrategy[list[Job]]:
    """Applications that differ in everything that a check may look at."""
    one = st.builds(
        Job,
        pay=st.none() | paid,
        occupation=st.sampled_from(("", *OCCUPATIONS[:2])),
        sponsorship=st.sampled_from(("unknown", "offered", "refused")),
        sponsor_note=st.sampled_from(("", "Kestrel Robotics Ltd, Leeds", "Moorgate Retail")),
        status_kind=st.sampled_from(("saved", "offer")),
    )
    return st.lists(one, min_size=1, max_size=16)


# -- made-up routes ---------------------------------------------------------------------------------------


def salary_rules() -> st.SearchStrategy[Rule]:
    """Thresholds by the hour, month and year, in several currencies, some by age."""

    def flat(yearly: Decimal, currency: str, per: Period) -> SalaryRule:
        return SalaryRule(currency, per, min=counted_in(yearly, currency, per))

    by_age = SalaryRule("EUR", Period.YEAR, by_age=((25, Decimal(30_000)), (45, Decimal(41_600))))
    periods = st.sampled_from((Period.YEAR, Period.MONTH, Period.HOUR))
    return st.builds(flat, st.sampled_from(YEARS_PAY), st.sampled_from(CURRENCIES), periods) | st.just(by_age)


def rules() -> st.SearchStrategy[Rule]:
    """Rules of every shape, most of them on pay."""
    others: tuple[Rule, ...] = (
        SponsorRule(),
        JobOfferRule(),
        OccupationRule(OCCUPATIONS[:1]),
        AgeRule(max=30),
        PointsRule(),
    )
    leaves = salary_rules() | salary_rules() | st.sampled_from(others)
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(AnyRule, st.lists(inner, min_size=1, max_size=3).map(tuple))
            | st.builds(AllRule, st.lists(inner, min_size=1, max_size=3).map(tuple))
            | st.builds(NotRule, inner)
        ),
        max_leaves=4,
    )


@st.composite
def points_tests(draw: st.DrawFn) -> Points:
    """Points for pay, for the field, and for what only the person can say."""
    bands = st.builds(
        Band, st.just("Band"), st.sampled_from((5, 10, 20)), st.none() | salary_rules() | st.just(AgeRule(18))
    )
    factors = [
        Factor(f"f{number}", "Factor", 20, tuple(draw(st.lists(bands, min_size=1, max_size=3))))
        for number in range(draw(st.integers(1, 3)))
    ]
    return Points(draw(st.sampled_from((10, 20, 40))), tuple(factors), SOURCE, DAY)


@st.composite
def routes(draw: st.DrawFn) -> Route:
    """A route with one to four requirements, some of which change soon, and a points test."""
    asked = []
    for number in range(draw(st.integers(1, 4))):
        later = draw(st.none() | rules())
        day = draw(st.sampled_from((date(2026, 1, 1), date(2027, 1, 1))))
        changes = () if later is None else (Change(day, SOURCE, DAY, rule=later),)
        rule = draw(rules())
        asked.append(Requirement(f"r{number}", "other", "Asked", SOURCE, DAY, rule, changes=changes))
    return replace(BARE, requirements=tuple(asked), points=draw(points_tests()))


@settings(max_examples=80)
@given(routes(), jobs_with(near_pays()), st.sampled_from(PEOPLE), st.dictionaries(st.just("f0"), st.just(0)))
def test_kinds_of_applications_give_what_all_of_them_give(
    route: Route, jobs: list[Job], profile: Profile, bands: dict[str, int]
) -> None:
    plan = PlanFacts(bands=bands)
    found = assess_over(route, profile, Counter(jobs), DAY, plan)
    event(f"verdict {found.verdict}")
    assert found == plain(route, profile, jobs, DAY, plan)


def test_thresholds_by_the_hour_and_by_the_year_change_places() -> None:
    """Just under 30,000 the hour is missed by the greater figure: then what mends it mends the points too."""
    by_hour = SalaryRule("EUR", Period.HOUR, min=Decimal(20))
    by_year = SalaryRule("EUR", Period.YEAR, min=Decimal(30_000))
    rules: tuple[Rule, ...] = (by_year, by_hour, PointsRule())
    asked = tuple(Requirement(f"r{n}", "other", "Asked", SOURCE, DAY, rule) for n, rule in enumerate(rules))
    points = Points(10, (Factor("pay", "Pay", 10, (Band("Well paid", 10, by_hour),)),), SOURCE, DAY)
    route = replace(BARE, requirements=asked, points=points)
    jobs = [Job(pay=pay(28_000)), Job(pay=pay(29_997))]
    found = assess_over(route, Profile(), Counter(jobs), DAY)
    assert found == plain(route, Profile(), jobs, DAY, PlanFacts())
    assert found.verdict is Verdict.SHORT


# -- the catalogue ----------------------------------------------------------------------------------------


@cache
def destination(country: str) -> Destination:
    """A country's file of the catalogue."""
    return read_destination(path("visas", f"{country}.toml"))


@settings(max_examples=40)
@given(st.data())
def test_so_they_do_for_the_countries_of_the_catalogue(data: st.DataObject) -> None:
    country = destination(data.draw(st.sampled_from(COUNTRIES)))
    profile = data.draw(st.sampled_from(PEOPLE))
    day = data.draw(st.sampled_from((DAY, date(2027, 6, 1))))
    first = country.routes[0]
    plans = {first.id: PlanFacts({asked.id: Tick.DONE for asked in first.requirements[:1]}, {}, {-1: (1, 2)})}
    sums = tuple(Decimal(amount) for amount in range(20_000, 120_000, 2_500))
    jobs = data.draw(jobs_with(pays() | near_pays(sums)))
    found = assess_destination(country, profile, jobs, day, plans)
    expected = [
        plain(route, profile, jobs, day, plans.get(route.id, PlanFacts())) for route in country.routes
    ]
    assert found.routes == tuple(sorted(expected, key=order))


def test_twenty_thousand_different_pays_are_a_few_kinds() -> None:
    jobs = [Job(pay=pay(amount)) for amount in range(30_000, 70_000, 2)]
    country = destination("DE")
    kinds = alike(country.routes, Counter(jobs), PEOPLE[1], DAY)
    assert len(kinds) < 40
    assert sum(kinds.values()) == len(jobs)
    assert next(iter(kinds)) == jobs[0]


@pytest.mark.parametrize("country", ["DE", "US"])
def test_what_no_route_looks_at_makes_no_kind(country: str) -> None:
    jobs = [Job(status_kind=kind, sponsor_note=note) for kind in ("saved", "offer") for note in ("A", "B")]
    assert list(alike(destination(country).routes, Counter(jobs), Profile(), DAY).values()) == [4]
