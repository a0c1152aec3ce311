from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.desk import Desk
from tests.ui.drags import LEFT, NO_KEY, entering
from tracker.domain.application import Draft
from tracker.exchange.choices import Choices
from ui.exchange.import_dialog import CHECK, COLUMNS, DONE, FILE, ImportDialog
from ui.theme.style import current

ROWS = """Firma;Stelle;Land;Beworben am;Status;Gehalt;Bauchgefühl
Rhein Logistik;Analytics Engineer;Deutschland;03.04.2026;offen;55.000 €;gut
Isar Software;Python-Entwickler;Österreich;12.04.2026;Absage;48–52k;geht so
Alster Digital;Datenbank;UK;31.02.2026;Gespräch;51.000 €;
Kestrel GmbH;Betrieb;UK;02.05.2026;pausiert;nach VB;
;;UK;19.06.2026;offen;60.000 €;
"""

Open = Callable[[str], ImportDialog]


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Open:
    """Opens the import on a file of the given text."""

    def open_on(text: str) -> ImportDialog:
        path = tmp_path / "jobs.csv"
        path.write_bytes(text.encode("cp1252"))
        dialog = ImportDialog(desk.workspace, desk.window)
        dialog.read_file(str(path))
        dialog.open()
        desk.settle()
        return dialog

    return open_on


def step(dialog: ImportDialog) -> int:
    return dialog._stack.currentIndex()


def pick(menu: QMenu | None, text: str) -> None:
    """Choose an entry of a menu, or of one of its menus."""
    assert menu is not None
    actions = [*menu.actions(), *(found for action in menu.actions() for found in _below(action))]
    next(action for action in actions if action.text() == text).trigger()
    menu.hide()


def _below(action: QAction) -> list[QAction]:
    menu = action.menu()
    return menu.actions() if isinstance(menu, QMenu) else []


def test_shows_what_was_understood(opened: Open) -> None:
    dialog = opened(ROWS)
    assert step(dialog) == COLUMNS
    assert dialog.subtitle.text() == "jobs.csv · 5 rows · semicolon, Windows-1252, dates day first"
    assert [(row.header, row.target) for row in dialog.columns_page.table.rows] == [
        ("Firma", "company"),
        ("Stelle", "title"),
        ("Land", "country"),
        ("Beworben am", "applied_on"),
        ("Status", "status"),
        ("Gehalt", "pay"),
        ("Bauchgefühl", "own_field"),
    ]
    assert dialog.columns_page.table.rows[0].values == "Rhein Logistik, Isar Software, Alster Digital"
    tags = dialog.columns_page.outcome.tags
    assert [tags.tags[kind].text() for kind in ("new", "look")] == ["4 new", "3 need a look"]
    assert tags.tags["here"].isHidden()


def test_names_the_rows_that_need_a_look(opened: Open) -> None:
    model = opened(ROWS).columns_page.outcome.remarks.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    told = [[model.index(row, column).data() for column in (0, 2, 3)] for row in range(model.rowCount())]
    assert told == [["6", "Firma", ""], ["4", "Beworben am", "31.02.2026"], ["5", "Gehalt", "nach VB"]]


