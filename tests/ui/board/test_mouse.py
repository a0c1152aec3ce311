from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tests.ui.board.helpers import BoardDriver, Modifier


def test_click_selects_one(board: BoardDriver) -> None:
    board.click("W2")
    assert board.selected() == ["W2"]
    board.click("A1")
    assert board.selected() == ["A1"]
    assert board.list_of("Applied").hasFocus()
    assert board.list_of("Wishlist").selectedIndexes() == []
    assert board.workspace.inspected == 0, "a click opens nothing"


def test_an_open_inspector_follows(board: BoardDriver) -> None:
    board.click("W2")
    board.workspace.inspect(board.id_of("W2"))
    board.click("A1")
    assert board.workspace.inspected == board.id_of("A1")


def test_ctrl_and_shift(board: BoardDriver) -> None:
    board.click("W1")
    board.click("A2", Modifier.ControlModifier)
    assert board.selected() == ["W1", "A2"]
    board.click("W1", Modifier.ControlModifier)
    assert board.selected() == ["A2"]
    board.click("W2")
    board.click("W5", Modifier.ShiftModifier)
    assert board.selected() == ["W2", "W3", "W4", "W5"]
    board.click("W1", Modifier.ShiftModifier)
    assert board.selected() == ["W2", "W1"]
    board.click("W2")
    assert board.selected() == ["W2"], "a click on one of several chooses it"


def test_a_click_beside_the_cards_selects_nothing(board: BoardDriver) -> None:
    board.click("O1")
    view = board.list_of("Offer")
    board.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 400))
    assert board.workspace.selection == ()


def test_double_click_opens(board: BoardDriver) -> None:
    view, at = board.point("W3")
    board.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert board.workspace.inspected == board.id_of("W3")


def test_right_click_selects_and_asks_for_the_menu(board: BoardDriver) -> None:
    board.click("W1")
    board.click("W3", button=Qt.MouseButton.RightButton)
    assert board.selected() == ["W3"]
    view, at = board.point("W3")
    where = view.viewport().mapToGlobal(at)
    with board.qtbot.waitSignal(board.page.context_menu_requested) as told:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
        QApplication.sendEvent(view.viewport(), event)
    assert told.args == [where]
    board.click("W4", Modifier.ControlModifier)
    board.click("W3", button=Qt.MouseButton.RightButton)
    assert board.selected() == ["W3", "W4"], "several selected cards stay selected"
