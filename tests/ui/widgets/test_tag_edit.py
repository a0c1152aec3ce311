from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Place
from tracker.errors import InvalidValue
from ui.widgets.tag_edit import TagEdit

Told = list[tuple[str, ...]]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def edit(place: Place, told: Told) -> TagEdit:
    made = TagEdit("tags", ["python", "remote", "relocation"])
    made.committed.connect(told.append)
    place(made)
    made.setFocus()
    return made


def test_enter_and_comma_finish_a_tag(edit: TagEdit, told: Told, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit.line, "data")
    qtbot.keyClick(edit.line, Qt.Key.Key_Return)
    qtbot.keyClicks(edit.line, "visa sponsor,")
    assert told == [("data",), ("data", "visa sponsor")]
    assert [chip.text() for chip in edit.chips] == ["data", "visa sponsor"]
    assert edit.line.text() == ""


def test_pasted_list_becomes_tags_each_once(edit: TagEdit, told: Told) -> None:
    edit.set_value(["Data"])
    edit.line.setText(" data; python ,, python")
    edit.commit()
    assert told == [("data", "python")] or told == [("Data", "python")]


def test_backspace_removes_the_last_only_when_the_line_is_empty(
    edit: TagEdit, told: Told, qtbot: QtBot
) -> None:
    edit.set_value(["data", "python"])
    qtbot.keyClicks(edit.line, "x")
    qtbot.keyClick(edit.line, Qt.Key.Key_Backspace)
    assert told == []
    qtbot.keyClick(edit.line, Qt.Key.Key_Backspace)
    assert told == [("data",)]


def test_delete_on_a_chip_removes_it_and_leads_back_to_the_line(
    edit: TagEdit, told: Told, qtbot: QtBot
) -> None:
    edit.set_value(["data", "python", "remote"])
    chip = edit.chips[1]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told == [("data", "remote")]
    assert edit.line.hasFocus()


def test_value_from_outside_is_not_told(edit: TagEdit, told: Told) -> None:
    edit.line.setText("half")
    edit.set_value(["data"])
    assert (edit.value(), edit.line.text(), told) == (("data",), "half", [])
    assert edit.accessibleDescription() == "data"


def test_leaving_takes_what_is_typed(edit: TagEdit, told: Told, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit.line, "zebra")
    edit.line.completer().popup().hide()
    qtbot.keyClick(edit.line, Qt.Key.Key_Tab)
    assert told == [("zebra",)]


def test_text_that_cannot_be_a_tag_stays(edit: TagEdit, told: Told, qtbot: QtBot) -> None:
    edit.line.setText("a\x00b")
    with qtbot.waitSignal(edit.refused) as caught:
        edit.commit()
    assert isinstance(caught.args[0], InvalidValue)
    assert (told, edit.line.text()) == ([], "a\x00b")


def test_a_click_in_the_list_adds_that_tag(edit: TagEdit, told: Told, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.keyClicks(edit.line, "re")
    popup = edit.line.completer().popup()
    assert popup is not None
    second = popup.visualRect(popup.model().index(1, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=second)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert (told, edit.line.text()) == ([("relocation",)], "")


def test_completion_offers_known_tags_that_are_not_there_yet(edit: TagEdit, told: Told, qtbot: QtBot) -> None:
    edit.set_value(["python"])
    QApplication.processEvents()
    qtbot.keyClicks(edit.line, "o")
    popup = edit.line.completer().popup()
    assert popup is not None
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        "remote",
        "relocation",
    ]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told == [("python", "remote")])
    QApplication.processEvents()
    assert told == [("python", "remote")]
    assert edit.line.text() == ""
