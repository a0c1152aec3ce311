from __future__ import annotations

import time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Place
from ui.widgets.text_editor import TextEditor


def made(place: Place, value: str = "") -> tuple[TextEditor, list[str]]:
    editor, told = TextEditor("Notes", value), list[str]()
    editor.committed.connect(told.append)
    place(editor)
    editor.setFocus()
    return editor, told


def test_text_is_given_over_on_tab_and_escape(place: Place, qtbot: QtBot) -> None:
    editor, told = made(place)
    qtbot.keyClicks(editor, "One")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    assert told == []
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert (editor.hasFocus(), told) == (False, ["One\ntwo"])
    editor.setFocus()
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert (editor.hasFocus(), len(told)) == (False, 2)


def test_value_from_outside_is_not_told_and_does_not_disturb(place: Place, qtbot: QtBot) -> None:
    editor, told = made(place, "Old")
    editor.set_value("New\nlines")
    assert editor.toPlainText() == "New\nlines"
    editor.commit()
    assert told == []
    qtbot.keyClicks(editor, "x")
    editor.set_value("Other")
    assert editor.toPlainText() == "xNew\nlines"


def test_a_hundred_kilobytes_are_quick(place: Place, qtbot: QtBot) -> None:
    editor, told = made(place)
    start = time.perf_counter()
    editor.set_value("Asked about relocation. " * 5_000)
    for _ in range(20):
        qtbot.keyClick(editor, "x")
    editor.commit()
    assert time.perf_counter() - start < 2
    assert len(told[0]) == 24 * 5_000 + 20


def test_every_script_comes_back_as_typed(place: Place) -> None:
    text = "Köln Αθήνα Київ 東京 العربية 👩‍💻 \u00a0 end"
    editor, told = made(place)
    editor.insertPlainText(text)
    editor.commit()
    assert told == [text.replace("\u00a0", " ")] or told == [text]
