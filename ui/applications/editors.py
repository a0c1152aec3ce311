"""The editors that open in a cell. All of them are lines; each is read in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tracker.domain.fields import parse_value
from tracker.errors import InvalidValue
from ui.applications.columns import Column, heading, typed_text
from ui.widgets.country_choice import CountryChoice
from ui.widgets.day_edit import DayEdit
from ui.widgets.popup import give_popup

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

COMPLETED = frozenset({"company", "city", "source", "field"})
"""The fields in which what was typed before is offered."""
NARROWEST = {"day": 150, "pay": 210, "country": 190, "tags": 220, "link": 300}
NARROWEST_TEXT = 150


def make_editor(column: Column, row: ApplicationRow, parent: QWidget) -> QLineEdit:
    """An editor that shows the row's value of the column."""
    value = getattr(row, column.name)
    if column.look == "day":
        day = DayEdit(heading(column), parent=parent)
        day.set_value(value)
        return day
    if column.look == "country":
        country = CountryChoice(heading(column), parent=parent)
        country.set_value(value)
        return country
    line = QLineEdit(typed_text(row, column), parent)
    line.setAccessibleName(heading(column))
    return line


def read_editor(editor: QLineEdit, column: Column) -> Any:
    """The value that the editor's text means. Raises InvalidValue."""
    if not isinstance(editor, DayEdit | CountryChoice):
        return parse_value(column.name, editor.text())
    catcher = _Catcher()
    editor.refused.connect(catcher.take)
    editor.commit()
    editor.refused.disconnect(catcher.take)
    if catcher.error is not None:
        raise catcher.error
    return editor.value()


def least_width(column: Column) -> int:
    """How wide an editor is at least, in device-independent pixels."""
    return NARROWEST.get(column.look, NARROWEST_TEXT)


def offer_words(editor: QLineEdit, words: list[str]) -> None:
    """Complete from what was typed before."""
    completer = QCompleter(words, editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    give_popup(completer)
    editor.setCompleter(completer)


class _Catcher:
    """Keeps the error that an editor tells while it reads its text."""

    def __init__(self) -> None:
        self.error: InvalidValue | None = None

    def take(self, error: InvalidValue) -> None:
        self.error = error
