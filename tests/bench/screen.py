"""Times what a person sees: from an action to the end of the last painting that it causes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

Flag = QEventLoop.ProcessEventsFlag
QUIET_SECONDS = 0.03
"""So long after its last painting a widget counts as painted."""
WAKE_MS = 5


class Painted(QObject):
    """Watches the paintings of a widget and all that lies in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self._is_painted = False
        self._waker = QTimer(self)
        self._waker.setInterval(WAKE_MS)
        self._waker.start()
        application = QApplication.instance()
        assert application is not None
        self._application = application
        application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._application.removeEventFilter(self)
        self._waker.stop()

    def until_painted(self, act: Callable[[], object], is_settled: Callable[[], bool]) -> float:
        """Milliseconds from the action to the end of its last painting, once all it asked for has come."""
        started = last = time.perf_counter()
        self._is_painted = False
        act()
        while time.perf_counter() - last < QUIET_SECONDS or not is_settled():
            self._turn()
            if self._is_painted:
                self._is_painted, last = False, time.perf_counter()
        return (last - started) * 1000

    def frames(self, act: Callable[[], object]) -> list[float]:
        """Milliseconds of each of the action's turns of the event loop that painted something."""
        found: list[float] = []
        started = time.perf_counter()
        act()
        for _ in range(3):
            self._is_painted = False
            QApplication.processEvents()
            if self._is_painted:
                found.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
        return found

    @staticmethod
    def _turn() -> None:
        QApplication.processEvents(Flag.AllEvents | Flag.WaitForMoreEvents)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._is_painted |= watched is self._widget or self._widget.isAncestorOf(watched)
        return False
