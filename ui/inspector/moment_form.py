"""The small form for one line of the timeline: what, when, and its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.inspector.entry_form import EntryForm
from ui.inspector.moments import Moment, local_zone
from ui.inspector.zone_choice import ZoneChoice
from ui.widgets.choice import Choice, Option
from ui.widgets.day_edit import DayEdit
from ui.widgets.line_editor import LineEditor
from ui.widgets.text_editor import TextEditor

TIME_WIDTH = 84
TEXT_HEIGHT = 84


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form, letter by letter, whether it can be stored or not."""

    what: object
    day: str
    time: str
    zone: str
    text: str


class MomentForm(EntryForm):
    """What (one of ``options``), a day, a time with its zone, and a text if ``has_text``.

    ``committed`` when something was changed and its field left, or at rest.
    """

    committed = Signal()

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        country: str,
        *,
        has_text: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._refused_day = ""
        self.what = Choice(tr("Kind"), options, self)
        self.day = DayEdit(tr("Day"), parent=self)
        self.time = LineEditor(tr("Time of day"), parent=self)
        self.time.setPlaceholderText(tr("Time"))
        self.time.setFixedWidth(TIME_WIDTH)
        self.zone = ZoneChoice(country, local_zone(), self)
        self.text = TextEditor(tr("Text"), parent=self)
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.setPlaceholderText(tr("What was said, what comes next"))
        self.text.setVisible(has_text)
        self._has_text = has_text
        self._build()
        self._listen()

    def _build(self) -> None:
        moment = QHBoxLayout()
        moment.setSpacing(8)
        moment.addWidget(self.day, 1)
        moment.addWidget(self.time)
        self.column.addWidget(self.what)
        self.column.addLayout(moment)
        self.column.addWidget(self.zone)
        self.column.addWidget(self.text)
        self.end(tr("Delete"))

    def _listen(self) -> None:
        self.what.chosen.connect(self.committed)
        self.day.committed.connect(self._day_committed)
        self.day.refused.connect(self._day_refused)
        self.time.committed.connect(self.committed)
        self.time.textChanged.connect(self._show_zone)
        self.zone.chosen.connect(self.committed)
        self.text.committed.connect(self.committed)

    def show_moment(self, what: object, moment: Moment, text: str = "") -> None:
        """Show what is edited; fields in which something is being typed stay as they are."""
        self.what.set_value(what)
        self.day.set_value(moment.day)
        self.time.set_value(moment.time)
        self.zone.set_value(moment.zone or local_zone())
        self.text.set_value(text)
        self._show_zone()

    def moment(self) -> Moment:
        """The moment as it stands in the form. Raises InvalidValue for a day that is none."""
        if self._refused_day and self.day.text() == self._refused_day:
            raise InvalidValue("at", tr("There is no such day."), self._refused_day)
        has_time = bool(self.time.text().strip())
        return Moment(
            self.day.value(), self.time.text(), self.zone.value() if has_time and self._has_text else ""
        )

    def typed(self) -> Typed:
        """What stands in the form, to be put aside."""
        return Typed(
            self.what.value(),
            self.day.text(),
            self.time.text(),
            self.zone.currentText(),
            self.text.toPlainText(),
        )

    def show_typed(self, typed: Typed) -> None:
        """Bring back what was put aside, with what is wrong with it."""
        self.what.set_value(typed.what)
        self.day.setText(typed.day)
        self.time.set_value(typed.time)
        self.zone.setEditText(typed.zone)
        self.text.set_value(typed.text)
        self.day.commit()
        self.committed.emit()

    def commit(self) -> None:
        """Give over what is being typed now."""
        for editor in (self.day, self.time, self.text):
            editor.commit()

    def focus_text(self) -> None:
        """Put the focus where writing begins."""
        (self.text if self._has_text else self.day).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_zone(self) -> None:
        self.zone.setVisible(self._has_text and bool(self.time.text().strip()))

    def _day_committed(self) -> None:
        self._refused_day = ""
        self.committed.emit()

    def _day_refused(self, error: InvalidValue) -> None:
        self._refused_day = error.value
        self.show_error(error.reason)
