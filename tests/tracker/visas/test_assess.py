"""Requirements, verdicts, points and order over made-up routes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.tracker.visas.facts import DAY, pay
from tracker.domain.pay import Period
from tracker.domain.person import LanguageLevel, Profile
from tracker.visas.answers import Job, PlanFacts, RouteCheck, State, Tick
from tracker.visas.assess import (
    assess_country,
    assess_route,
    badge,
    open_questions,
)
from tracker.visas.badge import Verdict
from tracker.visas.costs import APPLICANT, total
from tracker.visas.over_jobs import assess_destination
from tracker.visas.rule_types import (
    AgeRule,
    AnyRule,
    JobOfferRule,
    LanguageRule,
    PointsRule,
    Rule,
    SalaryRule,
    SponsorRule,
)
from tracker.visas.types import (
    Band,
    Change,
    Destination,
    Factor,
    Fee,
    FreeMovement,
    Points,
    Requirement,
    Route,
)

SOURCE = "https://example.org/"
SALARY = SalaryRule("EUR", Period.YEAR, min=Decimal(50_000))
MORE = SalaryRule("EUR", Period.YEAR, min=Decimal(52_000))


def asked(name: str, rule: Rule | None = None, kind: str = "document", **more: Any) -> Requirement:
    return Requirement(name, kind, name.title(), SOURCE, DAY, rule, **more)


def route(*requirements: Requirement, **more: Any) -> Route:
    base = Route("de-test", "Test", "work", "required", "none", "For tests.", SOURCE, DAY)
    return replace(base, requirements=requirements, **more)


def country(*routes: Route, **more: Any) -> Destination:
    return Destination("DE", "EUR", "Office", SOURCE, DAY, routes=routes, **more)


def check(found: Route, profile: Profile | None = None, job: Job | None = None, **plan: Any) -> RouteCheck:
    return assess_route(found, profile or Profile(), job, DAY, PlanFacts(**plan))


def test_a_question_only_the_person_can_answer_is_to_check() -> None:
    talent = route(asked("offer", JobOfferRule()), asked("endorsement", kind="other"))
    assert check(talent, job=Job()).verdict is Verdict.TO_CHECK
    assert check(talent, job=Job(), ticks={"endorsement": Tick.DONE}).verdict is Verdict.ELIGIBLE


def test_papers_to_bring_hinder_nothing() -> None:
    found = check(route(asked("offer", JobOfferRule()), asked("record")), job=Job())
    assert found.verdict is Verdict.ELIGIBLE
    assert (found.met, found.to_do, found.to_check) == (1, 1, 0)


def test_a_tick_settles_and_to_do_does_not() -> None:
    record = route(asked("record"))
    assert check(record, ticks={"record": Tick.DONE}).met == 1
    assert check(record, ticks={"record": Tick.DOES_NOT_APPLY}).met == 1
    assert check(record, ticks={"record": Tick.UNDER_WAY}).to_do == 1
    assert check(record, ticks={"record": Tick.TO_DO}).to_do == 1


@pytest.mark.parametrize(
    ("job", "verdict", "words"),
    [
        (Job(pay=pay(60_000), sponsorship="offered"), Verdict.ELIGIBLE, "Eligible"),
        (Job(pay=pay(60_000)), Verdict.TO_CHECK, "1 to check"),
        (Job(sponsorship="offered"), Verdict.NO_PAY, "No pay given"),
        (Job(), Verdict.TO_CHECK, "2 to check"),
        (Job(pay=pay(48_300)), Verdict.SHORT, "€1,700 short"),
        (Job(pay=pay(60_000), sponsorship="refused"), Verdict.NOT_ELIGIBLE, "Not eligible"),
        (Job(pay=pay(48_300), sponsorship="refused"), Verdict.NOT_ELIGIBLE, "Not eligible"),
        (None, Verdict.TO_CHECK, "Needs an offer"),
    ],
)
def test_badges(job: Job | None, verdict: Verdict, words: str) -> None:
    place = country(route(asked("pay", SALARY), asked("sponsor", SponsorRule())))
    found = badge(assess_country(place, Profile(), job, DAY))
    assert (found.verdict, found.text) == (verdict, words)


def test_a_monthly_threshold_says_the_month() -> None:
    monthly = SalaryRule("EUR", Period.MONTH, min=Decimal(4_000))
    found = badge(assess_country(country(route(asked("pay", monthly))), Profile(), Job(pay=pay(40_692)), DAY))
    assert found.text == "€609/mo short"


def test_a_country_without_a_file_and_one_without_routes() -> None:
    assert badge(None).verdict is Verdict.NO_ROUTE
    assert badge(assess_country(country(), Profile(), Job(), DAY)).verdict is Verdict.NO_ROUTE


def test_free_movement_beats_every_route() -> None:
    rule = FreeMovement(("@EU",), "EU freedom of movement", SOURCE, DAY)
    place = country(route(asked("pay", SALARY)), free_movement=(rule,))
    french = assess_country(place, Profile(passports=("IN", "FR")), Job(pay=pay(1)), DAY)
    assert french.free_movement is rule
    assert french.free_movement_reason == (
        "You need no visa with your passport of France: EU freedom of movement."
    )
    assert badge(french).text == "Needs no visa"
    german = assess_country(place, Profile(passports=("DE",)), None, DAY)
    assert "citizen of Germany" in german.free_movement_reason
    assert not assess_country(place, Profile(passports=("IN",)), None, DAY).free_movement_reason


def test_an_announced_change_is_shown_before_and_holds_from_its_day() -> None:
    change = Change(date(2027, 1, 1), SOURCE, DAY, "At least 52,000 EUR", MORE)
    found = route(asked("pay", SALARY, changes=(change,), until=date(2026, 12, 31)))
    job = Job(pay=pay(51_000))
    today = assess_route(found, Profile(), job, DAY).requirements[0]
    assert today.answer.state is State.MET
    assert today.later is not None
    assert (today.later.day, today.later.answer.state) == (date(2027, 1, 1), State.UNMET)
    then = assess_route(found, Profile(), job, date(2027, 1, 1)).requirements[0]
    assert then.answer.state is State.UNMET
    assert then.title == "At least 52,000 EUR"
    assert then.later is None
    assert not then.is_stale


def test_a_figure_past_its_day_or_a_year_old_says_so() -> None:
    fresh, past = asked("fresh", SALARY), asked("past", SALARY, until=date(2026, 11, 24))
    old = replace(asked("old", SALARY), as_of=date(2025, 11, 24))
    found = check(route(fresh, past, old))
    assert [item.is_stale for item in found.requirements] == [False, True, True]


@pytest.mark.parametrize(
    ("more", "word"),
    [({"closed_on": date(2026, 6, 1)}, "closed"), ({"opened_on": date(2027, 1, 1)}, "opens")],
)
def test_a_route_that_is_not_open(more: dict[str, Any], word: str) -> None:
    found = check(route(asked("record"), **more))
    assert found.verdict is Verdict.NOT_ELIGIBLE
    assert word in found.reason


GERMAN = LanguageRule("de", LanguageLevel.B1)
TEST = Points(
    10,
    (
        Factor("age", "Age", 4, (Band("Up to 35", 4, AgeRule(max=35)), Band("Up to 45", 2, AgeRule(max=45)))),
        Factor("german", "German", 6, (Band("B1", 6, GERMAN), Band("Less", 1))),
        Factor("ties", "Ties", 3, (Band("Family there", 3), Band("None", 0))),
    ),
    SOURCE,
    DAY,
)


def points(profile: Profile, **bands: int) -> RouteCheck:
    return check(route(asked("points", PointsRule()), points=TEST), profile, bands=bands)


def test_points_add_the_best_band_and_say_what_is_open() -> None:
    nobody = points(Profile())
    assert nobody.points is not None
    assert (nobody.points.have, nobody.points.open) == (0, 13)
    assert nobody.verdict is Verdict.TO_CHECK
    forty = points(Profile(born=date(1986, 1, 1), languages=(("de", LanguageLevel.B2),)))
    assert forty.points is not None
    assert (forty.points.have, forty.points.open) == (8, 3)
    assert forty.points.reach == ("Ties: Family there (+3)",)
    assert [factor.asks_by_hand for factor in forty.points.factors] == [False, False, True]


def test_points_answered_by_hand_settle_the_test() -> None:
    forty = Profile(born=date(1986, 1, 1), languages=(("de", LanguageLevel.B2),))
    assert points(forty, ties=0).verdict is Verdict.ELIGIBLE
    failed = points(forty, ties=1)
    assert failed.verdict is Verdict.NOT_ELIGIBLE
    assert failed.requirements[0].answer.reason == "At most 8 points; 10 are asked."


PAID = Points(
    10,
    (
        Factor("pay", "Pay", 8, (Band("Full", 8, MORE), Band("Lower", 6, SALARY))),
        Factor("ties", "Ties", 4, (Band("Family there", 4), Band("Friends there", 2))),
    ),
    SOURCE,
    DAY,
)


@pytest.mark.parametrize(
    ("amount", "ties", "verdict", "missing"),
    [
        pytest.param(49_000, 0, Verdict.SHORT, 1_000, id="the same pay mends both"),
        pytest.param(49_000, 1, Verdict.NOT_ELIGIBLE, None, id="the pay asked would leave the points short"),
        pytest.param(51_000, 1, Verdict.NOT_ELIGIBLE, None, id="the points alone: others mend them too"),
        pytest.param(49_000, -1, Verdict.NOT_ELIGIBLE, None, id="no pay mends the points"),
        pytest.param(52_000, 1, Verdict.ELIGIBLE, None, id="both hold"),
    ],
)
def test_pay_that_misses_the_threshold_and_so_the_points(
    amount: int, ties: int, verdict: Verdict, missing: int | None
) -> None:
    both = route(asked("pay", SALARY), asked("points", PointsRule()), points=PAID)
    found = check(both, job=Job(pay=pay(amount)), bands={"ties": ties})
    assert found.verdict is verdict
    assert (found.short.amount if found.short else None) == missing


def test_pay_that_would_mend_points_is_no_alternative_of_its_own() -> None:
    rule = AnyRule((LanguageRule("de", LanguageLevel.B1), PointsRule()))
    nobody = Profile(languages=(("de", LanguageLevel.NONE),))
    found = check(route(asked("way", rule), points=PAID), nobody, job=Job(pay=pay(49_000)), bands={"ties": 0})
    assert found.verdict is Verdict.NOT_ELIGIBLE


def test_a_destination_tells_how_many_applications_hold() -> None:
    place = country(route(asked("pay", SALARY), asked("record")))
    jobs = [Job(pay=pay(60_000))] * 3 + [Job(pay=pay(40_000))] * 2 + [Job()]
    found = assess_destination(place, Profile(), jobs, DAY).routes[0]
    assert found.verdict is Verdict.ELIGIBLE
    assert found.requirements[0].answer.reason == (
        "Holds for 3 of your 6 applications; 2 fall short, 1 gives no pay."
    )
    assert assess_destination(place, Profile(), [], DAY).routes[0].verdict is Verdict.TO_CHECK


def test_routes_stand_best_first() -> None:
    hard = replace(route(asked("pay", MORE)), id="de-hard")
    easy = replace(route(asked("pay", SALARY)), id="de-easy")
    found = assess_country(country(hard, easy), Profile(), Job(pay=pay(51_000)), DAY)
    assert [item.route.id for item in found.routes] == ["de-easy", "de-hard"]
    assert badge(found).verdict is Verdict.ELIGIBLE
    assert badge(found, "de-hard").verdict is Verdict.SHORT


def test_the_single_answer_that_settles_most_is_named() -> None:
    found = check(route(asked("a", AgeRule(min=18)), asked("b", AgeRule(max=60)), asked("c", GERMAN)))
    assert open_questions([found])[0] == ("born", 2)


def test_costs_are_the_days_and_told_by_payer() -> None:
    change = Change(date(2027, 1, 1), SOURCE, DAY, amount=Decimal(90))
    fees = (
        Fee("Visa", Decimal(75), "EUR", "applicant", SOURCE, DAY, changes=(change,)),
        Fee("Card", Decimal(100), "EUR", "applicant", SOURCE, DAY),
        Fee("Fast track", Decimal(411), "EUR", "employer", SOURCE, DAY),
    )
    found = check(route(fees=fees), Profile(home_currency="EUR"))
    assert found.costs[0].later == (date(2027, 1, 1), Decimal(90))
    assert total(found.costs, APPLICANT).amounts == (("EUR", Decimal(175)),)
    assert total(found.costs, APPLICANT).home == 175
    later = assess_route(route(fees=fees), Profile(), None, date(2027, 1, 1))
    assert later.costs[0].amount == 90
