from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.ui.board.conftest import Make
from tests.ui.board.helpers import BoardDriver, Key, Modifier
from tracker.domain.application import Draft
from tracker.store.commands.board import move_applications


def test_arrows_move_the_focus(board: BoardDriver) -> None:
    board.select("W2")
    board.press(Key.Key_Down)
    assert board.selected() == ["W3"]
    board.press(Key.Key_Right)
    assert board.selected() == ["A3"]
    assert board.list_of("Applied").hasFocus()
    board.press(Key.Key_Right)
    assert board.selected() == ["O1"], "empty columns are passed over"
    board.press(Key.Key_Right)
    assert board.selected() == ["O1"]
    board.press(Key.Key_Left)
    board.press(Key.Key_Up)
    assert board.selected() == ["A1"]
    board.press(Key.Key_End)
    assert board.selected() == ["A3"]
    board.press(Key.Key_Home)
    board.press(Key.Key_PageDown)
    assert board.selected() == ["A3"]


def test_the_nearest_row_of_a_shorter_column(board: BoardDriver) -> None:
    board.select("W6")
    board.press(Key.Key_Right)
    assert board.selected() == ["A3"]


def test_shift_widens_space_toggles(board: BoardDriver) -> None:
    board.select("W2")
    board.press(Key.Key_Down, Modifier.ShiftModifier)
    board.press(Key.Key_Down, Modifier.ShiftModifier)
    assert board.selected() == ["W2", "W3", "W4"]
    board.press(Key.Key_Up, Modifier.ShiftModifier)
    assert board.selected() == ["W2", "W3"]
    both = Modifier.ControlModifier | Modifier.ShiftModifier
    board.press(Key.Key_Down, both)
    board.press(Key.Key_Down, both)
    assert board.focus == "W5"
    assert board.selected() == ["W2", "W3"]
    board.press(Key.Key_Space)
    assert board.selected() == ["W2", "W3", "W5"]
    board.press(Key.Key_Space)
    assert board.selected() == ["W2", "W3"]
    assert board.focus == "W5"


def test_select_the_column(board: BoardDriver) -> None:
    board.select("A2")
    board.press(Key.Key_A, Modifier.ControlModifier)
    assert sorted(board.selected()) == ["A1", "A2", "A3"]
    assert board.focus == "A2"


def test_enter_opens_and_menu_asks_for_the_menu(board: BoardDriver) -> None:
    board.select("A2")
    board.press(Key.Key_Return)
    assert board.workspace.inspected == board.id_of("A2")
    with board.qtbot.waitSignal(board.page.context_menu_requested) as told:
        board.press(Key.Key_Menu)
    view, _ = board.point("A2")
    inside = view.viewport().mapFromGlobal(told.args[0])
    assert view.indexAt(QPoint(inside)).row() == 1


def test_ctrl_arrows_move_the_card_along(board: BoardDriver) -> None:
    board.watch_models()
    board.select("W3")
    board.press(Key.Key_Up, Modifier.ControlModifier)
    assert board.titles("Wishlist") == ["W1", "W3", "W2", "W4", "W5", "W6"]
    assert board.stored("Wishlist") == board.titles("Wishlist")
    board.press(Key.Key_Down, Modifier.ControlModifier)
    board.press(Key.Key_Down, Modifier.ControlModifier)
    assert board.stored("Wishlist") == ["W1", "W2", "W4", "W3", "W5", "W6"]
    assert board.focus == "W3"
    assert board.list_of("Wishlist").hasFocus()


def test_several_cards_move_as_one_block_and_one_undo(board: BoardDriver) -> None:
    board.select("W2", "W4")
    board.press(Key.Key_Right, Modifier.ControlModifier)
    assert board.stored("Applied") == board.titles("Applied")
    assert [title for title in board.titles("Applied") if title[0] == "W"] == ["W2", "W4"]
    assert board.titles("Applied").index("W4") - board.titles("Applied").index("W2") == 1
    assert board.list_of("Applied").hasFocus() or board.focus == "W4"
    board.workspace.undo()
    board.settle()
    assert board.stored("Wishlist") == ["W1", "W2", "W3", "W4", "W5", "W6"]
    assert board.titles("Wishlist") == board.stored("Wishlist")


def test_sideways_keeps_the_row_and_the_keyboard(board: BoardDriver) -> None:
    board.select("W2")
    board.press(Key.Key_Right, Modifier.ControlModifier)
    assert board.titles("Applied") == ["A1", "W2", "A2", "A3"]
    board.press(Key.Key_Right, Modifier.ControlModifier)
    assert board.titles("Screening") == ["W2"]
    board.press(Key.Key_Left, Modifier.ControlModifier)
    board.press(Key.Key_Left, Modifier.ControlModifier)
    board.press(Key.Key_Left, Modifier.ControlModifier)
    assert "W2" in board.stored("Wishlist")
    assert board.titles("Wishlist") == board.stored("Wishlist")
    assert board.list_of("Wishlist").hasFocus()


def test_many_quick_moves_end_where_the_store_says(board: BoardDriver) -> None:
    board.select("W6")
    for _ in range(8):
        board.page.move_selected("up")
    assert board.titles("Wishlist")[0] == "W6", "shown at once"
    board.page.move_selected("right")
    board.page.move_selected("down")
    board.settle()
    assert board.titles("Applied") == board.stored("Applied") == ["A1", "W6", "A2", "A3"]
    assert board.stored("Wishlist") == ["W1", "W2", "W3", "W4", "W5"]


def test_moving_between_countries(make_board: Make) -> None:
    board = make_board([Draft(title="N", country="NO"), Draft(title="G", country="DE")])
    board.workspace.set_group("country")
    board.settle()
    board.select("N")
    board.page.move_selected("left")
    board.settle()
    assert board.rows()[board.id_of("N")].country == "DE"
    assert board.titles("Germany") == ["N", "G"]
    assert [column.spec.name for column in board.page.view.columns] == ["Germany"]


def test_a_refused_move_goes_back(board: BoardDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.store.commands import board as commands

    def gone(ids: list[int], *_: object) -> object:
        return move_applications(ids, 999)

    monkeypatch.setattr(commands, "place_in_status", gone)
    board.select("W1")
    with board.qtbot.waitSignal(board.workspace.failed):
        board.page.move_selected("down")
    board.settle()
    assert board.titles("Wishlist") == ["W1", "W2", "W3", "W4", "W5", "W6"]


def test_the_keyboard_finds_the_first_card(board: BoardDriver) -> None:
    board.page.activate()
    assert board.list_of("Wishlist").hasFocus()
    assert board.focus == "W1"
    assert board.selected() == []
    board.press(Key.Key_Down)
    assert board.selected() == ["W2"]
