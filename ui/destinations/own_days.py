"""How long each step takes by the person's own word, in place of the usual figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.visas.schedule import Phase
from ui.destinations.edits import Edits
from ui.theme.style import restyle
from ui.widgets.icon_button import IconButton
from ui.widgets.line_editor import LineEditor
from ui.widgets.row_list import RowList
from ui.widgets.words import Words

FIELD_WIDTH = 92


class OwnDays(QWidget):
    """A line a step."""

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._route = ""
        self._phases: tuple[Phase, ...] = ()
        self.list = RowList(self._make_row, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Words(tr("Days from the start of a step to its end, like 14 or 14-42."), "secondary", self)
        )
        column.addWidget(self.list)

    def show_phases(self, route: str, phases: Sequence[Phase]) -> None:
        """Show the steps of a route, now or when they are looked at."""
        self._route, self._phases = route, tuple(phases)
        if not self.isHidden():
            self.show_rows()

    def show_rows(self) -> None:
        """Make the lines."""
        self.list.show_things({(self._route, phase.number): phase for phase in self._phases})

    def _make_row(self, phase: Phase) -> QWidget:
        return OwnDaysRow(self._edits, self._route, phase, self)


class OwnDaysRow(QWidget):
    """One step: its days as text, the usual ones as a hint, and the way back to them."""

    def __init__(self, edits: Edits, route: str, phase: Phase, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._route, self._phase = edits, route, phase
        self._title = Words(parent=self)
        self.field = LineEditor(tr("Days"), parent=self)
        self.field.setFixedWidth(FIELD_WIDTH)
        self.field.committed.connect(self._given)
        self.back_button = IconButton("rotate-ccw", tr("Usual time"), parent=self)
        self.back_button.clicked.connect(self._take_back)
        self._error = QLabel(self)
        self._error.setProperty("role", "bad")
        self._error.setWordWrap(True)
        self._error.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._title, 1)
        row.addWidget(self.field)
        row.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._error)
        self.show_thing(phase)

    def show_thing(self, phase: Phase) -> None:
        """Show the step as it is now."""
        self._phase = phase
        self._title.say(phase.title)
        self.field.setAccessibleName(tr("Days for: {step}", step=phase.title))
        self.field.set_value(days_text(phase) if phase.is_own else "")
        self.field.setPlaceholderText(days_text(phase) or tr("days"))
        self.back_button.set_name(tr("Usual time for: {step}", step=phase.title))
        self.back_button.setEnabled(phase.is_own)

    @property
    def error(self) -> str:
        """What is wrong with the typed days; empty where nothing is."""
        return self._error.text()

    def _given(self, typed: str) -> None:
        try:
            self._edits.set_own_days(self._route, self._phase.number, read_days(typed))
        except InvalidValue as error:
            self._say(error.reason)
            return
        self._say("")

    def _say(self, reason: str) -> None:
        self._error.setText(reason)
        self._error.setVisible(bool(reason))
        restyle(self.field, invalid=bool(reason))

    def _take_back(self) -> None:
        self._edits.set_own_days(self._route, self._phase.number, None)


def days_text(phase: Phase) -> str:
    """``14-42``, ``28``; empty where nobody says."""
    if phase.low_days is None:
        return ""
    low, high = phase.low_days, phase.high_days
    return str(low) if high is None or high == low else f"{low}-{high}"


def read_days(typed: str) -> tuple[int, int] | None:
    """The shortest and the longest time in ``14-42`` or ``28``; None for nothing. Raises InvalidValue."""
    plain = "".join(typed.split()).replace("–", "-")
    if not plain:
        return None
    low, _dash, high = plain.partition("-")
    if not (low.isascii() and low.isdigit()) or (high and not (high.isascii() and high.isdigit())):
        raise InvalidValue("days", tr("Write days like 14 or 14-42."), typed)
    return int(low[:6]), int((high or low)[:6])
