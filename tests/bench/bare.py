"""The reference program: the least that shows a window. Reports ``painted`` after its first paint."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tracker.milestones import reached


class BareWindow(QMainWindow):
    """A main window with nothing in it."""

    def __init__(self) -> None:
        super().__init__()
        self._is_painted = False
        self.resize(1440, 900)

    def _report(self) -> None:
        reached("painted")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._report)


if __name__ == "__main__":
    application = QApplication([])
    window = BareWindow()
    window.show()
    application.exec()
