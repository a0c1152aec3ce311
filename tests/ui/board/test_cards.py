from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.board.helpers import row
from tracker.domain.application import Priority, Sponsorship, WorkMode
from tracker.domain.pay import Pay, Period
from tracker.domain.status import StatusKind
from ui.board.cards import Word, card_of, one_line, what_is_next

TODAY = date(2026, 11, 25)
APPLIED = {"status_kind": StatusKind.APPLIED, "status": "Applied"}


def test_a_full_card() -> None:
    card = card_of(
        row(
            title="Data Engineer",
            company="Nordlicht Energie",
            country="DE",
            city="Hamburg",
            pay=Pay(Decimal(62000), Decimal(62000), "EUR", Period.YEAR),
            sponsorship=Sponsorship.OFFERED,
            priority=Priority.HIGH,
            tags=("python",),
            deadline="2026-12-20",
        ),
        TODAY,
    )
    assert (card.title, card.company, card.country, card.place, card.pay) == (
        "Data Engineer",
        "Nordlicht Energie",
        "DE",
        "Hamburg",
        "€62k",
    )
    assert card.tags == (Word("Sponsors", "good"), Word("High priority", "info"), Word("python"))
    assert card.next == Word("closes 20 Dec")
    assert card.spoken == (
        "Data Engineer, Nordlicht Energie, Wishlist, Hamburg, €62,000 / year, closes 20 Dec"
    )


def test_a_sample_says_so() -> None:
    card = card_of(row(title="Nurse", is_sample=True), TODAY)
    assert card.mark == "Sample"
    assert card.spoken.endswith(", Sample")
    assert card_of(row(title="Nurse"), TODAY).mark == ""


def test_what_is_missing_has_a_word_or_is_left_out() -> None:
    assert card_of(row(title="Nurse"), TODAY).company == "No company"
    nameless = card_of(row(company="Isar Software", country="DE"), TODAY)
    assert (nameless.title, nameless.company, nameless.place) == ("Isar Software", "No job title", "Germany")
    assert card_of(row(title="Nurse", work_mode=WorkMode.REMOTE), TODAY).place == "Remote"
    assert card_of(row(title="Nurse"), TODAY).place == ""
    assert card_of(row(title="Nurse", sponsorship=Sponsorship.REFUSED), TODAY).tags[0].tone == "bad"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Word("today")),
        (1, Word("1 d")),
        (14, Word("14 d")),
        (15, Word("15 d · follow up", "warn")),
        (1200, Word("1,200 d · follow up", "warn")),
    ],
)
def test_waiting(days: int, expected: Word) -> None:
    since = (TODAY - timedelta(days=days)).isoformat()
    assert what_is_next(row(**APPLIED, since=since), TODAY) == expected


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2026-11-25", Word("closes today", "warn")),
        ("2026-12-02", Word("closes 2 Dec", "warn")),
        ("2026-12-03", Word("closes 3 Dec")),
        ("2026-12-25", Word("closes 25 Dec")),
        ("2026-12-26", Word("")),
        ("2026-11-24", Word("closed 24 Nov", "bad")),
    ],
)
def test_deadline_until_the_application_is_sent(deadline: str, expected: Word) -> None:
    assert what_is_next(row(deadline=deadline), TODAY) == expected
    assert what_is_next(row(**APPLIED, deadline=deadline, since="2026-11-20"), TODAY) == Word("5 d")


@pytest.mark.parametrize(
    ("at", "zone", "kind", "expected"),
    [
        ("2026-12-01T09:00:00Z", "Europe/Berlin", "interview", Word("Tue 10:00 Berlin")),
        ("2026-11-25T23:30:00Z", "Australia/Sydney", "interview", Word("Thu 10:30 Sydney")),
        ("2026-11-25T12:00:00Z", "America/New_York", "interview", Word("today 07:00 New York", "warn")),
        ("2026-12-24", "", "interview", Word("24 Dec")),
        ("2026-11-27", "", "follow_up", Word("Follow up Fri")),
        ("2026-11-26T09:00:00Z", "Europe/London", "call", Word("Call Thu 09:00 London")),
    ],
)
def test_next_entry_in_its_own_zone(at: str, zone: str, kind: str, expected: Word) -> None:
    found = what_is_next(row(**APPLIED, next_at=at, next_zone=zone, next_kind=kind), TODAY)
    assert found == expected


def test_an_unknown_zone_is_read_in_the_systems() -> None:
    found = what_is_next(row(next_at="2026-12-24T12:00:00Z", next_zone="Nowhere/Else"), TODAY)
    assert found.text.startswith("24 Dec ")
    assert "Else" not in found.text


def test_nothing_is_next_for_what_has_ended() -> None:
    ended = row(status_kind=StatusKind.REJECTED, deadline="2026-11-26", next_at="2026-11-27")
    assert what_is_next(ended, TODAY) == Word("")


@given(st.text())
@settings(max_examples=60)
def test_one_line_holds_no_breaks_and_no_runs_of_blanks(text: str) -> None:
    found = one_line(text)
    assert "\n" not in found
    assert "  " not in found
    assert found.split() == text.split()
