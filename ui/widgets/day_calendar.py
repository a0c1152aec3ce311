"""The calendar that a day field opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui.theme.icons import icon
from ui.theme.style import current


class DayCalendar(QCalendarWidget):
    """A month in a window of its own; the arrows move, Enter or a click chooses, Escape closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress_bar()

    def _dress_bar(self) -> None:
        """Give the bar with month and year the calendar's ground and the program's arrows."""
        for name, arrow in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icon(arrow))
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            bar.setBackgroundRole(QPalette.ColorRole.Base)

    def _colour_days(self) -> None:
        """Weekdays in a header of muted text, and no day of the week in red."""
        tokens = current().tokens
        header, plain = QTextCharFormat(), QTextCharFormat()
        header.setForeground(QColor(tokens.muted))
        plain.setForeground(QColor(tokens.text))
        self.setHeaderTextFormat(header)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)

    def showEvent(self, event: QShowEvent) -> None:
        self._colour_days()
        super().showEvent(event)
