"""A line that reads a day however it is typed, and says at once how it is understood."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.clock import today
from tracker.domain.dates import parse_day
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.theme.icons import icon
from ui.theme.style import current
from ui.widgets.day_calendar import DayCalendar

DayOrder = Literal["dmy", "mdy", "ymd"]
DAY_FORMAT = "d MMM yyyy"
READING_FORMAT = "ddd d MMM yyyy"
READING_MARGIN = 32


def typing_order(locale: QLocale) -> DayOrder:
    """In which order people of a locale type the parts of a day, from its short date format (CLDR)."""
    letters = [letter for letter in locale.dateFormat(QLocale.FormatType.ShortFormat) if letter in "dMy"]
    order = "".join(dict.fromkeys(letters)).lower()
    return "mdy" if order == "mdy" else "ymd" if order.startswith("y") else "dmy"


class DayEdit(QLineEdit):
    """A day as ``YYYY-MM-DD`` or empty.

    ``committed`` carries the day when another one was typed or chosen, ``refused`` an InvalidValue when the
    text is no day; the text then stays. Alt+Down opens a calendar.
    """

    committed = Signal(str)
    refused = Signal(object)

    def __init__(self, name: str, order: DayOrder | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._order = order or typing_order(QLocale())
        self._value = ""
        self._shown = ""
        self._calendar: DayCalendar | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(tr("No day"))
        button = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        button.setToolTip(tr("Open calendar (Alt+Down)"))
        button.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._describe)
        self.returnPressed.connect(self.commit)

    def value(self) -> str:
        """The day last set or committed."""
        return self._value

    def set_value(self, iso: str) -> None:
        """Show a day (``YYYY-MM-DD`` or empty); a text that is just being typed is not disturbed."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._show(iso)

    def reading(self) -> str:
        """How the typed text is understood, in words; empty if it is no day or is shown in words already."""
        if not self.text().strip() or self.text() == self._shown:
            return ""
        try:
            day = self._read(self.text())
        except InvalidValue:
            return ""
        return QLocale().toString(QDate(day.year, day.month, day.day), READING_FORMAT)

    def commit(self) -> None:
        """Take the typed text as a day, or say why it is none."""
        if self.text() == self._shown:
            return
        try:
            iso = self._read(self.text()).isoformat() if self.text().strip() else ""
        except InvalidValue as error:
            self.refused.emit(InvalidValue(self._name, error.reason, self.text()))
            return
        self._take(iso)

    def open_calendar(self) -> None:
        """Open the calendar below the field, at the day shown or today."""
        calendar = self._calendar or self._make_calendar()
        calendar.setSelectedDate(QDate.fromString(self._value, "yyyy-MM-dd") if self._value else _qt_today())
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.show()
        calendar.setFocus()

    @property
    def calendar(self) -> DayCalendar | None:
        """The calendar, once it has been opened."""
        return self._calendar

    def _make_calendar(self) -> DayCalendar:
        calendar = DayCalendar(self)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        self._calendar = calendar
        return calendar

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self._take(day.toString("yyyy-MM-dd"))
        self.setFocus()

    def _read(self, text: str) -> date:
        return parse_day(text, order=self._order, today=today())

    def _take(self, iso: str) -> None:
        changed = iso != self._value
        self._show(iso)
        if changed:
            self.committed.emit(iso)

    def _show(self, iso: str) -> None:
        self._value = iso
        day = QDate.fromString(iso, "yyyy-MM-dd")
        self._shown = QLocale().toString(day, DAY_FORMAT) if day.isValid() else ""
        self.setText(self._shown)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.reading())

    def _paint_reading(self, reading: str) -> None:
        """Paint the reading in grey at the right end, if there is room beside the text."""
        room = QRect(self.rect()).adjusted(0, 0, -READING_MARGIN, 0)
        taken = self.cursorRect().right() + self.fontMetrics().horizontalAdvance(reading) + 8
        if taken > room.width():
            return
        painter = QPainter(self)
        painter.setPen(QColor(current().tokens.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, reading)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        reading = self.reading()
        if reading:
            self._paint_reading(reading)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.clearFocus()
        else:
            super().keyPressEvent(event)


def _qt_today() -> QDate:
    day = today()
    return QDate(day.year, day.month, day.day)
