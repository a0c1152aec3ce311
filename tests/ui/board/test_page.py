from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.board.conftest import Make
from tests.ui.board.helpers import BoardDriver
from tracker.domain.application import Draft
from tracker.domain.status import StatusKind
from tracker.settings import Settings
from tracker.store.commands.applications import add_application, delete_applications, set_field
from tracker.store.commands.board import move_applications
from tracker.store.commands.statuses import add_status, remove_status, rename_status, set_status_limit
from tracker.store.queries.filters import Filter
from ui.theme.style import current


def test_one_column_a_status_the_ended_ones_folded(board: BoardDriver) -> None:
    shown = [column.spec.name for column in board.page.view.open_columns()]
    assert shown == ["Wishlist", "Applied", "Screening", "Interview", "Offer"]
    assert board.titles("Wishlist") == ["W1", "W2", "W3", "W4", "W5", "W6"]
    assert board.titles("Rejected") == ["R1"]
    assert board.column("Rejected").isHidden()
    assert len(board.page.data) == 11


def test_how_many_are_shown_is_told(board: BoardDriver) -> None:
    with board.qtbot.waitSignal(board.page.counted) as told:
        board.workspace.set_filter(Filter(countries=frozenset({"DE"})))
    assert told.args == [3]
    assert board.titles("Wishlist") == []
    assert board.titles("Applied") == ["A1", "A2", "A3"]


def test_opening_and_closing_the_closed_group(board: BoardDriver) -> None:
    board.page.view._closed.click()
    board.settle()
    assert not board.workspace.settings.is_closed_folded
    assert board.list_of("Rejected").isVisible()
    board.page.view._closed.click()
    board.settle()
    assert board.workspace.settings.is_closed_folded
    assert not board.list_of("Rejected").isVisible()


def test_a_column_folds_to_a_strip_and_keeps_the_keyboard(board: BoardDriver) -> None:
    board.select("A2")
    column = board.column("Applied")
    column.fold_wanted.emit(column.spec.key)
    board.settle()
    assert board.workspace.settings.folded == [column.spec.key]
    assert column.is_folded
    assert not board.list_of("Applied").isVisible()
    strip = QApplication.focusWidget()
    assert strip is not None
    assert strip.accessibleName() == "Applied, 3 applications"
    board.qtbot.keyClick(strip, Qt.Key.Key_Space)
    board.settle()
    assert board.workspace.settings.folded == []
    assert board.list_of("Applied").hasFocus()
    assert board.focus == "A2"


def test_folds_are_as_they_were_left(make_board: Make) -> None:
    board = make_board([Draft(title="W")], Settings(folded=["1"], is_closed_folded=False))
    assert board.column("Wishlist").is_folded
    assert board.column("Wishlist").view is None
    assert board.list_of("Rejected").isVisible()


def test_the_add_button_names_its_column(board: BoardDriver) -> None:
    with board.qtbot.waitSignal(board.page.add_requested) as told:
        header = board.column("Applied")._header
        assert header is not None
        header._add.click()
    assert told.args == [board.column("Applied").spec.key]


def test_grouping_by_country(board: BoardDriver) -> None:
    board.select("A2")
    board.workspace.set_group("country")
    board.settle()
    assert board.list_of("Germany").hasFocus()
    assert board.focus == "A2"
    names = [column.spec.name for column in board.page.view.columns]
    assert names == ["Germany", "Norway", "United Kingdom", "No country"]
    assert board.titles("Germany") == ["A1", "A2", "A3"]
    board.workspace.run(set_field([board.id_of("W1")], "country", "JP"))
    board.settle()
    assert board.titles("Japan") == ["W1"]
    board.workspace.undo()
    board.settle()
    assert "Japan" not in [column.spec.name for column in board.page.view.columns]
    board.workspace.set_group("status")
    board.settle()
    assert board.titles("Wishlist")[0] == "W1"


def test_only_the_changed_cards_are_asked_for(board: BoardDriver) -> None:
    resets: list[int] = []
    board.column("Wishlist").model.modelReset.connect(lambda: resets.append(1))
    board.watch_models()
    board.workspace.run(move_applications([board.id_of("W2")], 2))
    board.settle()
    assert board.titles("Wishlist") == ["W1", "W3", "W4", "W5", "W6"]
    assert "W2" in board.titles("Applied")
    assert board.titles("Applied") == board.stored("Applied")
    assert resets == []


def test_a_new_card_comes_to_the_top_and_is_scrolled_to(make_board: Make) -> None:
    board = make_board([Draft(title=f"W{number}") for number in range(40)])
    bar = board.list_of("Wishlist").verticalScrollBar()
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    board.workspace.run(add_application(Draft(title="New")))
    board.settle()
    assert bar.value() > 0
    board.workspace.select([board.id_of("New")])
    board.settle()
    assert board.titles("Wishlist")[0] == "New"
    assert bar.value() == 0


