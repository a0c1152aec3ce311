from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from tests.ui.applications.conftest import Bench, at, titles
from tracker.domain.application import Draft, Priority, Sponsorship, WorkMode
from tracker.domain.pay import Pay, Period
from tracker.store.commands.applications import add_application, delete_applications
from tracker.store.queries.filters import Filter
from ui.applications.columns import PLACES
from ui.applications.page import ApplicationsPage

ESCAPE, ENTER, TAB = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab


def edit(page: ApplicationsPage, place: int, name: str, text: str | None = None) -> QLineEdit:
    """Open the editor of a cell and type a text in place of what it shows."""
    at(page, place, name)
    page.edit_current()
    editor = page.table.edits[-1].editor
    if text is not None:
        editor.selectAll()
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
        editor.insert(text)
    return editor


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("title", " Head of  Data ", "Head of  Data"),
        ("company", "Fjordline", "Fjordline"),
        ("city", "Köln", "Köln"),
        ("country", "Österreich", "AT"),
        ("deadline", "2027-02-01", "2027-02-01"),
        ("applied_on", "", ""),
        ("pay", "25.50 GBP/hour", Pay(Decimal("25.5"), Decimal("25.5"), "GBP", Period.HOUR)),
        ("tags", "x, y; x", ("x", "y")),
        ("source", "LinkedIn", "LinkedIn"),
        ("link", "https://jobs.example/1", "https://jobs.example/1"),
        ("field", "Software", "Software"),
    ],
)
def test_each_plain_field_is_edited_in_its_cell(
    page: ApplicationsPage, bench: Bench, name: str, typed: str, stored: Any
) -> None:
    page.table.columns.set_shown(name, shown=True)
    editor = edit(page, 1, name, typed)
    if editor.completer() is not None:
        editor.completer().popup().hide()
    QTest.keyClick(editor, ENTER)
    bench.settle()
    assert page.table.edits == ()
    assert getattr(bench.row(page.model.ids[1]), name) == stored
    assert bool(page.model.index(1, PLACES[name]).data()) == bool(stored)


def test_one_edit_is_one_step_to_undo(page: ApplicationsPage, bench: Bench) -> None:
    QTest.keyClick(edit(page, 0, "title", "Changed"), ENTER)
    bench.settle()
    assert titles(page)[0] == "Changed"
    bench.workspace.undo()
    bench.settle()
    assert titles(page)[0] == "Data Engineer"


@pytest.mark.parametrize("key", [ENTER, ESCAPE, TAB])
def test_what_the_field_refuses_stays_with_the_reason(
    page: ApplicationsPage, bench: Bench, key: Qt.Key
) -> None:
    editor = edit(page, 0, "pay", "lots")
    QTest.keyClick(editor, key)
    bench.settle()
    (cell,) = page.table.edits
    assert cell.reason == "I cannot read this as pay. Write it like 62000 EUR/year."
    assert editor.text() == "lots"
    assert editor.isVisible()
    QTest.keyClicks(editor, "x")
    assert not cell.is_refused
    while editor.isUndoAvailable():
        QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, ESCAPE)
    bench.settle()
    assert page.table.edits == ()
    assert bench.workspace.undo_label == "Added four"


def test_a_day_that_is_none_stays_too(page: ApplicationsPage, bench: Bench) -> None:
    editor = edit(page, 1, "deadline", "2027-02-30")
    QTest.keyClick(editor, ENTER)
    bench.settle()
    assert page.table.edits[0].is_refused
    assert editor.text() == "2027-02-30"


def test_what_only_the_store_refuses_stays_as_well(page: ApplicationsPage, bench: Bench) -> None:
    bench.run(add_application(Draft(title="Nameless")))
    editor = edit(page, 0, "title", "")
    QTest.keyClick(editor, ENTER)
    bench.settle()
    assert page.table.edits[0].reason == "A company or a job title is needed."
    QTest.keyClicks(editor, "Named")
    QTest.keyClick(editor, ENTER)
    bench.settle()
    assert titles(page)[0] == "Named"


