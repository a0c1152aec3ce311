"""From signature to first day, forwards and backwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.visas.facts import DAY
from tracker.visas.schedule import DECISION, bars, first_day, phases, sign_by, total_days
from tracker.visas.types import Processing, Route, Step

SOURCE = "https://example.org/"
ROUTE = Route(
    "de-test",
    "Test route",
    "work",
    "required",
    "none",
    "For tests.",
    SOURCE,
    DAY,
    processing=Processing(30, 90, SOURCE, DAY),
    steps=(
        Step("Check the degree", "applicant"),
        Step("Book an appointment", "applicant", 14, 42),
        Step("Decide", "authority"),
        Step("Collect the card", "applicant", 28, 56),
    ),
)


def test_the_decision_time_stands_where_the_authority_has_none() -> None:
    found = phases(ROUTE, {})
    assert [(phase.low_days, phase.high_days) for phase in found] == [
        (None, None),
        (14, 42),
        (30, 90),
        (28, 56),
    ]
    assert total_days(found) == (72, 188)


def test_a_route_without_the_authoritys_step_ends_with_the_decision() -> None:
    found = phases(replace(ROUTE, steps=ROUTE.steps[:2]), {})
    assert found[-1].number == DECISION
    assert total_days(found) == (44, 132)


def test_own_figures_override() -> None:
    found = phases(ROUTE, {1: (7, 7), 2: (20, 25)})
    assert total_days(found) == (55, 88)
    assert [phase.is_own for phase in found] == [False, True, True, False]


def test_forwards_and_backwards() -> None:
    found = phases(ROUTE, {})
    signing = date(2026, 12, 1)
    assert first_day(found, signing) == (date(2027, 2, 11), date(2027, 6, 7))
    assert sign_by(found, date(2027, 6, 7)) == (date(2026, 12, 1), date(2027, 3, 27))
    drawn = list(bars(found, signing))
    assert drawn[0].start == drawn[0].late_end == signing
    assert (drawn[1].start, drawn[1].early_end, drawn[1].late_end) == (
        signing,
        date(2026, 12, 15),
        date(2027, 1, 12),
    )
    assert (drawn[-1].early_end, drawn[-1].late_end) == first_day(found, signing)


def test_a_route_of_which_nobody_says_how_long_it_takes() -> None:
    found = phases(replace(ROUTE, processing=None, steps=(Step("Apply", "applicant"),)), {})
    assert total_days(found) is None


_days = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda pair: (min(pair), max(pair)))


@given(st.dictionaries(st.integers(0, 3), _days), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_signing_by_the_day_named_is_in_time(own: dict[int, tuple[int, int]], wished: date) -> None:
    found = phases(ROUTE, own)
    safe, latest = sign_by(found, wished)
    assert first_day(found, safe)[1] == wished
    assert first_day(found, latest)[0] == wished
    assert first_day(found, latest + timedelta(1))[0] > wished