def test_scrolling_stays_where_it_was_when_everything_is_read_again(make_board: Make) -> None:
    board = make_board([Draft(title=f"W{number}") for number in range(40)])
    view = board.list_of("Wishlist")
    board.select("W20")
    view.verticalScrollBar().setValue(1234)
    board.workspace.look_again()
    board.settle()
    assert view.verticalScrollBar().value() == 1234
    assert board.focus == "W20"
    assert [index.row() for index in view.selectedIndexes()] == [20]


def test_after_deletion_the_next_card_has_the_focus(board: BoardDriver) -> None:
    board.select("W2", "W3")
    board.workspace.run(delete_applications(board.workspace.selection))
    board.settle()
    assert board.selected() == ["W4"]
    assert board.list_of("Wishlist").hasFocus()
    board.select("W6")
    board.workspace.run(delete_applications(board.workspace.selection))
    board.settle()
    assert board.selected() == ["W5"]
    board.workspace.undo()
    board.settle()
    assert board.titles("Wishlist") == ["W1", "W4", "W5", "W6"]


def test_a_hidden_board_catches_up_when_it_is_shown(board: BoardDriver) -> None:
    board.page.hide()
    board.workspace.run(set_field([board.id_of("W1")], "title", "Renamed"))
    board.workspace.run(move_applications([board.id_of("W2")], 2))
    board.settle()
    assert "W2" in board.titles("Wishlist")
    board.page.show()
    board.settle()
    assert "W2" in board.titles("Applied")
    board.page.hide()
    board.workspace.set_filter(Filter(countries=frozenset({"GB"})))
    board.page.show()
    board.settle()
    assert len(board.page.data) == 1


def test_changed_statuses(board: BoardDriver) -> None:
    board.workspace.run(rename_status(1, "Ideas"))
    board.workspace.run(set_status_limit(1, 5))
    board.workspace.run(add_status("Phone", StatusKind.INTERVIEWING))
    board.settle()
    names = [column.spec.name for column in board.page.view.columns if not column.spec.is_closed]
    assert names == ["Ideas", "Applied", "Screening", "Interview", "Phone", "Offer"]
    header = board.column("Ideas")._header
    assert header is not None
    assert header.accessibleName() == "Ideas, 6 applications, over its limit of 5"


def test_a_removed_status_gives_its_cards_and_the_keyboard_on(board: BoardDriver) -> None:
    board.select("A2")
    board.workspace.run(remove_status(2, 1))
    board.settle()
    assert "Applied" not in [column.spec.name for column in board.page.view.columns]
    assert board.titles("Wishlist") == board.stored("Wishlist")
    assert "A2" in board.titles("Wishlist")
    assert board.list_of("Wishlist").hasFocus()
    assert board.focus == "A2"


def test_first_start_and_no_results(make_board: Make) -> None:
    board = make_board()
    page = board.page
    texts = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert texts == ["Import a spreadsheet", "New application", "Look around with samples"]
    buttons = {button.text(): button for button in page.findChildren(QPushButton) if button.isVisible()}
    with board.qtbot.waitSignals([page.new_requested, page.import_requested, page.samples_requested]):
        for button in buttons.values():
            button.click()
    board.workspace.run(add_application(Draft(title="First")))
    board.settle()
    assert board.titles("Wishlist") == ["First"]
    board.workspace.set_filter(replace(board.workspace.filter, text="nothing has this"))
    board.settle()
    clear = next(
        button
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.text() == "Clear filters"
    )
    clear.click()
    board.settle()
    assert board.titles("Wishlist") == ["First"]
    board.workspace.undo()
    board.settle()
    assert not page.view.isVisible()


def test_nothing_is_done_before_the_store_is_open(board: BoardDriver) -> None:
    from ui.board.page import BoardPage
    from ui.workspace import Workspace

    closed = Workspace(board.workspace.home, Settings())
    page = BoardPage(closed)
    board.qtbot.addWidget(page)
    page.show()
    page.move_selected("left")
    page.select_column()
    page.activate()
    assert closed.runner.is_idle
    assert not page.grab().isNull()
    closed.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_cards_are_painted_in_the_themes_colours(board: BoardDriver, mode: str) -> None:
    current().set_mode("dark" if mode == "dark" else "light")
    board.settle()
    view, at = board.point("W1")
    image = view.viewport().grab().toImage()
    assert image.pixelColor(at.x() + 100, 14).name().upper() == current().tokens.surface


def test_a_narrower_board_keeps_the_focus_card_in_view(board: BoardDriver) -> None:
    board.select("O1")
    board.page.resize(620, 700)
    board.settle()
    view, at = board.point("O1")
    assert board.page.rect().contains(view.viewport().mapTo(board.page, at))
    bar = board.page.view.horizontalScrollBar()
    bar.setValue(0)
    board.page.resize(600, 700)
    board.settle()
    assert bar.value() == 0, "who has scrolled away is not scrolled back"


def test_cards_are_spoken(board: BoardDriver) -> None:
    model = board.column("Wishlist").model
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "W1, Fjordline, Wishlist, Norway"
