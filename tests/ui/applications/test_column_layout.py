from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from tests.ui.applications.conftest import Bench, titles
from tracker.settings import TABLE_COLUMNS
from ui.applications.columns import COLUMNS, PLACES, known_columns
from ui.applications.page import ApplicationsPage


def width(page: ApplicationsPage, name: str) -> int:
    return page.table.header.sectionSize(PLACES[name])


def test_it_begins_with_the_columns_of_the_settings(page: ApplicationsPage) -> None:
    assert page.table.columns.shown == list(TABLE_COLUMNS)


def test_columns_are_shown_hidden_and_moved_and_the_settings_keep_it(page: ApplicationsPage) -> None:
    columns, settings = page.table.columns, page.table.columns._settings
    columns.set_shown("source", shown=True)
    columns.set_shown("city", shown=False)
    columns.move("pay", -2)
    expected = ["title", "company", "pay", "status", "country", "visa"]
    expected += ["applied_on", "deadline", "tags", "source"]
    assert columns.shown == expected == settings.table_columns
    columns.reset()
    assert columns.shown == list(TABLE_COLUMNS)


def test_a_heading_dragged_elsewhere_is_kept(page: ApplicationsPage) -> None:
    page.table.header.moveSection(0, 2)
    assert page.table.columns.shown[:3] == ["company", "status", "title"]
    assert page.table.columns._settings.table_columns[:3] == ["company", "status", "title"]


def test_the_last_column_cannot_be_hidden(page: ApplicationsPage) -> None:
    for name in TABLE_COLUMNS:
        page.table.columns.set_shown(name, shown=False)
    assert page.table.columns.shown == [TABLE_COLUMNS[-1]]


def test_widths_are_kept_and_the_last_column_takes_the_rest(page: ApplicationsPage) -> None:
    page.table.header.resizeSection(PLACES["title"], 300)
    page.table.columns.widen("company", 24)
    widths = page.table.columns._settings.table_widths
    assert widths["title"] == 300
    assert widths["company"] == COLUMNS[PLACES["company"]].width + 24 == width(page, "company")
    page.resize(2000, 600)
    assert page.table.header.length() == page.table.viewport().width()
    assert "tags" not in widths


@pytest.mark.parametrize("told", [["nonsense"], [], ["title", "title", "no such"]])
def test_settings_that_name_no_column_show_the_title(told: list[str]) -> None:
    assert known_columns(told) == ["title"]


def test_the_menu_does_by_keyboard_what_the_mouse_does(page: ApplicationsPage, bench: Bench) -> None:
    def choose(place: int, text: str) -> None:
        menu = page.columns_menu.menu(place)
        actions = [*menu.actions(), *(a for sub in menu.findChildren(QMenu) for a in sub.actions())]
        next(action for action in actions if action.text() == text).trigger()
        menu.deleteLater()
        bench.settle()

    choose(PLACES["company"], "Sort by Company, falling")
    assert titles(page)[0] == "Analyst"
    choose(PLACES["company"], "Move left")
    choose(PLACES["city"], "Hide City")
    choose(PLACES["title"], "Source")
    assert page.table.columns.shown[:2] == ["company", "title"]
    assert page.table.columns.shown[-1] == "source"
    assert "city" not in page.table.columns.shown
    choose(PLACES["title"], "Order of the board")
    assert titles(page)[0] == "Data Engineer"
