"""The check: each count opens its rows, each row can go another way, bad cells are mended where they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.ui.desk import Desk
from tracker.domain.application import Draft
from ui.exchange.counts import ALIKE, HERE, LOOK, NEW, OUT, REPEATED
from ui.exchange.import_dialog import CHECK, ImportDialog
from ui.exchange.looks_model import REASON, VALUE, LooksModel
from ui.exchange.looks_model import WAY as LOOK_WAY
from ui.exchange.rows_model import BATCH, COMPANY, TITLE, WAY, WHY

FILE = """Company,Job Title,City,Date Applied,Salary
Rhein Logistik,Analyst,Bremen,14.04.2026,50.000 €
Nordlicht Energie,Data Engineer,Bremen,15.04.2026,51.000 €
Nordlicht Energie,Data Engineers,Bremen,15.04.2026,51.000 €
Isar Software,Cook,Munich,16.04.2026,
Isar Software,Cook,Munich,16.04.2026,
Alster Digital,Nurse,Hamburg,31.02.2026,nach VB
,,Leeds,19.06.2026,60.000 €
"""


@pytest.fixture
def dialog(desk: Desk, tmp_path: Path) -> ImportDialog:
    """The columns of a file with rows of every kind."""
    desk.add(Draft(company="Nordlicht Energie", title="Data Engineer", country="DE", notes="mine"))
    return open_on(desk, tmp_path, FILE)


def open_on(desk: Desk, folder: Path, text: str) -> ImportDialog:
    path = folder / "jobs.csv"
    path.write_text(text, encoding="utf-8")
    made = ImportDialog(desk.workspace, desk.window)
    made.read_file(str(path))
    made.open()
    desk.settle()
    return made


def tabs(dialog: ImportDialog) -> list[str]:
    bar = dialog.check_page.tabs
    return [bar.tabText(place) for place in range(bar.count())]


def shown(dialog: ImportDialog, column: int) -> list[str]:
    model = dialog.check_page.rows.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def pick(desk: Desk, menu: QMenu | None, text: str) -> None:
    assert menu is not None
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.hide()
    desk.settle()


def looks(dialog: ImportDialog) -> list[tuple[str, str]]:
    model = dialog.check_page.remarks.model()
    assert isinstance(model, LooksModel)
    return [(model.look(row).tone, model.index(row, VALUE).data()) for row in range(model.rowCount())]


def mend(desk: Desk, dialog: ImportDialog, row: int, text: str) -> None:
    model = dialog.check_page.remarks.model()
    assert model.setData(model.index(row, VALUE), text)
    desk.settle()


def test_each_count_opens_its_rows(dialog: ImportDialog) -> None:
    tags = dialog.columns_page.outcome.tags.tags
    assert {kind: tag.text() for kind, tag in tags.items() if not tag.isHidden()} == {
        NEW: "5 new",
        HERE: "1 already here",
        REPEATED: "1 repeated",
        ALIKE: "1 alike",
        LOOK: "2 need a look",
    }
    model = dialog.check_page.rows.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    opened = {}
    for kind in (NEW, HERE, REPEATED, ALIKE):
        tags[kind].click()
        assert dialog._stack.currentIndex() == CHECK
        opened[kind] = list(zip(shown(dialog, TITLE), shown(dialog, WAY), strict=True))
        dialog.back.click()
    assert opened[HERE] == [("Data Engineer", "Fill in")]
    assert opened[REPEATED] == [("Cook", "Add")]
    assert opened[ALIKE] == [("Data Engineers", "Add beside it")]
    assert [title for title, _ in opened[NEW]] == ["Analyst", "Data Engineers", "Cook", "Cook", "Nurse"]
    tags[LOOK].click()
    assert [tone for tone, _ in looks(dialog)] == ["bad", "warn", "warn"]


def test_rows_say_why_they_are_looked_at(dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[REPEATED].click()
    assert shown(dialog, WHY) == ["Says the same as line 5"]
    dialog.check_page.show_tab(ALIKE)
    assert shown(dialog, WHY) == ["Like Data Engineer, Nordlicht Energie"]
    dialog.check_page.show_tab(HERE)
    assert "City" in shown(dialog, WHY)[0]


@pytest.mark.parametrize(
    ("way", "cities"),
    [
        ("Leave alone", [""]),
        ("Fill in", ["Bremen"]),
        ("Take the file's", ["Bremen"]),
        ("Add anyway", ["", "Bremen"]),
        ("Leave out", [""]),
    ],
)
def test_a_row_that_is_here_goes_its_own_way(
    desk: Desk, dialog: ImportDialog, way: str, cities: list[str]
) -> None:
    dialog.columns_page.outcome.tags.tags[HERE].click()
    pick(desk, dialog.check_page.rows.open_choice(0), way)
    dialog.next.click()
    desk.settle()
    found = [draft.city for draft in desk.drafts() if draft.title == "Data Engineer"]
    assert sorted(found) == cities


def test_a_row_that_is_alike_is_the_same_if_the_person_says_so(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[HERE].click()
    pick(desk, dialog.check_page.rows.open_choice(0), "Leave out")
    dialog.check_page.show_tab(ALIKE)
    pick(desk, dialog.check_page.rows.open_choice(0), "The same: fill in")
    assert "1 alike" not in tabs(dialog)
    dialog.check_page.show_tab(HERE)
    assert shown(dialog, WAY) == ["Fill in"]
    dialog.next.click()
    desk.settle()
    assert [draft.title for draft in desk.drafts() if draft.company == "Nordlicht Energie"] == [
        "Data Engineer"
    ]


def test_rows_are_left_out_together_and_brought_in_again(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[NEW].click()
    rows = dialog.check_page.rows
    rows.selectAll()
    pick(desk, rows.open_choice(0), "Leave out")
    assert tabs(dialog) == ["1 already here", "1 needs a look", "5 left out"]
    assert dialog.next.text() == "Import 1 row"
    dialog.check_page.show_tab(OUT)
    assert shown(dialog, COMPANY)[0] == "Rhein Logistik"
    rows.setCurrentIndex(rows.model().index(0, WAY))
    pick(desk, rows.open_choice(0), "Bring in")
    assert tabs(dialog) == ["1 new", "1 already here", "1 needs a look", "4 left out"]


def test_ways_by_keyboard(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[HERE].click()
    rows = dialog.check_page.rows
    assert desk.focus() is rows
    QTest.keyClick(rows, Qt.Key.Key_Return)
    menu = rows.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Fill in"]
    menu.hide()


def test_bad_cells_are_mended_where_they_are(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    model = dialog.check_page.remarks.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert looks(dialog) == [("bad", ""), ("warn", "31.02.2026"), ("warn", "nach VB")]
    mend(desk, dialog, 1, "30.02.2026")
    assert looks(dialog)[1] == ("warn", "30.02.2026")
    mend(desk, dialog, 1, "28.02.2026")
    mend(desk, dialog, 0, "Fjordline")
    assert looks(dialog) == [("warn", "nach VB"), ("good", "28.02.2026"), ("good", "Fjordline")]
    assert model.index(1, REASON).data() == "Mended by you."
    mend(desk, dialog, 0, "")
    assert "All mended" in tabs(dialog)
    dialog.next.click()
    desk.settle()
    assert {"2026-02-28", "2026-06-19"} <= {draft.applied_on for draft in desk.drafts()}


def test_a_cell_is_typed_over_and_an_answer_waits_for_it(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    remarks = dialog.check_page.remarks
    assert desk.focus() is remarks
    QTest.keyClick(remarks, Qt.Key.Key_Down)
    QTest.keyClick(remarks, Qt.Key.Key_F2)
    editor = remarks.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "31.02.2026"
    dialog._plan_under(dialog._choices)  # type: ignore[arg-type]
    desk.settle()
    assert editor.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, "28.02.2026")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()
    assert ("good", "28.02.2026") in looks(dialog)
    assert desk.focus() is remarks
    assert dialog._stack.currentIndex() == CHECK


def test_escape_leaves_the_cell_and_not_the_import(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    remarks = dialog.check_page.remarks
    cell = remarks.visualRect(remarks.model().index(1, VALUE))
    QTest.mouseClick(remarks.viewport(), Qt.MouseButton.LeftButton, pos=cell.center() - QPoint(4, 0))
    editor = remarks.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.settle()
    assert dialog.isVisible()
    assert looks(dialog)[1] == ("warn", "31.02.2026")


def test_rows_that_need_a_look_are_left_out_and_saved(
    desk: Desk, dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    path = tmp_path / "mend.csv"
    dialog.save_rows(path)
    desk.settle()
    assert desk.said == ["Saved 2 rows as mend.csv."]
    dialog.check_page.leave_out.click()
    desk.settle()
    assert tabs(dialog)[-2:] == ["1 needs a look", "1 left out"]
    assert dialog.check_page.leave_out.isHidden()
    assert not dialog.check_page.save.isHidden()
    dialog.save_rows(path)
    desk.settle()
    _, *rows = csv.reader(path.read_text("utf-8").splitlines())
    assert [row[0] for row in rows] == ["Alster Digital", ""]
    assert all(row[-1] for row in rows)
    dialog.next.click()
    desk.settle()
    assert "2 rows were left out." in dialog.done_page.text.text()
    mended = path.read_text("utf-8").replace("31.02.2026", "28.02.2026").replace("nach VB", "")
    again = open_on(desk, tmp_path, mended)
    assert again.columns_page.outcome.tags.tags[NEW].text() == "1 new"


def test_what_was_left_out_is_shown_and_can_still_be_saved(desk: Desk, tmp_path: Path) -> None:
    rows = "Isar,Cook,31.02.2026\nIsar,Nurse,14.04.2026\nIsar,Buyer,15.04.2026\n"
    dialog = open_on(desk, tmp_path, f"Company,Job Title,Date Applied\n{rows}")
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    dialog.check_page.leave_out.setFocus()
    dialog.check_page.leave_out.click()
    assert dialog.check_page.note.text() == "Looking at the file again …"
    desk.settle()
    assert tabs(dialog) == ["2 new", "1 left out"]
    assert shown(dialog, TITLE) == ["Cook"]
    assert desk.focus() is dialog.check_page.rows
    assert dialog.check_page.save.isVisible()


def test_a_file_that_is_gone_is_said_in_the_check(desk: Desk, dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    (tmp_path / "jobs.csv").unlink()
    mend(desk, dialog, 1, "28.02.2026")
    assert "jobs.csv" in dialog.check_page.note.text()
    assert not dialog.next.isEnabled()


def test_one_look_row_is_left_out_by_itself(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    remarks = dialog.check_page.remarks
    assert remarks.open_choice(0) is None
    assert remarks.model().index(0, LOOK_WAY).data() == "Left out"
    pick(desk, remarks.open_choice(1), "Leave out")
    assert looks(dialog) == [("bad", "")]


def test_a_file_that_cannot_be_saved_is_said(desk: Desk, dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.save_rows(tmp_path / "no such folder" / "mend.csv")
    desk.settle()
    assert len(desk.said) == 1
    assert "mend.csv" in desk.said[0] or "folder" in desk.said[0]


def test_another_reading_forgets_what_was_said_of_lines(desk: Desk, dialog: ImportDialog) -> None:
    dialog.columns_page.outcome.tags.tags[LOOK].click()
    mend(desk, dialog, 1, "28.02.2026")
    assert dialog._choices is not None
    assert dialog._choices.cells
    group = next(action.menu() for action in dialog.reading.menu().actions() if action.text() == "First row")
    assert isinstance(group, QMenu)
    next(action for action in group.actions() if action.text() == "Is an application").trigger()
    desk.settle()
    assert not dialog._choices.cells


def test_many_rows_are_fetched_as_they_are_looked_at(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Firm {number},Cook\n" for number in range(3 * BATCH))
    dialog = open_on(desk, tmp_path, f"Company,Job Title\n{rows}")
    dialog.columns_page.outcome.tags.tags[NEW].click()
    model = dialog.check_page.rows.model()
    assert model.rowCount() == BATCH
    dialog.check_page.rows.scrollToBottom()
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 3 * BATCH
    assert model.index(3 * BATCH - 1, COMPANY).data() == f"Firm {3 * BATCH - 1}"
