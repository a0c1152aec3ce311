from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.board.conftest import Make
from tests.ui.board.helpers import BoardDriver
from tracker.domain.application import Draft
from ui.board.uniform_list import UniformList

ROWS = 20_000
HEIGHT = 50


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.resize(200, 500)
    found.show()
    return found


def made(window: QWidget, rows: int = ROWS) -> UniformList:
    model = QStringListModel([f"row {row}" for row in range(rows)], window)
    view = UniformList(model, HEIGHT, window)
    view.resize(200, 500)
    view.show()
    view.doItemsLayout()
    return view


def test_where_rows_stand(window: QWidget) -> None:
    view = made(window)
    bar = view.verticalScrollBar()
    assert (bar.value(), bar.maximum()) == (0, ROWS * HEIGHT - 500)
    bar.setValue(1025)
    assert view.visualRect(view.model().index(21, 0)).top() == 25
    assert view.indexAt(QPoint(10, 24)).row() == 20
    assert not view.indexAt(QPoint(10, 10**7)).isValid()
    assert [view.gap_at(y) for y in (-2000, 0, 24, 26, 10**7)] == [0, 20, 21, 21, ROWS]
    assert view.row_near(10**7) == ROWS - 1


def test_reveal_scrolls_no_further_than_needed(window: QWidget) -> None:
    view = made(window)
    bar = view.verticalScrollBar()
    for row, expected in ((9, 0), (10, 50), (5, 50), (0, 0), (ROWS - 1, ROWS * HEIGHT - 500)):
        view.reveal(row)
        assert bar.value() == expected
    view.scrollTo(view.model().index(100, 0), UniformList.ScrollHint.PositionAtTop)
    assert bar.value() == 5000


def test_rows_that_come_and_go_change_the_range(window: QWidget) -> None:
    view = made(window, 10)
    bar = view.verticalScrollBar()
    assert bar.maximum() == 0
    view.model().insertRows(0, 5)
    QApplication.processEvents()
    assert bar.maximum() == 250
    view.model().removeRows(0, 15)
    QApplication.processEvents()
    assert bar.maximum() == 0
    assert view.row_near(0) == -1
    assert not view.grab().isNull()


def test_a_screen_reader_finds_the_cards(board: BoardDriver) -> None:
    view = board.list_of("Wishlist")
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.text(QAccessible.Text.Name) == "Wishlist"
    names = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]
    assert "W2, Fjordline, Wishlist, Norway" in names
    board.select("W2")
    selected = [spoken.child(at) for at in range(spoken.childCount()) if spoken.child(at).state().selected]
    assert [card.text(QAccessible.Text.Name) for card in selected] == ["W2, Fjordline, Wishlist, Norway"]


def test_the_wheel_scrolls_the_column_and_sideways_the_board(make_board: Make) -> None:
    board = make_board([Draft(title=f"W{number}") for number in range(30)])
    board.page.resize(600, 500)
    board.settle()
    down = board.list_of("Wishlist").verticalScrollBar()
    sideways = board.page.view.horizontalScrollBar()
    no_key, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for delta, modifiers, bar in (
        (QPoint(0, -120), no_key, down),
        (QPoint(-120, 0), no_key, sideways),
        (QPoint(0, -120), shift, sideways),
    ):
        before = bar.value()
        QTest.wheelEvent(board.page.windowHandle(), QPointF(150, 90), delta, QPoint(), modifiers)
        QApplication.processEvents()
        assert bar.value() > before
