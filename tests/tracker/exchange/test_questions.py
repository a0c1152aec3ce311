"""What is asked and not guessed, what is remembered, and what is supposed and said."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tracker.exchange.stores import all_drafts
from tracker.exchange.choices import Choices
from tracker.exchange.importer import import_command, plan
from tracker.exchange.plan import ImportPlan
from tracker.exchange.rejects import save_rejects
from tracker.store.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    yield opened
    opened.close()


def targets(made: ImportPlan) -> dict[str, str]:
    return made.mapping.targets()


AMBIGUOUS = b"Date,Position,Company,Applied,Type\n2026-01-15,Tester,Isar Software,yes,full time\n"


def test_ambiguous_columns_are_asked(store: Store) -> None:
    made = plan(AMBIGUOUS, store)
    asked = {question.header: question.options for question in made.questions}
    assert asked["Date"] == ("applied_on", "saved_on", "own_field")
    assert asked["Position"] == ("title", "own_field")
    assert set(asked) == {"Date", "Position", "Applied", "Type"}
    answered = plan(AMBIGUOUS, store, Choices(targets={"Date": "saved_on"}))
    assert "Date" not in {question.header for question in answered.questions}


def test_without_anybody_to_ask_only_what_is_certain_is_taken(store: Store) -> None:
    made = plan(AMBIGUOUS, store, asks=False)
    assert targets(made)["Date"] == "own_field"
    assert targets(made)["Position"] == "title"
    assert targets(made)["Applied"] == "applied_flag"
    assert [warning.column for warning in made.warnings] == ["Date"]
    assert made.warnings[0].reason.startswith("It may mean applied_on, saved_on")
    told = plan(AMBIGUOUS, store, Choices(targets={"Date": "applied_on"}), asks=False)
    assert (targets(told)["Date"], told.warnings) == ("applied_on", [])


def test_an_outcome_beside_a_status_is_asked(store: Store) -> None:
    made = plan(b"Company,Title,Status,Outcome\nIsar,Tester,Applied,Rejected\n", store)
    assert [(question.header, question.options) for question in made.questions] == [
        ("Outcome", ("own_field", "status"))
    ]


def test_days_that_read_two_ways_are_asked(store: Store) -> None:
    made = plan(b"Company,Title,Date Applied\nIsar,Tester,03/04/2026\n", store)
    (question,) = made.questions
    assert (question.subject, question.options, question.example) == (
        "date_order",
        ("dmy", "mdy"),
        "03/04/2026",
    )


def test_a_later_line_decides_how_days_are_written(store: Store) -> None:
    rows = b"".join(b"Isar,Tester %d,25/04/2026\n" % number for number in range(400))
    late = rows + b"Isar,Last,04/25/2026\nIsar,Vague,03/04/2026\n"
    made = plan(b"Company,Title,Date Applied\n" + late, store)
    assert made.orders["Date Applied"].conflicting
    assert made.report().read == 402


def test_a_dollar_follows_the_country_or_is_asked(store: Store) -> None:
    rows = b"Company,Title,Country,Salary\nIsar,Tester,Canada,$90k\nCoral,Buyer,,$80k\n"
    made = plan(rows, store)
    (question,) = made.questions
    assert (question.subject, question.header, question.example) == ("currency", "Salary", "$80k")
    assert question.options[0] == "USD"
    store.run(import_command(plan(rows, store, Choices(currency="USD"))))
    assert [draft.pay.currency for draft in all_drafts(store) if draft.pay] == ["CAD", "USD"]


def test_a_city_alone_proposes_its_country_and_says_so(store: Store) -> None:
    made = plan(b"Company,Title,City\nIsar,Tester,\nIsar,Buyer,Berlin\nIsar,Seller,Berlin\n", store)
    (said,) = made.proposed
    assert (said.line, said.column, said.value, said.reason) == (
        3,
        "City",
        "Berlin",
        "Taken to be in Germany.",
    )
    assert said in made.report().warnings
    assert [row.draft.country for row in made.rows if row.draft] == ["", "DE", "DE"]
    located = plan(b'Company,Title,Location\nIsar,Tester,Berlin\nIsar,Buyer,"Leeds, UK"\n', store)
    assert [said.value for said in located.proposed] == ["Berlin"]


CONFIRMED = Choices(targets={"Mood": "notes"}, status_words={"offen": "Wishlist"}, date_order="mdy")
FILE = b"Company,Job Title,Status,Date Applied,Mood\nIsar,Tester,offen,03/04/2026,good\n"


def test_what_was_confirmed_is_applied_again_and_said(store: Store) -> None:
    first = plan(FILE, store, CONFIRMED)
    assert not first.remembered
    store.run(import_command(first))
    again = plan(FILE.replace(b"Tester", b"Buyer"), store)
    assert again.remembered
    assert targets(again)["Mood"] == "notes"
    (row,) = again.rows
    assert row.draft is not None
    assert (row.draft.status, row.draft.applied_on, row.draft.notes) == ("Wishlist", "2026-03-04", "good")
    assert again.report().to_json()["remembered"] is True
    other = plan(
        FILE.replace(b"Tester", b"Buyer"), store, Choices(targets={"Mood": "tags"}, date_order="dmy")
    )
    assert targets(other)["Mood"] == "tags"
    assert other.date_order == "dmy"
    assert not plan(FILE.replace(b"Mood", b"Temper"), store).remembered


def test_a_plan_alone_is_not_remembered(store: Store) -> None:
    plan(FILE, store, CONFIRMED)
    assert not plan(FILE, store).remembered


def test_refused_rows_are_mended_and_imported_again(store: Store, tmp_path: Path) -> None:
    content = b"Company,Job Title,Mood\nIsar,Tester,good\n,,=1+1\nbad \xff,x,\n,,later\n"
    made = plan(content, store, Choices(encoding="utf-8"))
    path = tmp_path / "mend.csv"
    assert save_rejects(made, path) == 3
    header, *rows = csv.reader(path.read_text("utf-8").splitlines())
    assert header[:3] == ["Company", "Job Title", "Mood"]
    assert [row[2] for row in rows] == ["=1+1", "", "later"]
    assert all(row[3] for row in rows)
    path.write_text(path.read_text("utf-8").replace("\n,,", "\nCoral Cloud,Buyer,"), "utf-8")
    again = plan(path, store)
    assert targets(again)[header[3]] == "skip"
    assert again.report().new == 3


def test_where_nothing_was_refused_there_is_only_a_header(store: Store, tmp_path: Path) -> None:
    assert save_rejects(plan(FILE, store), tmp_path / "none.csv") == 0
    assert len((tmp_path / "none.csv").read_text("utf-8").splitlines()) == 1
