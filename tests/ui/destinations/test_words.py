"""Words, days and amounts of the page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.destinations.conftest import SOMEBODY
from tracker.errors import InvalidValue
from tracker.visas.answers import CountryCheck
from tracker.visas.badge import Badge, Verdict
from tracker.visas.schedule import DECISION, Phase, bars, first_day
from tracker.visas.types import Destination, Route
from ui.destinations.chart import months, plot_of
from ui.destinations.chart_card import sentence
from ui.destinations.loading import CountryLine, Detail
from ui.destinations.own_days import days_text, read_days
from ui.destinations.own_route_form import read_cost, read_months
from ui.destinations.words import (
    applications_words,
    checked_words,
    closed_words,
    due_words,
    home_words,
    passport_words,
    question_words,
    settle_words,
    weeks_words,
)

DAY = date(2026, 11, 24)
ROUTE = Route("de-x", "X", "work", "required", "none", "", "", DAY)
BADGE = Badge(Verdict.ELIGIBLE, "Eligible")
PHASES = (
    Phase(0, "Degree assessment", "applicant", 14, 35),
    Phase(1, "Appointment", "applicant", None, None),
    Phase(DECISION, "Decision", "authority", 30, 75),
)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "not known"),
        (70, 189, "10 – 27 weeks"),
        (28, 28, "4 weeks"),
        (5, 5, "5 days"),
        (1, 1, "1 day"),
        (2, 10, "2 – 10 days"),
        (10, None, "10 days"),
    ],
)
def test_time_to_start(low: int | None, high: int | None, words: str) -> None:
    assert weeks_words(low, high) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (CountryLine("DE", 0, 0, BADGE), "No applications yet"),
        (CountryLine("DE", 1, 0, BADGE), "1 application"),
        (CountryLine("DE", 51, 2, BADGE), "51 applications, 2 offers"),
    ],
)
def test_what_happens_in_a_country(line: CountryLine, words: str) -> None:
    assert applications_words(line) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 12, 14), "due 14 Dec"),
        (date(2026, 11, 24), "due today"),
        (date(2026, 11, 3), "overdue since 3 Nov"),
        (date(2027, 1, 4), "due 4 Jan 2027"),
    ],
)
def test_due_days(due: date, words: str) -> None:
    assert due_words(due, DAY) == words


def test_settlement_and_openings() -> None:
    assert settle_words(ROUTE) == "not named"
    assert settle_words(replace(ROUTE, settlement_months=0)) == "at once"
    assert settle_words(replace(ROUTE, settlement_months=21)) == "21 months"
    assert closed_words(ROUTE, DAY) == ""
    assert closed_words(replace(ROUTE, closed_on=date(2025, 2, 1)), DAY) == "Closed since 1 Feb 2025"
    assert closed_words(replace(ROUTE, opened_on=date(2027, 1, 1)), DAY) == "Opens 1 Jan 2027"


def test_home_currency() -> None:
    assert home_words(Decimal("203.4"), "EUR", "USD") == "≈ $203"
    assert home_words(None, "EUR", "USD") == ""
    assert home_words(Decimal(175), "USD", "USD") == ""


def test_the_head_of_a_country() -> None:
    destination = Destination("DE", "EUR", "Office", "https://office.example", date(2026, 11, 22))
    detail = Detail(destination, CountryCheck("DE", DAY), SOMEBODY, DAY)
    assert passport_words(detail) == "Passport: India · no free movement"
    assert checked_words(detail) == ("figures checked 22 Nov 2026", False)
    late = replace(detail, day=date(2027, 6, 1))
    assert checked_words(late) == ("figures checked 22 Nov 2026", True)
    assert passport_words(replace(detail, profile=replace(SOMEBODY, passports=()))).startswith(
        "Your passports"
    )


def test_a_question() -> None:
    assert question_words("Date of birth", 4) == "Your date of birth would settle 4 open questions"
    assert question_words("Savings", 1) == "Your savings would settle 1 open question"


def test_the_sentence_below_the_chart() -> None:
    told = sentence(PHASES, DAY, None, DAY)
    assert told == "Earliest 7 January, likely by 14 March. Not counted, as no time is known: Appointment."


def test_backwards_from_a_wished_first_day() -> None:
    known = (PHASES[0], PHASES[2])
    assert sentence(known, DAY, date(2027, 4, 1), DAY).endswith("To start on 1 April, sign by 12 December.")
    near = sentence(known, DAY, date(2027, 2, 1), DAY)
    assert near.endswith(
        "To start on 1 February, sign by 19 December at the latest: it works only if every step is quick."
    )
    late = sentence(known, DAY, date(2026, 12, 24), DAY)
    assert late.endswith("To start on 24 December it is too late: 10 November was the last day to sign.")


def test_a_plot_has_only_steps_with_known_times() -> None:
    plot = plot_of(list(bars(PHASES, DAY)), DAY, first_day(PHASES, DAY), None)
    assert [bar.phase.title for bar in plot.bars] == ["Degree assessment", "Decision"]
    assert (plot.start, plot.end) == (date(2026, 11, 1), date(2027, 5, 1))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
@settings(max_examples=50)
def test_months_are_firsts_in_a_row(day: date, length: int) -> None:
    first = day.replace(day=1)
    found = list(months(first, first + timedelta(length)))
    assert all(month.day == 1 for month in found)
    assert found == sorted(set(found))
    assert all(28 <= (later - earlier).days <= 31 for earlier, later in pairwise(found))


@given(st.integers(0, 3650), st.integers(0, 3650))
@settings(max_examples=50)
def test_days_there_and_back(low: int, more: int) -> None:
    assert read_days(days_text(Phase(0, "", "", low, low + more))) == (low, low + more)


@given(st.text(max_size=20))
@settings(max_examples=100)
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    for read in (read_days, read_cost, read_months):
        with suppress(InvalidValue):
            read(typed)


def test_costs() -> None:
    assert read_cost("1,250.50 sek") == (Decimal("1250.50"), "SEK")
    assert read_cost("") == (None, "")
    for typed in ("180", "EUR", "-1 EUR", "NaN EUR", "180 XXQ"):
        with pytest.raises(InvalidValue):
            read_cost(typed)


def test_days_are_read() -> None:
    assert read_days("") is None
    assert read_days(" 14 – 42 ") == (14, 42)
    assert read_days("28") == (28, 28)


@pytest.mark.parametrize("typed", ["soon", "-5", "14–x", "3.5"])
def test_days_that_are_none(typed: str) -> None:
    with pytest.raises(InvalidValue):
        read_days(typed)
