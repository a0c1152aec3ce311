"""What the import asks about rows that are here already, and other ways in: sheets, paste, a drop."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.ui.desk import Desk
from tracker.domain.application import Draft
from ui.exchange.import_dialog import CHECK, COLUMNS, ImportDialog
from ui.main_window import MainWindow

FILE = "Company,Job Title,City\nNordlicht Energie,Data Engineer,Bremen\nTidewater Bank,Analyst,Leeds\n"


@pytest.fixture
def dialog(desk: Desk, tmp_path: Path) -> ImportDialog:
    """The file's columns, beside a store that knows the first row's application, in another city."""
    desk.add(Draft(company="Nordlicht Energie", title="Data Engineer", city="Hamburg"))
    path = tmp_path / "jobs.csv"
    path.write_text(FILE, encoding="utf-8")
    made = ImportDialog(desk.workspace, desk.window)
    made.open()
    made.read_file(str(path))
    desk.settle()
    return made


def choose_way(desk: Desk, dialog: ImportDialog, way: str) -> None:
    choice = dialog.columns_page.outcome.ways.choice
    choice.set_value(way)
    choice.chosen.emit(way)
    desk.settle()


@pytest.mark.parametrize(
    ("way", "new", "cities"),
    [
        ("skip", 1, {"Hamburg", "Leeds"}),
        ("fill", 1, {"Hamburg", "Leeds"}),
        ("replace", 1, {"Bremen", "Leeds"}),
        ("add", 2, {"Hamburg", "Bremen", "Leeds"}),
    ],
)
def test_rows_that_are_here_already_go_the_chosen_way(
    way: str, new: int, cities: set[str], desk: Desk, dialog: ImportDialog
) -> None:
    choose_way(desk, dialog, way)
    assert dialog.planned is not None
    assert dialog.planned.counts.new == new
    dialog.next.click()
    assert dialog.steps is not None
    assert dialog._stack.currentIndex() == CHECK
    dialog.next.click()
    desk.settle()
    assert {draft.city for draft in desk.drafts()} == cities


def test_nothing_is_asked_where_nothing_is_met(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text(FILE, encoding="utf-8")
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    dialog.read_file(str(path))
    desk.settle()
    assert dialog.columns_page.outcome.ways.isHidden()


@pytest.mark.parametrize(
    "html", ["", "<table><tr><td>Company<td>Job Title<tr><td>Fjordline<td>Nurse</table>"]
)
def test_a_copied_table_is_read(html: str, desk: Desk) -> None:
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    dialog.read_clipboard(html.encode(), b"Company\tJob Title\nFjordline\tNurse\n")
    desk.settle()
    assert dialog._stack.currentIndex() == COLUMNS
    assert dialog.planned is not None
    assert dialog.planned.counts.new == 1


def test_a_sheet_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "search.xlsx"
    with Workbook(path) as book:
        for name, title in (("Spring", "Nurse"), ("Autumn", "Welder")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Company", "Job Title"])
            sheet.write_row(1, 0, ["Fjordline", title])
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    dialog.read_file(str(path))
    desk.settle()
    menus = [action.menu().title() for action in dialog.reading.menu().actions()]
    assert menus == ["Sheet", "Dates", "First row"]
    autumn = next(
        action for action in dialog.reading.menu().actions()[0].menu().actions() if action.text() == "Autumn"
    )
    autumn.trigger()
    desk.settle()
    assert dialog.planned is not None
    assert [row.draft.title for row in dialog.planned.plan.rows if row.draft] == ["Welder"]


def test_a_file_dropped_on_the_window_is_told(desk: Desk, tmp_path: Path) -> None:
    window = MainWindow("", "light")
    desk.qtbot.addWidget(window)
    path = tmp_path / "jobs.csv"
    path.write_text(FILE, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        window.rect().center().toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with desk.qtbot.waitSignal(window.dropped) as told:
        window.dropEvent(drop)
    assert told.args == [str(path)]


def test_what_is_merely_alike_and_what_was_confirmed_before_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.add(Draft(company="Nordlicht Energie", title="Data Engineer", city="Hamburg"))
    path = tmp_path / "alike.csv"
    path.write_text(
        "Company,Job Title\nNordlicht Energie,Data Engineers\nIsar,Cook\nIsar,Cook\n", encoding="utf-8"
    )
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    dialog.read_file(str(path))
    desk.settle()
    note = dialog.columns_page.outcome.note.text()
    assert note.startswith("1 row is like an application that is here, and is added beside it.")
    assert "1 row stands in the file twice." in note
    assert "confirmed" not in dialog.subtitle.text()
    dialog.next.click()
    dialog.next.click()
    desk.settle()
    again = ImportDialog(desk.workspace, desk.window)
    again.open()
    again.read_file(str(path))
    desk.settle()
    assert again.subtitle.text().endswith("columns as you confirmed them before")
