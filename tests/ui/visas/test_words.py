"""What the Visa tab says, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.visas.answers import Answer, Later, Money, RequirementCheck, State, Tick
from tracker.visas.costs import Total
from tracker.visas.schedule import Phase
from tracker.visas.types import Destination, Requirement
from ui.visas.words import (
    amount_words,
    day_words,
    is_later_worse,
    later_words,
    lead_of,
    missing_field,
    phase_words,
    reason_words,
    short_day,
    source_words,
    span_words,
    stale_words,
    state_words,
    total_words,
)

DAY = date(2026, 11, 25)
ASKED = Requirement("pay", "salary", "Gross pay of 50,700 EUR", "https://www.diplo.de/x", date(2026, 1, 1))
MET = RequirementCheck(ASKED, ASKED.title, Answer(State.MET, "Holds."), by_rule=True, depends_on_job=True)
PAPER = replace(
    MET, requirement=replace(ASKED, kind="document"), answer=Answer(State.UNKNOWN, "Open."), by_rule=False
)


def open_for(*missing: str) -> RequirementCheck:
    return replace(MET, answer=Answer(State.UNKNOWN, "Open.", frozenset(missing)))


def test_each_state_has_its_own_words() -> None:
    checks = [
        MET,
        replace(MET, tick=Tick.DOES_NOT_APPLY),
        replace(MET, answer=Answer(State.UNMET, "No.")),
        open_for("pay"),
        PAPER,
        replace(PAPER, tick=Tick.UNDER_WAY),
    ]
    words = [state_words(check) for check in checks]
    assert words == ["Met", "Does not apply", "Not met", "To check", "To do", "Under way"]


def test_reasons_tell_how_far_and_when_due() -> None:
    assert reason_words(MET, "2026-12-14") == "Holds."
    assert reason_words(PAPER) == ""
    assert reason_words(PAPER, "2026-12-14") == "Due 14 December"
    assert reason_words(replace(PAPER, tick=Tick.UNDER_WAY), "2026-12-14") == "Under way, due 14 December"


def test_an_announced_change_says_what_it_brings() -> None:
    answer = Answer(State.UNMET, "Short.", short=Money(Decimal(100), "EUR"))
    check = replace(MET, later=Later(date(2027, 1, 1), "Pay of 52,000 EUR", answer))
    assert later_words(check) == "From 1 January 2027: Pay of 52,000 EUR. Falls short then."
    assert is_later_worse(check)
    held = replace(check, later=Later(date(2027, 1, 1), "Pay of 52,000 EUR", Answer(State.MET, "")))
    assert later_words(held) == "From 1 January 2027: Pay of 52,000 EUR"
    assert not is_later_worse(held)
    assert later_words(MET) == ""


@pytest.mark.parametrize(
    ("missing", "place", "at"),
    [
        (("pay",), "overview", "pay"),
        (("agreed_pay",), "overview", "pay"),
        (("occupation", "born"), "overview", "field"),
        (("sponsor",), "sponsor", ""),
        (("points",), "destinations", ""),
        (("born",), "profile", "born"),
    ],
)
def test_what_is_missing_leads_to_its_place(missing: tuple[str, ...], place: str, at: str) -> None:
    lead = lead_of(open_for(*missing), "Date of birth")
    assert lead is not None
    assert (lead.place, lead.at) == (place, at)
    assert lead.words


@pytest.mark.parametrize("check", [MET, open_for(), open_for("job"), open_for("rate")])
def test_what_nobody_can_answer_leads_nowhere(check: RequirementCheck) -> None:
    assert lead_of(check) is None
    assert missing_field(check) == ""


def test_sources_tell_kind_and_day() -> None:
    germany = Destination("DE", "EUR", "BAMF", "https://www.bamf.de/", DAY, ("diplo.de",))
    said = source_words(germany, "https://www.diplo.de/visa", date(2026, 11, 22))
    assert said == "Official source, 22 Nov 2026 · diplo.de"
    assert source_words(germany, "https://visa.example/x", DAY).startswith("Secondary source")
    assert source_words(None, "https://visa.example/x", DAY).startswith("Secondary source")


def test_old_figures_say_why() -> None:
    assert stale_words(ASKED, DAY) == "Older than a year"
    assert stale_words(replace(ASKED, until=date(2025, 12, 31)), DAY) == "Held until 31 Dec 2025"


def test_days_and_spans() -> None:
    assert day_words(date(2026, 12, 1)) == "1 December"
    assert short_day(date(2026, 11, 22)) == "22 Nov 2026"
    assert span_words(date(2027, 3, 2), date(2027, 3, 16), DAY) == "2 – 16 March"
    assert span_words(date(2027, 2, 27), date(2027, 3, 16), DAY) == "27 Feb – 16 Mar"
    assert span_words(date(2027, 3, 2), date(2027, 3, 2), DAY) == "2 March"
    assert span_words(date(2027, 11, 2), date(2028, 3, 2), DAY) == "Nov 2027 – Mar 2028"
    assert span_words(date(2028, 3, 2), date(2028, 3, 9), DAY) == "Mar 2028"


def test_steps_tell_their_days() -> None:
    assert phase_words(Phase(0, "Decide", "authority", 14, 42)) == "14 – 42 days"
    assert phase_words(Phase(0, "Decide", "authority", 30, 30)) == "30 days"
    assert phase_words(Phase(0, "Decide", "authority", 1, None)) == "1 day"
    assert phase_words(Phase(0, "Decide", "authority", None, None)) == ""


def test_sums_are_told_in_both_currencies_once() -> None:
    assert total_words(Total((("EUR", Decimal(175)),), Decimal("203.4")), "USD") == "€175 · ≈ $203"
    assert total_words(Total((("EUR", Decimal(175)),), Decimal(175)), "EUR") == "€175"
    assert total_words(Total((("EUR", Decimal(175)), ("GBP", Decimal(10))), None), "") == "€175 + £10"
    assert total_words(Total((), Decimal(0)), "USD") == ""


@given(amount=st.decimals(0, 10**9, places=2), currency=st.sampled_from(("EUR", "SEK", "JPY", "XXX")))
def test_every_amount_has_words(amount: Decimal, currency: str) -> None:
    words = amount_words(amount, currency)
    assert any(letter.isdigit() for letter in words)
    assert "E+" not in words
