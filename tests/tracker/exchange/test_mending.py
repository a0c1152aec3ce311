"""Cells that a person mended, rows that a person left out, and what is saved of both."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.exchange.stores import all_drafts
from tracker.domain.application import Draft
from tracker.exchange.choices import LEAVE_OUT, Choices
from tracker.exchange.exporter import export_csv
from tracker.exchange.importer import import_command, plan
from tracker.exchange.plan import ImportPlan
from tracker.exchange.planned import Action
from tracker.exchange.rejects import save_rejects
from tracker.store.commands.applications import add_application
from tracker.store.store import Store

FILE = """Company,Job Title,Date Applied,Salary
Rhein Logistik,Analyst,14.04.2026,50.000 €
Alster Digital,Engineer,31.02.2026,nach VB
,,19.06.2026,60.000 €
""".encode()
MENDED = {(3, "Date Applied"): "28.02.2026", (3, "Salary"): "51.000 €", (4, "Company"): "Isar Software"}


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    yield opened
    opened.close()


def test_mended_cells_are_what_is_imported(store: Store) -> None:
    before = plan(FILE, store)
    assert [(found.line, found.column) for found in before.warnings] == [(3, "Date Applied"), (3, "Salary")]
    assert [(found.line, found.column) for found in before.refused] == [(4, "Company")]
    made = plan(FILE, store, Choices(cells=MENDED))
    assert (made.warnings, made.refused, made.count(Action.NEW)) == ([], [], 3)
    store.run(import_command(made))
    found = {draft.company: draft for draft in all_drafts(store)}
    assert found["Alster Digital"].applied_on == "2026-02-28"
    assert found["Alster Digital"].pay_as_posted == "51.000 €"
    assert found["Isar Software"].applied_on == "2026-06-19"


def test_a_cell_mended_badly_is_told_again(store: Store) -> None:
    made = plan(FILE, store, Choices(cells={(3, "Date Applied"): "30.02.2026", (4, "No such"): "x"}))
    assert [found.value for found in made.warnings] == ["30.02.2026", "nach VB"]
    assert len(made.refused) == 1


def test_a_cell_mended_decides_nothing_for_the_others(store: Store) -> None:
    """Days that read both ways stay a question, whatever one mended cell says."""
    content = b"Company,Job Title,Date Applied\nIsar,Cook,03/04/2026\nIsar,Baker,05/06/2026\n"
    made = plan(content, store, Choices(cells={(2, "Date Applied"): "2026-04-03"}))
    assert made.undecided == ("Date Applied",)
    assert [found.line for found in made.warnings] == [3]


def test_a_bad_character_is_mended(store: Store) -> None:
    content = b"Company,Job Title\nIs\0ar,Cook\nFjordline,Nurse\n"
    assert len(plan(content, store).refused) == 1
    made = plan(content, store, Choices(cells={(2, "Company"): "Isar"}))
    assert [row.draft.company for row in made.rows if row.draft] == ["Isar", "Fjordline"]


def test_our_own_format_is_mended_too(store: Store, tmp_path: Path) -> None:
    store.run(add_application(Draft(company="Isar", title="Cook", applied_on="2026-01-15")))
    path = tmp_path / "own.csv"
    export_csv(store, path)
    path.write_text(path.read_text("utf-8").replace("2026-01-15", "2026-01-45"), "utf-8")
    made = plan(path, store)
    (bad,) = made.refused
    assert bad.column == "applied_on"
    again = plan(path, store, Choices(cells={(bad.line, bad.column): "2026-01-16"}))
    assert [row.changed for row in again.rows] == [("applied_on",)]


def test_what_needs_a_look_is_saved_with_every_reason(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mend.csv"
    made = plan(FILE, store, Choices(cells={(3, "Salary"): "51.000 €"}))
    assert save_rejects(made, path) == 1
    assert save_rejects(made, path, with_warned=True) == 2
    _, warned, refused = csv.reader(path.read_text("utf-8").splitlines())
    assert warned == [
        "Alster Digital",
        "Engineer",
        "31.02.2026",
        "51.000 €",
        "Date Applied: There is no such day.",
    ]
    assert refused[-1] == "It names neither a company nor a job title."


def test_rows_left_out_are_saved_with_what_is_wrong_with_them(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mend.csv"
    made = plan(FILE, store, Choices(rows={2: LEAVE_OUT, 3: LEAVE_OUT}))
    assert made.count(Action.NEW) == 0
    assert [row.draft.company for row in made.rows.on((2, 3)) if row.draft] == [
        "Rhein Logistik",
        "Alster Digital",
    ]
    assert save_rejects(made, path) == 3
    _, *rows = csv.reader(path.read_text("utf-8").splitlines())
    assert [row[-1] for row in rows] == [
        "You left it out.",
        "Date Applied: There is no such day. Salary: No amount of pay is understood.",
        "It names neither a company nor a job title.",
    ]


def test_a_repeated_row_is_added_anyway(store: Store) -> None:
    content = b"Company,Job Title\nIsar,Cook\nIsar,Cook\nIsar,Cook\n"
    skipping = Choices(on_duplicate="skip")
    assert [row.action for row in plan(content, store, skipping).rows] == ["new", "duplicate", "duplicate"]
    made = plan(content, store, replace(skipping, rows={4: "add"}))
    assert [row.action for row in made.rows] == ["new", "duplicate", "new"]


@pytest.fixture(scope="module")
def many() -> Iterator[ImportPlan]:
    """A plan of several blocks, some of whose rows are refused."""
    opened = Store.in_memory()
    rows = [f"Firm {number},Cook\n" if number % 7 else ",,x\n" for number in range(9_000)]
    yield plan(("Company,Job Title,Notes\n" + "".join(rows)).encode(), opened)
    opened.close()


@settings(max_examples=15, deadline=None)
@given(lines=st.sets(st.integers(min_value=-1, max_value=9_100)))
def test_rows_on_some_lines_are_those_of_all_rows(many: ImportPlan, lines: set[int]) -> None:
    wanted = [(row.line, row.action) for row in many.rows if row.line in lines]
    assert [(row.line, row.action) for row in many.rows.on(lines)] == wanted
