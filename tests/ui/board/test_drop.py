from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.board.conftest import Make
from tests.ui.board.helpers import BoardDriver
from tests.ui.drags import entering, moving
from tracker.domain.application import Draft
from ui.board import drag
from ui.board.drop import EDGE, FASTEST, speed

MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Pull:
    """A drag in flight, reported to the window as the window system does; Qt finds who takes it."""

    def __init__(self, board: BoardDriver, *titles: str) -> None:
        self._window = board.page.windowHandle()
        self._data = drag.pack([board.id_of(title) for title in titles])
        self._board = board

    def over(self, name: str, y: int) -> QPoint:
        """Move over a column's list, y pixels below its top; answers whether it may drop there."""
        view = self._board.list_of(name)
        return self.at(view.viewport().mapTo(self._board.page, QPoint(80, y)))

    def at(self, at: QPoint) -> QPoint:
        enter = entering(at, MOVE, self._data)
        QApplication.sendEvent(self._window, enter)
        self.event = moving(at, MOVE, self._data)
        QApplication.sendEvent(self._window, self.event)
        return at

    def drop(self, at: QPoint) -> None:
        event = QDropEvent(QPointF(at), MOVE, self._data, LEFT, NO_KEY)
        QApplication.sendEvent(self._window, event)
        self._board.settle()

    def leave(self) -> None:
        QApplication.sendEvent(self._window, QDragLeaveEvent())


def test_drop_into_another_column_at_the_mark(board: BoardDriver) -> None:
    pull = Pull(board, "W2", "W5")
    at = pull.over("Applied", 117 * 2 - 10)
    assert pull.event.isAccepted()
    assert board.list_of("Applied").mark == 2
    pull.drop(at)
    assert board.titles("Applied") == board.stored("Applied") == ["A1", "A2", "W2", "W5", "A3"]
    assert board.list_of("Applied").mark is None


def test_drop_within_a_column_and_into_an_empty_one(board: BoardDriver) -> None:
    pull = Pull(board, "W1")
    pull.drop(pull.over("Wishlist", 117 * 3))
    assert board.stored("Wishlist") == ["W2", "W3", "W1", "W4", "W5", "W6"]
    pull.drop(pull.over("Interview", 300))
    assert board.stored("Interview") == board.titles("Interview") == ["W1"]


def test_drop_where_it_stands_changes_nothing(board: BoardDriver) -> None:
    before = board.workspace.undo_label
    pull = Pull(board, "W2")
    pull.drop(pull.over("Wishlist", 117))
    assert board.stored("Wishlist") == ["W1", "W2", "W3", "W4", "W5", "W6"]
    assert board.workspace.undo_label == before


def test_leaving_and_foreign_things_change_nothing(board: BoardDriver) -> None:
    pull = Pull(board, "W2")
    pull.over("Applied", 100)
    pull.leave()
    assert board.list_of("Applied").mark is None
    text = QMimeData()
    text.setText("W2")
    event = entering(QPoint(50, 50), MOVE, text)
    QApplication.sendEvent(board.page.view.viewport(), event)
    assert not event.isAccepted()
    assert board.stored("Applied") == ["A1", "A2", "A3"]


def test_ids_of_another_program_are_not_taken() -> None:
    assert drag.unpack(drag.pack([3, 1])) == (3, 1)
    other, broken = QMimeData(), QMimeData()
    other.setData(drag.MIME, b'{"process": 0, "ids": [1]}')
    broken.setData(drag.MIME, b"\xff{")
    assert drag.unpack(other) == drag.unpack(broken) == drag.unpack(QMimeData()) == ()


def test_a_drag_rests_on_a_strip_until_it_unfolds(board: BoardDriver, qtbot: QtBot) -> None:
    view = board.page.view
    view.ensureWidgetVisible(view._closed)
    board.settle()
    pull = Pull(board, "W2")
    strip = view._closed
    pull.at(strip.mapTo(board.page, QPoint(20, 200)))
    assert not pull.event.isAccepted()
    qtbot.waitUntil(lambda: not board.workspace.settings.is_closed_folded, timeout=2000)
    pull.leave()
    assert board.list_of("Rejected").isVisible()


def test_scrolling_near_the_edges(make_board: Make, qtbot: QtBot) -> None:
    board = make_board([Draft(title=f"W{number}") for number in range(30)])
    board.page.resize(700, 600)
    board.settle()
    view = board.list_of("Wishlist")
    pull = Pull(board, "W0")
    pull.over("Wishlist", view.viewport().height() - 5)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 50)
    mark = view.mark
    assert mark is not None
    assert mark > 4
    sideways = board.page.view.horizontalScrollBar()
    pull.at(QPoint(board.page.view.viewport().width() - 5, 200))
    qtbot.waitUntil(lambda: sideways.value() > 50)
    pull.leave()


@pytest.mark.parametrize(
    ("at", "expected"), [(0, -FASTEST), (EDGE, 0), (300, 0), (600 - EDGE, 0), (600, FASTEST)]
)
def test_speed(at: int, expected: int) -> None:
    assert speed(at, 600) == expected
    assert speed(at, 2 * EDGE) == 0


def pulled(board: BoardDriver, title: str, monkeypatch: pytest.MonkeyPatch) -> list[QDrag]:
    """Pull a card with the mouse; answers the drags that were begun, which end at once as by Escape."""
    begun: list[QDrag] = []

    def end(self: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        begun.append(self)
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", end)
    view, at = board.point(title)
    board.qtbot.mousePress(view.viewport(), LEFT, pos=at)
    for step in (2, 30):
        board.qtbot.mouseMove(view.viewport(), at + QPoint(step, step))
        QApplication.sendEvent(view.viewport(), _move(view.viewport().mapToGlobal, at + QPoint(step, step)))
    board.qtbot.mouseRelease(view.viewport(), LEFT, pos=at)
    board.settle()
    return begun


def _move(to_global: Callable[[QPoint], QPoint], at: QPoint) -> QMouseEvent:
    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(to_global(at)), Qt.MouseButton.NoButton, LEFT, NO_KEY
    )


def test_pulling_an_unselected_card_drags_it_alone(
    board: BoardDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.select("A1")
    begun = pulled(board, "W3", monkeypatch)
    assert len(begun) == 1
    assert drag.unpack(begun[0].mimeData()) == (board.id_of("W3"),)
    assert board.stored("Wishlist") == ["W1", "W2", "W3", "W4", "W5", "W6"], "cancelled: nothing changed"


def test_pulling_one_of_several_drags_all_in_board_order(
    board: BoardDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.select("A1", "W3", "W1")
    begun = pulled(board, "W3", monkeypatch)
    assert drag.unpack(begun[0].mimeData()) == tuple(board.id_of(title) for title in ("W1", "W3", "A1"))
    assert not begun[0].pixmap().isNull()
    assert sorted(board.selected()) == ["A1", "W1", "W3"]
