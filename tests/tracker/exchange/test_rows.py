"""Cells of foreign tables: understood, or kept as text with a warning; never lost, never guessed."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from tracker.domain.application import (
    Draft,
    Event,
    EventKind,
    JobKind,
    Person,
    Priority,
    Sponsorship,
    WorkMode,
)
from tracker.domain.pay import Pay, Period
from tracker.domain.status import StatusKind
from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.importer import plan
from tracker.exchange.mapping import TARGETS
from tracker.exchange.plan import ImportPlan
from tracker.store.store import Store


def planned(text: str, choices: Choices = AS_FOUND) -> ImportPlan:
    return plan(text.encode(), Store.in_memory(), choices)


def first(text: str, choices: Choices = AS_FOUND) -> Draft:
    draft = planned(text, choices).rows[0].draft
    assert draft is not None
    return draft


def one(header: str, cell: str) -> Draft:
    """An application from a table with one more column."""
    return first(f'Company,Job Title,{header}\nIsar,Tester,"{cell}"\n')


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("Country", "Deutschland", "country", "DE"),
        ("Country", "UK", "country", "GB"),
        ("Location", "Hamburg, Germany", "city", "Hamburg"),
        ("Location", "Hamburg, Germany", "country", "DE"),
        ("Work Mode", "Fully remote", "work_mode", WorkMode.REMOTE),
        ("Remote", "No", "work_mode", WorkMode.ON_SITE),
        ("Télétravail", "hybride", "work_mode", WorkMode.HYBRID),
        ("Job Type", "Full Time", "job_kind", JobKind.PERMANENT),
        ("Vertragsart", "befristet", "job_kind", JobKind.FIXED_TERM),
        ("Job Type", "Full-time, Permanent", "job_kind", JobKind.PERMANENT),
        ("Priority", "High", "priority", Priority.HIGH),
        ("Excitement", "★★★", "priority", Priority.HIGH),
        ("Prioridad", "baja", "priority", Priority.LOW),
        ("Visa Sponsorship", "Yes", "sponsorship", Sponsorship.OFFERED),
        ("Sponsorship", "nein", "sponsorship", Sponsorship.REFUSED),
        ("Tags", "python; sql, #remote", "tags", ("python", "sql", "remote")),
        ("Deadline", "31.12.2026", "deadline", "2026-12-31"),
        ("Date Applied", "11/20/24, 8:15 AM", "applied_on", "2024-11-20"),
        ("Salary", "€80k-120k", "pay", Pay(Decimal(80000), Decimal(120000), "EUR")),
        ("salario_usd", "90000", "pay", Pay(Decimal(90000), Decimal(90000), "USD")),
        ("Monthly Salary", "3500 EUR", "pay", Pay(Decimal(3500), Decimal(3500), "EUR", Period.MONTH)),
        ("Max. Salary", "90000 EUR", "pay", Pay(None, Decimal(90000), "EUR")),
        ("Salary", "€80k-120k", "pay_as_posted", "€80k-120k"),
        ("Contact Email", "jobs@mail.example", "people", (Person("", "", "jobs@mail.example"),)),
        ("Contact Info", "+49 40 5550100", "people", (Person("", "", "", "+49 40 5550100"),)),
        ("Resume", "CV_2026.pdf", "own_fields", (("Resume", "CV_2026.pdf"),)),
        ("Mood", "good", "own_fields", (("Mood", "good"),)),
        ("Interview Date", "31.12.2026", "timeline", (Event(EventKind.INTERVIEW, "2026-12-31"),)),
        (
            "Interview Date",
            "2026-12-31T10:00:00Z",
            "timeline",
            (Event(EventKind.INTERVIEW, "2026-12-31T10:00:00Z", "UTC"),),
        ),
        ("Follow-up Date", "31.12.2026", "timeline", (Event(EventKind.FOLLOW_UP, "2026-12-31"),)),
    ],
)
def test_cells_are_understood(header: str, cell: str, field: str, value: object) -> None:
    assert getattr(one(header, cell), field) == value


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Deadline", "31.02.2026"),
        ("Salary", "depends"),
        ("Country", "Atlantis"),
        ("Priority", "purple"),
        ("Job Type", "wizardry"),
        ("City", "x" * 2_001),
        ("Archived", "perhaps"),
    ],
)
def test_what_is_not_understood_is_kept_with_a_warning(header: str, cell: str) -> None:
    filler = "31.12.2026" if header == "Deadline" else ""
    made = planned(f"Company,Job Title,{header}\nIsar,Tester,{cell}\nCoral,Buyer,{filler}\n")
    draft = made.rows[0].draft
    assert draft is not None
    assert (header, cell) in draft.own_fields
    (warning,) = made.warnings
    assert (warning.line, warning.column, warning.value) == (2, header, cell[:200])
    assert warning.reason


@pytest.mark.parametrize("cell", ["N/A", "null", "-", "Not provided", "n.a.", "—", "k.A.", " "])
def test_placeholders_are_empty(cell: str) -> None:
    draft = first(f"Company,Job Title,Salary,Deadline,Mood\nIsar,{cell},{cell},{cell},{cell}\n")
    assert (draft.title, draft.pay, draft.deadline, draft.own_fields) == ("", None, "", ())


def test_least_and_most_pay_with_currency_and_period() -> None:
    text = "Company,Job Title,Salary Min,Salary Max,Currency,Pay Period\nIsar,Tester,50000,70000,eur,yearly\n"
    draft = first(text)
    assert draft.pay == Pay(Decimal(50000), Decimal(70000), "EUR", Period.YEAR)
    assert draft.pay_as_posted == "50000 - 70000"


def test_a_dollar_is_that_of_the_country() -> None:
    head = "Company,Job Title,Country,Salary\n"
    for country, currency in (("Canada", "CAD"), ("Australia", "AUD"), ("", None)):
        pay = first(f"{head}Isar,Tester,{country},$80k\n").pay
        assert pay is not None
        assert pay.currency == currency


def test_history_from_the_days_of_the_file() -> None:
    head = "Company,Job Title,Date Saved,Date Applied,Status,Status Date\n"
    draft = first(f"{head}Isar,Tester,2026-01-01,2026-01-15,Rejected,2026-02-01\n")
    assert [(moment.status, moment.at) for moment in draft.status_history] == [
        ("Wishlist", "2026-01-01"),
        ("Applied", "2026-01-15"),
        ("Rejected", "2026-02-01"),
    ]


@pytest.mark.parametrize(
    ("columns", "cells", "kind"),
    [
        ("Date Applied", "2026-01-15", StatusKind.APPLIED),
        ("Date Saved", "2026-01-15", StatusKind.SAVED),
        ("Applied Yes/No", "yes", StatusKind.APPLIED),
        ("Applied Yes/No", "no", StatusKind.SAVED),
    ],
)
def test_without_a_status_the_days_say_it(columns: str, cells: str, kind: StatusKind) -> None:
    draft = first(f"Company,Job Title,{columns}\nIsar,Tester,{cells}\n")
    assert draft.status_kind is kind
    if cells[0] == "2":
        assert draft.status_history[-1].at == cells


def test_contact_in_three_columns_is_one_person() -> None:
    draft = first("Company,Title,Contact,Email,Phone\nIsar,Tester,A. Beispiel,a@mail.example,555 0100 22\n")
    assert draft.people == (Person("A. Beispiel", "", "a@mail.example", "555 0100 22"),)


def test_archived_rows_are_archived() -> None:
    draft = first("Company,Title,Archived,Date Archived\nIsar,Tester,Yes,2026-02-01\n")
    assert draft.archived_at == "2026-02-01T00:00:00Z"


def rows_of(days: list[str]) -> str:
    return "Company,Job Title,Date Applied\n" + "".join(
        f"Isar,Tester {n},{day}\n" for n, day in enumerate(days)
    )


@pytest.mark.parametrize(
    ("days", "order", "third"),
    [
        (["13/04/2026", "05/04/2026", "03/04/2026"], "dmy", "2026-04-03"),
        (["04/13/2026", "04/05/2026", "03/04/2026"], "mdy", "2026-03-04"),
        (["2026/03/04", "2026-03-05", "2026-03-04"], "ymd", "2026-03-04"),
    ],
)
def test_the_whole_column_decides_the_order_of_days(days: list[str], order: str, third: str) -> None:
    made = planned(rows_of(days))
    assert (made.date_order, made.undecided) == (order, ())
    draft = made.rows[2].draft
    assert draft is not None
    assert draft.applied_on == third


def test_undecided_days_are_asked_for_and_kept_as_text() -> None:
    text = rows_of(["03/04/2026", "05/06/2026"])
    made = planned(text)
    assert (made.date_order, made.undecided) == (None, ("Date Applied",))
    assert made.report().new == 2
    draft = made.rows[0].draft
    assert draft is not None
    assert (draft.applied_on, draft.own_fields) == ("", (("Date Applied", "03/04/2026"),))
    assert len(made.warnings) == 2
    chosen = planned(text, Choices(date_order="mdy"))
    assert (chosen.undecided, chosen.warnings) == ((), [])
    assert first(text, Choices(date_order="dmy")).applied_on == "2026-04-03"
    assert first(text, Choices(date_order="mdy")).applied_on == "2026-03-04"


def test_conflicting_days_are_read_only_where_they_are_sure() -> None:
    made = planned(rows_of(["13/04/2026", "04/13/2026", "03/04/2026"]))
    assert made.undecided == ("Date Applied",)
    days = [row.draft.applied_on for row in made.rows if row.draft is not None]
    assert days == ["2026-04-13", "2026-04-13", ""]


def test_rows_that_name_nothing_are_refused_with_their_line() -> None:
    made = planned("Company,Job Title,Notes\nIsar,Tester,\n,,lonely\nN/A,-,\n\nCoral,Buyer,\n")
    assert [(found.line, found.column) for found in made.refused] == [(3, "Company"), (4, "Company")]
    assert (made.report().read, made.report().new, made.blank_lines) == (4, 2, 1)


def test_bytes_that_are_no_text_refuse_their_row_only() -> None:
    made = plan(b"Company,Job Title\nIsar,T\0ester\nCoral,Buyer\n", Store.in_memory())
    (refused,) = made.refused
    assert (refused.line, refused.column, refused.value) == (2, "Job Title", "T\ufffdester")
    assert made.report().new == 1


def test_cells_beyond_the_header_are_kept() -> None:
    draft = first("Company,Job Title\nIsar,Tester,loose,,end\n")
    assert draft.own_fields == (("Column 3", "loose"), ("Column 5", "end"))


def test_a_persons_mapping_is_taken() -> None:
    text = "Wer,Was,Mood\nIsar,Tester,good\n"
    draft = first(text, Choices(targets={"Wer": "company", "Was": "title", "Mood": "skip"}))
    assert (draft.company, draft.title, draft.own_fields) == ("Isar", "Tester", ())


HOSTILE = (
    "x" + " " * 60_000,
    "1" * 60_000 + "x",
    "a@" + "." * 60_000,
    "-" * 60_000,
    "(" * 60_000,
    "1.1." * 15_000,
)


@pytest.mark.parametrize("target", [target for target in TARGETS if target != "skip"])
def test_hostile_cells_end_soon_and_are_kept(target: str) -> None:
    """No reader takes more than linear time, and what is too long for its field is an own field's text."""
    rows = "".join(f'Isar {n},Tester,"{cell}!"\n' for n, cell in enumerate(HOSTILE))
    choices = Choices(targets={"Firm": "company", "Job": "title", "Odd": target})
    started = time.perf_counter()
    made = planned(f"Firm,Job,Odd\n{rows}", choices)
    assert time.perf_counter() - started < 5
    assert made.report().new == len(HOSTILE)
    if target not in ("company", "title"):
        kept = [sum(len(text) for _, text in row.draft.own_fields) for row in made.rows if row.draft]
        assert all(kept) or target in ("notes", "posting")


def test_loose_cells_never_overwrite_a_column() -> None:
    draft = first('Company,Job Title,"Column 4"\nIsar,Tester,mine,loose\n')
    assert draft.own_fields == (("Column 4", "mine"), ("Column 4 (2)", "loose"))
