"""Tells when another day has begun where the person sits: badges, overdue marks and "today" depend on it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from tracker.clock import today

SOONEST_MS = 1_000
LONGEST_MS = 900_000
"""A timer stands still while the machine sleeps, and knows of no clock that is set: nobody looks longer at a
day that is over.
"""


class DayClock(QObject):
    """``changed`` follows when the local day is another one than before, be it a later or an earlier one.

    It looks at the day at midnight, and whenever the program comes to the front.
    """

    changed = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        application.applicationStateChanged.connect(self._state_changed)
        self._wait()

    def look(self) -> None:
        """Tell if the day is another one than when it was last looked at."""
        self._wait()
        day = today()
        if day != self._day:
            self._day = day
            self.changed.emit()

    def _wait(self) -> None:
        self._timer.start(wait_ms(datetime.now()))

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()


def wait_ms(now: datetime) -> int:
    """Milliseconds from a local time without a zone until the day should be looked at again."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min)
    # As instants: on the day on which the clocks change, midnight is an hour nearer or farther.
    left = ceil((midnight.timestamp() - now.timestamp()) * 1_000)
    return min(max(left, SOONEST_MS), LONGEST_MS)
