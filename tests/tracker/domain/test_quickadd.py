"""One typed line understood as an application."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.application import Priority, WorkMode
from tracker.domain.pay_codec import format_pay
from tracker.domain.quickadd import Understood, understand

TODAY = date(2026, 10, 7)  # a Wednesday
STATUSES = ("Applied", "Interview", "Phone screen")
SOURCES = ("LinkedIn", "Company site")

LINES: dict[str, dict[str, Any]] = {
    "Data Engineer at Nordlicht, Hamburg, DE 62k EUR": {
        "title": "Data Engineer",
        "company": "Nordlicht",
        "city": "Hamburg",
        "country": "DE",
        "pay": "62000 EUR",
        "pay_as_posted": "62k EUR",
    },
    "Data Engineer @ Nordlicht": {"title": "Data Engineer", "company": "Nordlicht"},
    "Data Engineer @Nordlicht": {"title": "Data Engineer", "company": "Nordlicht"},
    "Entwickler (m/w/d) bei Rhein Logistik GmbH, Köln 55.000 €": {
        "title": "Entwickler (m/w/d)",
        "company": "Rhein Logistik GmbH",
        "city": "Köln",
        "country": "DE",
        "pay": "55000 EUR",
    },
    "Ingénieur chez Fjordline, Lyon": {"company": "Fjordline", "city": "Lyon", "country": "FR"},
    "Ingeniero en Nordlicht, Madrid": {"company": "Nordlicht", "city": "Madrid", "country": "ES"},
    "Analista presso Coral Cloud, Milano": {"company": "Coral Cloud", "city": "Milano", "country": "IT"},
    "Kierownik w Nordlicht, Warszawa od 10 000 do 15 000 PLN": {
        "company": "Nordlicht",
        "country": "PL",
        "pay": "10000-15000 PLN",
    },
    "Инженер в Ромашка, Москва от 140 тыс ₽": {
        "title": "Инженер",
        "company": "Ромашка",
        "country": "RU",
        "pay": "from 140000 RUB",
    },
    "Nurse - Albion Hospital - Leeds": {
        "title": "Nurse",
        "company": "Albion Hospital",
        "city": "Leeds",
        "country": "GB",
    },
    "Analyst, Berlin": {"title": "Analyst", "company": "", "city": "Berlin", "country": "DE"},
    "Analyst, Tidewater Bank, London": {"company": "Tidewater Bank", "city": "London", "country": "GB"},
    "Analyst in Berlin": {"title": "Analyst", "city": "Berlin", "country": "DE"},
    "PM at Moorgate Retail in London closes fri": {
        "company": "Moorgate Retail",
        "city": "London",
        "deadline": "2026-10-09",
    },
    "C# Developer at Kestrel, Inc., Austin, TX $120k-140k": {
        "title": "C# Developer",
        "company": "Kestrel, Inc.",
        "city": "Austin, TX",
        "country": "US",
        "pay": "120000-140000 USD",
    },
    "Backend Developer at Coral Cloud (remote) £80k applied 3.11.": {
        "company": "Coral Cloud",
        "work_mode": WorkMode.REMOTE,
        "applied_on": "2025-11-03",
        "pay": "80000 GBP",
    },
    "Engineer at Coral Cloud, Remote (UK) up to 70k": {
        "title": "Engineer",
        "country": "GB",
        "work_mode": WorkMode.REMOTE,
        "pay": "up to 70000",
    },
    "Data Engineer hybrid at Isar Software, applied today": {
        "title": "Data Engineer",
        "work_mode": WorkMode.HYBRID,
        "applied_on": "2026-10-07",
    },
    "Remote Sensing Engineer at Albion Genomics": {"title": "Remote Sensing Engineer", "work_mode": None},
    "https://kestrel.example/jobs/3?x=1 Engineer at Kestrel #dream #go-lang !high due 30 Nov via LinkedIn": {
        "title": "Engineer",
        "company": "Kestrel",
        "link": "https://kestrel.example/jobs/3?x=1",
        "tags": ("dream", "go-lang"),
        "priority": Priority.HIGH,
        "deadline": "2026-11-30",
        "source": "LinkedIn",
    },
    "Cook at Fjordline via company site, Bergen, Norway 45000 kr/month": {
        "source": "Company site",
        "city": "Bergen",
        "country": "NO",
        "pay": "45000 NOK/month",
    },
    "Cook via Jobbörse at Fjordline": {"source": "Jobbörse", "title": "Cook", "company": "Fjordline"},
    "Dev at Isar /phone screen": {"status": "Phone screen", "company": "Isar"},
    "Dev at Isar 500 EUR/day start date 1 Jan": {"start_date": "2027-01-01", "pay": "500 EUR/day"},
    "Engineer #2 at Isar": {"title": "Engineer #2", "tags": ()},
    "Data Engineer at Nordlicht, Hamburg, ask for Kim": {
        "title": "Data Engineer ask for Kim",
        "city": "Hamburg",
    },
    "Engineer due sometime": {"title": "Engineer due sometime", "deadline": ""},
    "Clerk 3 days": {"title": "Clerk 3 days", "pay": None},
    "at": {"title": "at", "company": ""},
    "": {"title": "", "company": ""},
}


def read(line: str) -> Understood:
    return understand(line, today=TODAY, statuses=STATUSES, sources=SOURCES)


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_lines(line: str, expected: dict[str, Any]) -> None:
    draft = read(line).draft
    found = {name: getattr(draft, name) for name in expected}
    if draft.pay is not None and "pay" in expected:
        found["pay"] = format_pay(draft.pay)
    assert found == expected


def test_spans_name_what_was_understood() -> None:
    line = "Data Engineer at Nordlicht, Hamburg, DE 62k EUR due 30 Nov"
    pieces = [(span.field, line[span.start : span.end]) for span in read(line).spans]
    assert pieces == [
        ("title", "Data Engineer"),
        ("company", "at Nordlicht"),
        ("city", "Hamburg"),
        ("country", "DE"),
        ("pay", "62k EUR"),
        ("deadline", "due 30 Nov"),
    ]


PIECES = st.sampled_from(
    [
        *LINES,
        "62k",
        "#tag",
        "due",
        "via",
        "@",
        "at",
        "in",
        " - ",
        ", ",
        "(",
        ")",
        "!high",
        "Berlin",
        "remote",
        "€",
    ]
)


@given(st.text(max_size=80) | st.lists(PIECES, max_size=9).map(" ".join))
def test_any_line_is_understood_and_no_word_is_lost(line: str) -> None:
    understood = read(line)
    covered: set[int] = set()
    for span in understood.spans:
        places = set(range(span.start, span.end))
        assert 0 <= span.start < span.end <= len(line)
        assert not covered & places
        covered |= places
    lost = [word[0] for word in re.finditer(r"\w+", line) if not set(range(*word.span())) & covered]
    assert all(word in understood.draft.title for word in lost)
    assert read(line) == understood


def test_a_very_long_line_is_a_title() -> None:
    line = "word " * 200
    assert read(line).draft.title == line.strip()
    assert read(line).spans == ()
