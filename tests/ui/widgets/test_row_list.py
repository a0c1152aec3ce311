"""Rows that follow a list of things."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.row_list import RowList, focusable


class WordRow(QWidget):
    def __init__(self, word: str) -> None:
        super().__init__()
        self.button = QPushButton(self)
        QVBoxLayout(self).addWidget(self.button)
        self.show_thing(word)

    def show_thing(self, word: str) -> None:
        self.button.setText(word)


def made(qtbot: QtBot) -> RowList:
    rows = RowList(WordRow)
    qtbot.addWidget(rows)
    rows.show_things({1: "one", 2: "two", 3: "three"})
    rows.show()
    qtbot.waitUntil(rows.isActiveWindow)
    return rows


def words(rows: RowList) -> list[str]:
    return [row.button.text() for row in rows.rows if isinstance(row, WordRow)]


def test_rows_stay_the_same_widgets(qtbot: QtBot) -> None:
    rows = made(qtbot)
    before = rows.rows
    rows.show_things({3: "drei", 1: "eins", 4: "vier"})
    assert words(rows) == ["drei", "eins", "vier"]
    assert rows.rows[:2] == [before[2], before[0]]
    qtbot.waitUntil(lambda: sorted(rows.rows, key=QWidget.y) == rows.rows)


def test_the_focus_goes_to_the_next_row(qtbot: QtBot) -> None:
    rows = made(qtbot)
    focusable(rows.rows[1])[0].setFocus()
    rows.show_things({1: "one", 3: "three"})
    assert focusable(rows.rows[1])[0].hasFocus()
    rows.show_things({1: "one"})
    assert focusable(rows.rows[0])[0].hasFocus()
    rows.show_things({})
    assert rows.rows == []
