"""The rule language: its truth tables, and what more knowledge may change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.visas.facts import DAY, facts, paid, pay
from tracker.domain.pay import Pay, Period
from tracker.domain.person import DegreeLevel, LanguageLevel, Profile
from tracker.visas.answers import Answer, Job, State
from tracker.visas.facts import Facts
from tracker.visas.rule_types import (
    AgeRule,
    AllRule,
    AnyRule,
    CitizenshipRule,
    EducationRule,
    ExperienceRule,
    FundsRule,
    JobOfferRule,
    LanguageRule,
    NotRule,
    OccupationRule,
    Rule,
    SalaryRule,
    SponsorRule,
)
from tracker.visas.rules import all_of, answer, any_of, not_of
from tracker.visas.salary import amount_at

MET, UNMET, UNKNOWN = State.MET, State.UNMET, State.UNKNOWN

# Rules of each state on facts that know a 30-year-old, and nothing else.
OF_STATE: dict[State, Rule] = {
    MET: AgeRule(min=18),
    UNMET: AgeRule(min=40),
    UNKNOWN: LanguageRule("de", LanguageLevel.B1),
}
THIRTY = facts(Profile(born=date(1996, 5, 8)))


@pytest.mark.parametrize(
    ("first", "second", "both", "either"),
    [
        (MET, MET, MET, MET),
        (MET, UNMET, UNMET, MET),
        (MET, UNKNOWN, UNKNOWN, MET),
        (UNMET, MET, UNMET, MET),
        (UNMET, UNMET, UNMET, UNMET),
        (UNMET, UNKNOWN, UNMET, UNKNOWN),
        (UNKNOWN, MET, UNKNOWN, MET),
        (UNKNOWN, UNMET, UNMET, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_any_and_all_over_missing_facts(first: State, second: State, both: State, either: State) -> None:
    rules = (OF_STATE[first], OF_STATE[second])
    assert answer(AllRule(rules), THIRTY).state is both
    assert answer(AnyRule(rules), THIRTY).state is either


@pytest.mark.parametrize(("inner", "outer"), [(MET, UNMET), (UNMET, MET), (UNKNOWN, UNKNOWN)])
def test_not_over_missing_facts(inner: State, outer: State) -> None:
    assert answer(NotRule(OF_STATE[inner]), THIRTY).state is outer


def test_de_morgan_over_all_threes() -> None:
    for states in product(State, repeat=3):
        answers = [Answer(state, state.value) for state in states]
        assert not_of(all_of(answers)).state is any_of([not_of(found) for found in answers]).state
        assert not_of(any_of(answers)).state is all_of([not_of(found) for found in answers]).state


def test_order_does_not_matter() -> None:
    for states in product(State, repeat=3):
        for order in permutations(states):
            answers = [Answer(state, state.value) for state in order]
            assert all_of(answers).state is all_of([Answer(state, "") for state in states]).state
            assert any_of(answers).state is any_of([Answer(state, "") for state in states]).state


# -- knowing more ------------------------------------------------------------------------------------

_countries = st.sampled_from(["DE", "IN", "US", "BR", "NG"])
_amounts = st.integers(10_000, 90_000).map(Decimal)
_leaves: st.SearchStrategy[Rule] = st.one_of(
    st.builds(AgeRule, min=st.integers(16, 40), max=st.integers(30, 60)),
    st.builds(EducationRule, min=st.sampled_from(DegreeLevel), field=st.sampled_from(["", "stem"])),
    st.builds(EducationRule, min=st.sampled_from(DegreeLevel), within_years=st.integers(1, 9)),
    st.builds(ExperienceRule, min_years=st.integers(1, 9).map(Decimal)),
    st.builds(LanguageRule, code=st.just("de"), min=st.sampled_from(list(LanguageLevel)[1:])),
    st.builds(FundsRule, min=_amounts, currency=st.just("EUR")),
    st.builds(CitizenshipRule, any_of=st.lists(_countries, min_size=1).map(tuple)),
    st.builds(OccupationRule, any_of=st.just(("ict",))),
    st.builds(SalaryRule, currency=st.just("EUR"), per=st.just(Period.YEAR), min=_amounts),
    st.just(SalaryRule("EUR", Period.YEAR, by_age=((23, Decimal(30_000)), (45, Decimal(60_000))))),
    st.just(JobOfferRule()),
    st.just(SponsorRule()),
)


def _trees(leaves: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    several = st.lists(leaves, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(AnyRule, several), st.builds(AllRule, several))


_rules = st.recursive(_leaves, _trees, max_leaves=6)
_profiles = st.builds(
    Profile,
    passports=st.lists(_countries, min_size=1, max_size=2).map(tuple),
    born=st.dates(date(1960, 1, 1), date(2008, 1, 1)),
    degree_level=st.sampled_from(DegreeLevel),
    degree_field=st.sampled_from(["ict", "legal"]),
    degree_year=st.integers(2000, 2026),
    years_of_work=st.integers(0, 20).map(Decimal),
    occupation=st.sampled_from(["ict", "legal"]),
    languages=st.sampled_from(LanguageLevel).map(lambda level: (("de", level),)),
    savings=_amounts,
    savings_currency=st.just("EUR"),
)
_jobs = st.builds(Job, pay=_amounts.map(lambda amount: pay(str(amount))), sponsorship=st.just("offered"))
_HIDDEN = (
    "passports",
    "born",
    "degree_level",
    "degree_field",
    "degree_year",
    "years_of_work",
    "occupation",
    "languages",
    "savings",
)


def _without(known: Facts, hidden: set[str]) -> Facts:
    profile = replace(known.profile, **{name: getattr(Profile(), name) for name in hidden if name in _HIDDEN})
    assert known.job is not None
    job = replace(
        known.job,
        pay=None if "pay" in hidden else known.job.pay,
        sponsorship="unknown" if "sponsor" in hidden else known.job.sponsorship,
    )
    return replace(known, profile=profile, job=None if "job" in hidden else job)


@given(_rules, _profiles, _jobs, st.sets(st.sampled_from([*_HIDDEN, "pay", "sponsor", "job"])))
@settings(max_examples=300)
def test_knowing_more_only_settles_what_was_unknown(
    rule: Rule, profile: Profile, job: Job, hidden: set[str]
) -> None:
    known = facts(profile, job)
    before, after = answer(rule, _without(known, hidden)), answer(rule, known)
    if before.state is not UNKNOWN:
        assert after.state is before.state
    assert before.reason


@given(_rules)
def test_nothing_known_never_fails_anybody(rule: Rule) -> None:
    found = answer(rule, facts())
    assert found.state is UNKNOWN
    assert found.missing


# -- pay ---------------------------------------------------------------------------------------------

BLUE_CARD = SalaryRule("EUR", Period.YEAR, min=Decimal(50_700))


def test_the_reason_has_both_figures() -> None:
    found = answer(BLUE_CARD, paid(pay(49_000)))
    assert found.state is UNMET
    assert found.reason == "Offer pays 49,000 EUR; 50,700 EUR are asked: 1,700 EUR short."
    assert found.short is not None
    assert found.short.amount == 1_700


@pytest.mark.parametrize(
    ("offered", "state"),
    [
        (pay(50_700), MET),
        (pay("50699.99"), UNMET),
        (pay(50_700, 60_000), MET),
        (pay(45_000, 60_000), UNKNOWN),
        (pay(40_000, 50_699), UNMET),
        (pay(4_225, per="month"), MET),  # 12 x 4,225 = 50,700
        (pay("4224.99", per="month"), UNMET),
        (pay("24.375", per="hour"), MET),  # 2,080 x 24.375 = 50,700
        (pay(975, per="week"), MET),  # 52 x 975 = 50,700
        (pay(195, per="day"), MET),  # 260 x 195 = 50,700
        (Pay(Decimal(60_000), None, "EUR", Period.YEAR), MET),  # from 60,000
        (Pay(Decimal(40_000), None, "EUR", Period.YEAR), UNKNOWN),  # from 40,000
        (Pay(None, Decimal(60_000), "EUR", Period.YEAR), UNKNOWN),  # up to 60,000
        (Pay(None, Decimal(40_000), "EUR", Period.YEAR), UNMET),  # up to 40,000
        (Pay(Decimal(60_000), Decimal(60_000), None, Period.YEAR), UNKNOWN),  # of no currency
        (Pay(Decimal(60_000), Decimal(60_000), "EUR", None), MET),  # enough even if it is a year's
        (Pay(Decimal(5_000), Decimal(5_000), "EUR", None), UNKNOWN),  # a month's, perhaps
    ],
)
def test_pay_against_a_threshold(offered: Pay, state: State) -> None:
    assert answer(BLUE_CARD, paid(offered)).state is state


def test_a_range_across_the_threshold_depends_on_what_is_agreed() -> None:
    found = answer(BLUE_CARD, paid(pay(45_000, 60_000)))
    assert found.reason.startswith("Depends on the pay you agree")


def test_converted_pay_is_marked_and_decides_nothing_near_the_threshold() -> None:
    dollars = answer(BLUE_CARD, paid(pay(120_000, currency="USD")))
    assert dollars.state is MET
    assert dollars.is_converted
    assert "ECB" in dollars.reason
    from tracker.visas.rates import convert

    near = convert(Decimal(51_000), "EUR", "USD")
    assert near is not None
    assert answer(BLUE_CARD, paid(pay(str(near.amount), currency="USD"))).state is UNKNOWN


SINGAPORE = ((23, Decimal(5_600)), (45, Decimal(10_700)))


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        (20, 5_600),
        (23, 5_600),
        (24, 5_832),  # 5,600 + 5,100 x 1/22 = 5,831.8
        (34, 8_150),  # halfway
        (44, 10_468),  # 5,600 + 5,100 x 21/22 = 10,468.2
        (45, 10_700),
        (60, 10_700),
    ],
)
def test_a_scale_by_age_is_a_straight_line(age: int, asked: int) -> None:
    assert amount_at(SINGAPORE, age) == asked


@pytest.mark.parametrize(("amount", "state"), [(10_700, MET), (8_000, UNKNOWN), (5_599, UNMET)])
def test_a_scale_by_age_without_an_age(amount: int, state: State) -> None:
    rule = SalaryRule("SGD", Period.MONTH, by_age=SINGAPORE)
    assert answer(rule, paid(pay(amount, currency="SGD", per="month"))).state is state


def test_the_lower_threshold_counts_where_its_condition_holds() -> None:
    shortage = AllRule((OccupationRule(("ict",)), SalaryRule("EUR", Period.YEAR, min=Decimal("45934.2"))))
    rule = AnyRule((BLUE_CARD, shortage))
    assert answer(rule, paid(pay(46_000), occupation="ict")).state is MET
    assert answer(rule, paid(pay(46_000))).state is UNKNOWN
    legal = answer(rule, paid(pay(46_000), occupation="legal"))
    assert legal.short is not None
    assert legal.short.amount == 4_700
    ict = answer(rule, paid(pay(45_000), occupation="ict"))
    assert ict.short is not None
    assert ict.short.amount == Decimal("934.2")


# -- the person --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "age_is_met"),
    [(date(1991, 11, 25), True), (date(1990, 11, 26), True), (date(1990, 11, 25), False)],
)
def test_age_counts_birthdays(born: date, age_is_met: bool) -> None:
    found = answer(AgeRule(max=35), facts(Profile(born=born)))
    assert (found.state is MET) is age_is_met


@pytest.mark.parametrize(("year", "state"), [(2024, MET), (2023, UNKNOWN), (2022, UNMET)])
def test_the_age_of_a_degree_is_known_by_its_year_only(year: int, state: State) -> None:
    rule = EducationRule(DegreeLevel.BACHELOR, within_years=3)
    person = Profile(degree_level=DegreeLevel.MASTER, degree_year=year)
    assert answer(rule, facts(person)).state is state


def test_experience_counts_no_more_than_its_window() -> None:
    rule = ExperienceRule(Decimal(3), within_years=7)
    assert answer(rule, facts(Profile(years_of_work=Decimal(20)))).state is MET
    assert answer(rule, facts(Profile(years_of_work=Decimal("2.5")))).state is UNMET


def test_a_language_not_named_is_unknown_and_one_not_spoken_fails() -> None:
    rule = LanguageRule("de", LanguageLevel.A1)
    assert answer(rule, facts(Profile(languages=(("en", LanguageLevel.C1),)))).state is UNKNOWN
    assert answer(rule, facts(Profile(languages=(("de", LanguageLevel.NONE),)))).state is UNMET
    assert answer(rule, facts(Profile(languages=(("de", LanguageLevel.NATIVE),)))).state is MET


def test_groups_and_bars_of_citizenship() -> None:
    european = CitizenshipRule(any_of=("@EU", "US"))
    assert answer(european, facts(Profile(passports=("FR",)))).state is MET
    assert answer(european, facts(Profile(passports=("IN", "US")))).state is MET
    assert answer(european, facts(Profile(passports=("IN",)))).state is UNMET
    assert answer(CitizenshipRule(none_of=("@EU",)), facts(Profile(passports=("FR", "IN")))).state is UNMET


@pytest.mark.parametrize(
    ("job", "state"),
    [
        (Job(sponsorship="offered"), MET),
        (Job(sponsorship="refused"), UNMET),
        (Job(), UNKNOWN),
        (Job(sponsor_note="Kestrel Robotics Ltd, Worker (A rating), list of 2026-11-20"), MET),
    ],
)
def test_silence_on_sponsorship_is_no_refusal(job: Job, state: State) -> None:
    assert answer(SponsorRule(), facts(job=job)).state is state


def test_the_day_is_the_day_of_filing() -> None:
    person = Profile(born=date(1991, 1, 10))
    assert answer(AgeRule(max=35), facts(person, day=DAY)).state is MET
    assert answer(AgeRule(max=35), facts(person, day=date(2027, 1, 10))).state is UNMET
