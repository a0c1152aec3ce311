from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.applications.conftest import Bench, at, titles
from tracker.domain.application import Draft
from tracker.store.commands.applications import add_application, archive, delete_applications, set_field
from tracker.store.commands.statuses import rename_status
from tracker.store.queries.filters import Filter
from ui.applications.columns import PLACES
from ui.applications.page import ApplicationsPage
from ui.workspace import Workspace

BOARD_ORDER = ["Data Engineer", "Analyst", "Platform Engineer", "Research Engineer"]


def test_the_board_s_order_first_then_any_column_both_ways(page: ApplicationsPage, bench: Bench) -> None:
    assert titles(page) == BOARD_ORDER
    page.table.header.sectionClicked.emit(PLACES["title"])
    bench.settle()
    assert titles(page) == sorted(BOARD_ORDER)
    page.table.header.sectionClicked.emit(PLACES["title"])
    bench.settle()
    assert titles(page) == sorted(BOARD_ORDER, reverse=True)
    page.sort_by("position")
    bench.settle()
    assert titles(page) == BOARD_ORDER


def test_a_change_elsewhere_is_shown(page: ApplicationsPage, bench: Bench) -> None:
    first = page.model.ids[0]
    bench.run(set_field([first], "title", "Head of Data"))
    assert titles(page)[0] == "Head of Data"
    bench.run(add_application(Draft(title="Newest")))
    assert titles(page)[0] == "Newest"
    bench.workspace.undo()
    bench.settle()
    assert page.model.rowCount() == 4


def test_a_renamed_status_is_shown_in_every_row(page: ApplicationsPage, bench: Bench) -> None:
    wishlist = bench.workspace.statuses[0]
    bench.run(rename_status(wishlist.id, "Someday"))
    assert page.model.index(0, PLACES["status"]).data() == "Someday"


def test_a_hidden_page_reads_when_it_is_shown_again(page: ApplicationsPage, bench: Bench) -> None:
    page.hide()
    bench.run(delete_applications([page.model.ids[0]]))
    assert page.model.rowCount() == 4
    page.show()
    bench.settle()
    assert titles(page) == BOARD_ORDER[1:]


def test_filter_count_and_empty_pages(page: ApplicationsPage, bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.counted) as caught:
        bench.workspace.set_filter(Filter(text="tidewater"))
    assert caught.args == [1]
    bench.settle()
    assert titles(page) == ["Analyst"]
    bench.workspace.set_filter(Filter(text="zzzz"))
    bench.settle()
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    bench.workspace.set_filter(Filter())
    bench.settle()
    assert page.table.isVisible()


def test_selection_is_shared_both_ways(page: ApplicationsPage, bench: Bench) -> None:
    first, second, third, _ = page.model.ids
    bench.workspace.select([third, first])
    assert page.table.selected_ids() == (third, first)
    at(page, 1, "title")
    assert bench.workspace.selection == (second,)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bench.workspace.selection == (second, third)
    page.select_all()
    assert set(bench.workspace.selection) == set(page.model.ids)


def test_after_deleting_the_next_row_is_selected_then_the_one_before(
    page: ApplicationsPage, bench: Bench
) -> None:
    first, second, third, fourth = page.model.ids
    bench.workspace.select([second, third])
    bench.run(delete_applications([second, third]))
    assert bench.workspace.selection == (fourth,)
    assert page.table.currentIndex().row() == 1
    bench.run(archive([fourth]))
    assert bench.workspace.selection == (first,)


def test_a_filter_that_hides_the_selected_rows_selects_nothing(page: ApplicationsPage, bench: Bench) -> None:
    bench.workspace.select([page.model.ids[0]])
    bench.workspace.set_filter(replace(bench.workspace.filter, text="tidewater"))
    bench.settle()
    assert bench.workspace.selection == ()


def test_enter_opens_the_inspector(page: ApplicationsPage, bench: Bench) -> None:
    at(page, 2, "city")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert bench.workspace.inspected == page.model.ids[2]


def test_copy_puts_cells_on_the_clipboard(page: ApplicationsPage, bench: Bench) -> None:
    page.table.columns.set_shown("link", shown=True)
    at(page, 0, "title")
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    clipboard = QApplication.clipboard()
    assert clipboard.text() == (
        "Data Engineer\tNordlicht Energie\tWishlist\tGermany\tHamburg\t€62,000 / year\t\t\t\tenergy, remote\t"
        "https://www.jobs.example/7?a=1&b=2"
    )
    page.select_all()
    page.copy_cells()
    bench.settle()
    lines = clipboard.text().splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("Job title\tCompany\tStatus")
    assert bench.said == ["Copied 1 row", "Copied 4 rows"]


def test_it_waits_for_the_store(bench: Bench, workspace: Workspace, qtbot: QtBot) -> None:
    late = Workspace(workspace.home, workspace.settings)
    waiting = ApplicationsPage(late)
    qtbot.addWidget(waiting)
    waiting.show()
    waiting.activate()
    waiting.copy_cells()
    waiting.edit_current()
    assert waiting.model.rowCount() == 0
    late.close()
    assert bench.said == []


def test_the_menu_of_rows_is_asked_for(page: ApplicationsPage, qtbot: QtBot) -> None:
    at(page, 1, "title")
    with qtbot.waitSignal(page.context_menu_requested) as caught:
        page.table.ask_for_menu()
    assert page.table.viewport().rect().contains(page.table.viewport().mapFromGlobal(caught.args[0]))
