from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Place
from ui.widgets import committer
from ui.widgets.line_editor import LineEditor


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def editor(told: list[str], place: Place) -> LineEditor:
    made = LineEditor("Company", "Rhein")
    made.committed.connect(told.append)
    place(made)
    made.setFocus()
    made.end(False)
    return made


def test_enter_gives_over_what_changed(editor: LineEditor, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, " Logistik")
    assert told == []
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told == ["Rhein Logistik"]


def test_leaving_gives_over(editor: LineEditor, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "!")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert told == ["Rhein!"]


def test_escape_leaves_and_loses_nothing(editor: LineEditor, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "!")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.hasFocus()
    assert (editor.text(), told) == ("Rhein!", ["Rhein!"])


def test_rest_gives_over(editor: LineEditor, told: list[str], qtbot: QtBot) -> None:
    assert committer.REST_MS == 1_000
    editor.findChild(committer.Committer)._timer.setInterval(10)
    qtbot.keyClicks(editor, "!")
    qtbot.waitUntil(lambda: told == ["Rhein!"])


def test_hiding_gives_over(editor: LineEditor, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "!")
    editor.hide()
    assert told == ["Rhein!"]


def test_typing_there_and_back_tells_nothing(editor: LineEditor, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "!")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    editor.commit()
    assert told == []


def test_value_from_outside_does_not_disturb_typing(
    editor: LineEditor, told: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor, "!")
    editor.set_value("Isar Software")
    assert editor.text() == "Rhein!"
    editor.commit()
    editor.set_value("Isar Software")
    assert editor.text() == "Isar Software"
    assert told == ["Rhein!"]
