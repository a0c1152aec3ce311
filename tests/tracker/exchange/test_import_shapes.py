"""The six real shapes: every line accounted for, nothing lost, and the same data after export and import."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tracker.exchange.shapes import SHAPES, Shape
from tests.tracker.exchange.stores import all_drafts
from tracker.exchange.exporter import export_csv
from tracker.exchange.importer import import_command, plan
from tracker.exchange.plan import ImportPlan
from tracker.store.store import Store

NAMES = list(SHAPES)


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def check_counts(made: ImportPlan) -> None:
    report = made.report()
    assert report.read == report.new + report.updated + report.unchanged + len(report.refused)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_accounted_for(name: str, store: Store) -> None:
    shape: Shape = SHAPES[name]()
    made = plan(shape.content, store)
    check_counts(made)
    report = made.report()
    assert report.read == shape.rows
    assert len(report.refused) == shape.refused
    assert report.new == shape.rows - shape.refused
    assert not report.undecided
    assert all(found.line > 1 and found.reason for found in (*report.refused, *report.warnings))
    store.run(import_command(made))
    assert len(all_drafts(store)) == report.new


@pytest.mark.parametrize("name", NAMES)
def test_every_filled_cell_is_found_again(name: str, store: Store) -> None:
    """Whatever stood in a column kept as text is in its application, letter for letter."""
    made = plan(SHAPES[name]().content, store)
    texts = {
        c.header: c.target for c in made.mapping.columns if c.target in ("company", "title", "notes", "link")
    }
    fates = {row.line: row for row in made.rows if row.draft is not None}
    for line in made.table.lines():
        row = fates.get(line.number)
        if row is None or row.draft is None:
            continue
        for place, header in enumerate(made.table.header):
            cell = line.cells[place].strip()
            if header in texts and cell not in ("", "N/A"):
                assert getattr(row.draft, texts[header]) == cell


@pytest.mark.parametrize("name", NAMES)
def test_second_import_brings_nothing_new(name: str, store: Store) -> None:
    content = SHAPES[name]().content
    store.run(import_command(plan(content, store)))
    again = plan(content, store)
    check_counts(again)
    assert (again.report().new, again.report().updated) == (0, 0)
    assert not store.run(import_command(again))


@pytest.mark.parametrize("name", NAMES)
def test_export_and_import_give_the_same_data(name: str, store: Store, tmp_path: Path) -> None:
    store.run(import_command(plan(SHAPES[name]().content, store)))
    export_csv(store, tmp_path / "all.csv")
    other = Store.in_memory()
    made = plan(tmp_path / "all.csv", other)
    assert made.is_own_format
    assert not made.refused
    other.run(import_command(made))
    assert all_drafts(other) == all_drafts(store)
    assert plan(tmp_path / "all.csv", other).report().unchanged == made.report().read


@pytest.mark.parametrize("name", NAMES)
def test_one_undo_takes_all_of_it_back(name: str, store: Store) -> None:
    store.run(import_command(plan(SHAPES[name]().content, store)))
    imported = all_drafts(store)
    store.undo()
    assert all_drafts(store) == []
    store.redo()
    assert all_drafts(store) == imported


def test_what_was_found_out_is_reported(store: Store) -> None:
    found = {name: plan(SHAPES[name]().content, store).report().to_json() for name in NAMES}
    written = {
        name: (report["encoding"], report["delimiter"], report["date_order"])
        for name, report in found.items()
    }
    assert written == {
        "linkedin": ("utf-8", ",", "mdy"),
        "simplify": ("utf-8", ",", "ymd"),
        "huntr": ("utf-8", ",", "ymd"),
        "teal": ("utf-8", ",", "mdy"),
        "german": ("windows-1252", ";", "dmy"),
        "french": ("utf-8-sig", ";", "dmy"),
    }
    assert found["german"]["columns"]["Firma"] == "company"
    (impossible,) = found["german"]["warnings"]
    assert impossible == {
        "line": 92,
        "column": "Datum",
        "value": "31.02.2026",
        "reason": "There is no such day.",
    }


def test_status_words_become_the_persons_statuses(store: Store) -> None:
    made = plan(SHAPES["german"]().content, store)
    assert made.status_words == {
        "offen": "Applied",
        "Absage": "Rejected",
        "Gespräch": "Interview",
        "Zusage": "Offer",
        "pausiert": "pausiert",
        "keine Rückmeldung": "No reply",
    }
    assert list(made.new_statuses) == ["pausiert"]
