from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.application import Draft, Priority, WorkMode
from tracker.domain.pay_codec import parse_canonical_pay
from tracker.domain.status import Status, StatusKind
from ui.quick_add.chips import Piece, pieces
from ui.quick_add.reading import read_line

TODAY = date(2026, 11, 25)
STATUSES = (
    Status(3, "Wishlist", StatusKind.SAVED, "#98A2B3", 0),
    Status(5, "Applied", StatusKind.APPLIED, "#2557B7", 1),
    Status(8, "Interview", StatusKind.INTERVIEWING, "#7A3EC8", 2),
)


def read(line: str, chosen: int | None = 3, country: str = "") -> Draft:
    return read_line(line, today=TODAY, statuses=STATUSES, chosen=chosen, country=country)


def test_the_line_of_the_issue() -> None:
    draft = read("Data Engineer at Nordlicht, Hamburg, DE 62k EUR")
    assert (draft.title, draft.company, draft.city, draft.country) == (
        "Data Engineer",
        "Nordlicht",
        "Hamburg",
        "DE",
    )
    assert draft.pay == parse_canonical_pay("62000 EUR")
    assert (draft.status, draft.status_kind, draft.applied_on) == ("Wishlist", StatusKind.SAVED, "")


def test_applied_means_today_unless_the_line_says_when() -> None:
    assert read("Analyst", 5).applied_on == "2026-11-25"
    assert read("Analyst applied 3 Nov", 5).applied_on == "2026-11-03"
    assert read("Analyst", 8).applied_on == ""


def test_a_named_status_comes_before_the_columns() -> None:
    draft = read("Analyst /Interview", 5)
    assert (draft.title, draft.status, draft.status_kind) == ("Analyst", "Interview", StatusKind.INTERVIEWING)


def test_the_columns_country_holds_where_the_line_names_none() -> None:
    assert read("Analyst", country="SE").country == "SE"
    assert read("Analyst, Hamburg, DE", country="SE").country == "DE"


@given(st.text(max_size=120), st.sampled_from([None, 3, 5, 8, 99]))
def test_never_raises_and_always_shows(line: str, chosen: int | None) -> None:
    draft = read(line, chosen)
    assert all(piece.label and piece.text for piece in pieces(draft))


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(title="Analyst"), [Piece("Job title", "Analyst")]),
        (Draft(city="Leeds", country="GB"), [Piece("Place", "Leeds, United Kingdom", "GB")]),
        (Draft(country="GB"), [Piece("Place", "United Kingdom", "GB")]),
        (Draft(work_mode=WorkMode.REMOTE), [Piece("Way of working", "Remote")]),
        (Draft(pay=parse_canonical_pay("62000 EUR/year")), [Piece("Pay", "€62,000 / year")]),
        (Draft(pay_as_posted="a lot"), [Piece("Pay", "a lot")]),
        (Draft(deadline="2026-11-30"), [Piece("Deadline", "30 Nov 2026")]),
        (Draft(priority=Priority.HIGH), [Piece("Priority", "High")]),
        (Draft(tags=("dbt", "kafka")), [Piece("Tags", "dbt, kafka")]),
        (Draft(link="https://nordlicht.example/jobs/7"), [Piece("Link", "nordlicht.example")]),
        (Draft(link="[broken"), [Piece("Link", "[broken")]),
        (Draft(), []),
    ],
)
def test_pieces(draft: Draft, expected: list[Piece]) -> None:
    assert list(pieces(draft)) == expected
