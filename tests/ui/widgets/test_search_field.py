from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from ui.widgets.search_field import SearchField


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField("Search applications", QKeySequence("Ctrl+F"))
    qtbot.addWidget(made)
    made.resize(340, 32)
    return made


def test_words_are_told_once_when_typing_rests(field: SearchField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.text_settled.connect(told.append)
    qtbot.keyClicks(field, "nord")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["nord"]


def test_enter_tells_at_once_and_the_rest_does_not_tell_again(field: SearchField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.text_settled.connect(told.append)
    qtbot.keyClicks(field, "rhein")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["rhein"]
    qtbot.wait(160)
    assert told == ["rhein"]


def test_escape_clears_at_once(field: SearchField, qtbot: QtBot) -> None:
    field.setText("rhein")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.text_settled) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert caught.args == [""]
    assert field.text() == ""


def test_cross_shows_only_with_text(field: SearchField) -> None:
    cross = field.actions()[-1]
    assert not cross.isVisible()
    field.setText("x")
    assert cross.isVisible()
    cross.trigger()
    assert field.text() == ""


def test_key_cap_shows_while_empty(field: SearchField) -> None:
    with_cap = field.grab().toImage()
    field.setText("x")
    field.actions()[-1].setVisible(False)
    without = field.grab().toImage()
    assert with_cap.copy(280, 0, 60, 32) != without.copy(280, 0, 60, 32)


def test_key_cap_never_covers_the_placeholder(field: SearchField) -> None:
    field.resize(150, 32)
    with_key = field.grab().toImage()
    field.set_shortcut(None)
    assert field.grab().toImage() == with_key


def test_it_is_named(field: SearchField) -> None:
    assert field.accessibleName() == "Search applications"