def test_escape_keeps_what_was_typed_and_changes_nothing_if_nothing_was(
    page: ApplicationsPage, bench: Bench
) -> None:
    QTest.keyClick(edit(page, 0, "city"), ESCAPE)
    bench.settle()
    assert bench.workspace.undo_label == "Added four"
    QTest.keyClick(edit(page, 0, "city", "Bremen"), ESCAPE)
    bench.settle()
    assert bench.row(page.model.ids[0]).city == "Bremen"
    assert page.table.hasFocus()


def test_tab_goes_on_to_the_next_cell(page: ApplicationsPage, bench: Bench) -> None:
    QTest.keyClick(edit(page, 0, "title", "Changed"), TAB)
    bench.settle()
    assert page.table.currentIndex().column() == PLACES["company"]
    assert page.table.edits[0].editor.text() == "Nordlicht Energie"


def test_leaving_the_editor_stores_it(page: ApplicationsPage, bench: Bench) -> None:
    edit(page, 0, "title", "Changed")
    page.table.setFocus()
    bench.settle()
    assert titles(page)[0] == "Changed"


def test_news_does_not_disturb_typing(page: ApplicationsPage, bench: Bench) -> None:
    ids = list(page.model.ids)
    editor = edit(page, 0, "title", "Half typ")
    bench.run(delete_applications([ids[1]]))
    bench.workspace.set_filter(Filter(text="tidewater"))
    bench.settle()
    assert page.model.rowCount() == 4
    assert editor.text() == "Half typ"
    QTest.keyClick(editor, ENTER)
    bench.settle()
    assert bench.row(ids[0]).title == "Half typ"
    assert page.model.rowCount() == 0


def test_an_application_that_is_gone_keeps_the_text(page: ApplicationsPage, bench: Bench) -> None:
    editor = edit(page, 0, "title", "Too late")
    bench.run(delete_applications([page.model.ids[0]]))
    QTest.keyClick(editor, ENTER)
    bench.settle()
    assert page.table.edits[0].reason == "These applications are gone."
    assert editor.text() == "Too late"


def test_words_typed_before_are_offered(page: ApplicationsPage, bench: Bench) -> None:
    editor = edit(page, 0, "company")
    bench.settle()
    words = editor.completer().model()
    offered = {words.index(place, 0).data() for place in range(words.rowCount())}
    assert offered == {"Nordlicht Energie", "Tidewater Bank", "Kestrel Robotics", "Albion Genomics"}


@pytest.mark.parametrize(
    ("name", "word", "stored"),
    [
        ("status", "Offer", "Offer"),
        ("priority", "High", Priority.HIGH),
        ("work_mode", "Remote", WorkMode.REMOTE),
        ("sponsorship", "Refused", Sponsorship.REFUSED),
    ],
)
def test_choices_are_picked_from_a_list(
    page: ApplicationsPage, bench: Bench, name: str, word: str, stored: Any
) -> None:
    page.table.columns.set_shown(name, shown=True)
    at(page, 0, name)
    page.edit_current()
    menu = page.table.findChild(QMenu)
    assert menu is not None
    (chosen,) = [action for action in menu.actions() if action.text() == word]
    assert not chosen.isChecked()
    chosen.trigger()
    menu.close()
    bench.settle()
    assert getattr(bench.row(page.model.ids[0]), name) == stored
    assert page.model.index(0, PLACES[name]).data() == word


def test_a_cell_that_cannot_be_edited_opens_the_application(page: ApplicationsPage, bench: Bench) -> None:
    page.table.columns.set_shown("created_at", shown=True)
    at(page, 3, "created_at")
    page.edit_current()
    assert page.table.edits == ()
    assert bench.workspace.inspected == page.model.ids[3]


def test_a_double_click_edits(page: ApplicationsPage) -> None:
    where = page.table.visualRect(page.model.index(2, PLACES["city"])).center()
    viewport = page.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    assert [cell.editor.accessibleName() for cell in page.table.edits] == ["City"]
