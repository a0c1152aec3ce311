from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tracker.errors import InvalidValue
from ui.widgets.day_edit import DayEdit
from ui.widgets.field_row import FieldRow


def test_error_is_shown_beside_the_text_and_goes(qtbot: QtBot) -> None:
    editor = QLineEdit("12 chickens")
    row = FieldRow("Pay", editor)
    qtbot.addWidget(row)
    row.show_error(InvalidValue("pay", "No amount was found.", "12 chickens"))
    assert (row.error, editor.text()) == ("No amount was found.", "12 chickens")
    assert editor.property("invalid") is True
    assert editor.accessibleDescription() == "No amount was found."
    row.clear_error()
    assert (row.error, editor.property("invalid"), editor.accessibleDescription()) == ("", False, "")


def test_editor_s_own_refusals_show_and_a_commit_clears(qtbot: QtBot) -> None:
    editor = DayEdit("deadline", "dmy")
    row = FieldRow("Deadline", editor)
    qtbot.addWidget(row)
    editor.setText("never")
    editor.commit()
    assert row.error != ""
    editor.setText("2026-12-03")
    editor.commit()
    assert row.error == ""


def test_label_leads_to_the_editor_and_names_it(qtbot: QtBot) -> None:
    editor = QLineEdit()
    row = FieldRow("City", editor)
    qtbot.addWidget(row)
    label = row.findChildren(QLabel)[0]
    assert (label.text(), label.buddy()) == ("City", editor)
    assert editor.accessibleName() == "City"