def test_nothing_is_written_before_import(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    dialog.next.click()
    assert step(dialog) == CHECK
    assert dialog.next.text() == "Import 4 rows"
    dialog.close_panel()
    desk.settle()
    assert desk.drafts() == []
    assert [status.name for status in desk.workspace.statuses].count("pausiert") == 0


def test_imports_as_one_step_that_undo_takes_back(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    dialog.next.click()
    dialog.next.click()
    assert step(dialog) == DONE
    desk.settle()
    assert dialog.done_page.heading.text() == "Imported 4 applications"
    assert "1 row was left out." in dialog.done_page.text.text()
    assert len(desk.drafts()) == 4
    assert desk.status("pausiert")
    with desk.qtbot.waitSignal(dialog.closed):
        dialog.undo.click()
    desk.settle()
    assert desk.drafts() == []


def test_the_same_file_again_changes_nothing(desk: Desk, opened: Open) -> None:
    first = opened(ROWS)
    for _ in range(2):
        first.next.click()
        desk.settle()
    with desk.qtbot.waitSignal(first.closed):
        first.next.click()
    again = opened(ROWS)
    tags = again.columns_page.outcome.tags
    assert [tags.tags[kind].text() for kind in ("new", "here")] == ["0 new", "4 already here"]
    again.next.click()
    assert again.next.text() == "Nothing to import"
    assert not again.next.isEnabled()


def test_a_column_becomes_something_else(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    table = dialog.columns_page.table
    pick(table.open_choice(6), "Notes")
    assert not dialog.next.isEnabled()
    desk.settle()
    assert dialog.next.isEnabled()
    assert table.rows[6].target == "notes"
    pick(table.open_choice(1), "Notes")
    desk.settle()
    assert [row.target for row in table.rows][1::5] == ["notes", "own_field"]
    dialog.next.click()
    dialog.next.click()
    desk.settle()
    assert {draft.notes for draft in desk.drafts()} == {
        "Analytics Engineer",
        "Python-Entwickler",
        "Datenbank",
        "Betrieb",
    }


def test_columns_by_keyboard(desk: Desk, opened: Open) -> None:
    table = opened(ROWS).columns_page.table
    assert desk.focus() is table
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 2
    QTest.keyClick(table, Qt.Key.Key_Space)
    menu = table.findChild(QMenu)
    assert menu is not None
    assert menu.activeAction().text() == "Country"
    menu.hide()


def test_a_status_word_becomes_another_status(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    chips = dialog.columns_page.chips
    chip = next(found for found in chips.chips if found.word == "pausiert")
    assert chip.text() == "pausiert → new status"
    pick(chips.open_choice(chip), "Screening")
    desk.settle()
    chip = next(found for found in chips.chips if found.word == "pausiert")
    assert chip.text() == "pausiert → Screening"
    assert dialog.planned is not None
    assert dialog.planned.plan.new_statuses == {}


UNDECIDED = "Company,Title,Date Applied\nNordlicht,Engineer,03/04/2026\nIsar,Analyst,05/06/2026\n"


def test_undecided_dates_are_asked(desk: Desk, opened: Open) -> None:
    dialog = opened(UNDECIDED)
    questions = dialog.columns_page.outcome.questions
    assert questions.isVisible()
    (row,) = questions.rows
    assert "03/04/2026 in “Date Applied”" in row.label.text()
    assert [chip.text() for chip in row.chips] == ["3 Apr 2026 · Day first", "4 Mar 2026 · Month first"]
    assert dialog.columns_page.table.rows[2].unsure
    row.chips[1].click()
    desk.settle()
    assert questions.isHidden()
    assert dialog.subtitle.text().endswith("dates month first")
    for _ in range(2):
        dialog.next.click()
    desk.settle()
    assert {draft.applied_on for draft in desk.drafts()} == {"2026-03-04", "2026-05-06"}


def test_dates_asked_in_the_check_too(desk: Desk, opened: Open) -> None:
    dialog = opened(UNDECIDED)
    dialog.next.click()
    dialog.check_page.questions.rows[0].chips[0].click()
    desk.settle()
    assert step(dialog) == CHECK
    assert dialog.check_page.questions.isHidden()
    preview = dialog.check_page.rows.model()
    assert preview.index(0, 5).data() == "3 Apr 2026"


def test_how_the_file_is_read_can_be_changed(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    menu = dialog.reading.menu()
    offered = [found.text() for action in menu.actions() for found in _below(action)]
    assert "Find out: Windows-1252" in offered
    assert "Find out: semicolon" in offered
    assert "Find out: Day first" in offered
    pick(menu, "Windows-1251")
    desk.settle()
    assert "Цsterreich" in dialog.columns_page.table.rows[2].values
    pick(menu, "upright line")
    desk.settle()
    assert len(dialog.columns_page.table.rows) == 1


def test_a_reading_that_fails_says_so_and_can_be_mended(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    dialog._plan_under(Choices(encoding="no such encoding"))
    desk.settle()
    assert not dialog.next.isEnabled()
    assert "no such encoding" in dialog.columns_page.outcome.error.text()
    pick(dialog.reading.menu(), "UTF-16 LE")
    desk.settle()
    pick(dialog.reading.menu(), "Windows-1252")
    desk.settle()
    assert dialog.next.isEnabled()
    assert dialog.columns_page.outcome.error.isHidden()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "picture"),
        (b"", "empty"),
        (b"Company,Title\n", "no rows"),
    ],
)
def test_no_table_is_one_plain_sentence(desk: Desk, tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    dialog.read_file(str(path))
    desk.settle()
    assert step(dialog) == FILE
    assert reason in dialog.file_page.error.text()
    assert desk.focus() is dialog.file_page.choose


def test_a_missing_file_and_a_folder(desk: Desk, tmp_path: Path) -> None:
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    for path in (tmp_path / "gone.csv", tmp_path):
        dialog.read_file(str(path))
        desk.settle()
        assert not dialog.file_page.error.isHidden()


def test_a_dropped_file_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text(UNDECIDED, encoding="utf-8")
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle = dialog.rect().center()
    enter = entering(middle, Qt.DropAction.CopyAction, data)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, LEFT, NO_KEY))
    desk.settle()
    assert step(dialog) == COLUMNS


def test_cancel_while_writing_leaves_nothing(desk: Desk, opened: Open) -> None:
    many = "".join(f"Firm {number};Job;DE;;;;\n" for number in range(3000))
    dialog = opened(ROWS.splitlines()[0] + "\n" + many)
    dialog.next.click()
    dialog.next.click()
    assert step(dialog) == DONE
    assert dialog.cancel.isVisible()
    assert not dialog.close_panel()
    desk.settle()
    assert step(dialog) == CHECK
    assert desk.drafts() == []
    assert desk.said == ["Stopped. Nothing was changed."]
    dialog.next.click()
    desk.settle()
    assert len(desk.drafts()) == 3000


def test_our_own_format_is_recognised(desk: Desk, tmp_path: Path) -> None:
    from tracker.exchange.exporter import export_csv

    desk.add(Draft(title="Engineer", company="Nordlicht"))
    path = tmp_path / "own.csv"
    export_csv(desk.workspace._opened_store(), path)
    dialog = ImportDialog(desk.workspace, desk.window)
    dialog.read_file(str(path))
    dialog.open()
    desk.settle()
    assert dialog.columns_page.outcome.tags.tags["here"].text() == "1 already here"
    assert dialog.columns_page.table.open_choice(0) is None


def test_check_shows_the_rows_by_what_happens(desk: Desk, opened: Open) -> None:
    desk.add(Draft(title="Analytics Engineer", company="Rhein Logistik", applied_on="2026-04-03"))
    dialog = opened(ROWS)
    dialog.next.click()
    page = dialog.check_page
    assert [page.tabs.tabText(place) for place in range(page.tabs.count())] == [
        "3 new",
        "1 already here",
        "3 need a look",
    ]
    preview = page.rows.model()
    QAbstractItemModelTester(preview, QAbstractItemModelTester.FailureReportingMode.Fatal, preview)
    assert preview.index(0, 1).data() == "Python-Entwickler"
    page.show_tab("here")
    assert preview.rowCount() == 1
    assert "Country" in preview.index(0, 7).data()
    page.show_tab("look")
    assert page.remarks.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ugly_tables_are_painted(desk: Desk, opened: Open, mode: str) -> None:
    current().set_mode("dark" if mode == "dark" else "light")
    header = ",".join(["Company", "Title", *(f"Column {'x' * 120} {number}" for number in range(60))])
    dialog = opened(f"{header}\n{'Firm ' * 200},{'W' * 300}\n€é,{'a b ' * 90}\n")
    dialog.next.click()
    desk.settle()
    assert not desk.window.grab().isNull()
    dialog.back.click()
    dialog.back.click()
    assert step(dialog) == FILE
