"""The window before anything stands in it: its place, its first picture, and how it is left.

It imports as little as it can, so that it is painted at once; ``ui.shell`` fills it afterwards.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QMainWindow

from ui.theme.tokens import DARK, LIGHT

SMALLEST = (720, 480)
USUAL = (1440, 900)
NARROW = 1100


class MainWindow(QMainWindow):
    """Tells its first picture (``painted``), that it closes (``closing``) and was moved (``rested``)."""

    painted = Signal()
    closing = Signal()
    dropped = Signal(str)
    rested = Signal()

    def __init__(self, geometry: str, appearance: str) -> None:
        """``geometry`` is what ``place`` answered last time, ``appearance`` light, dark or system."""
        super().__init__()
        self._was_painted = False
        system_is_dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        is_dark = appearance == "dark" or (appearance != "light" and system_is_dark)
        self._tokens = DARK if is_dark else LIGHT
        self.setWindowTitle("Landfall")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        if not (geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))

    def place(self) -> str:
        """Where the window stands, for the settings."""
        return str(self.saveGeometry().toBase64().toStdString())

    @property
    def is_narrow(self) -> bool:
        """Whether the rail folds and the inspector covers the page."""
        return self.width() < NARROW

    def _paint_first_picture(self) -> None:
        """Rail, bar and page as they will stand, without a word in them yet."""
        tokens = self._tokens
        rail = tokens.rail_folded if self.is_narrow else tokens.rail
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.bg))
        painter.fillRect(0, 0, rail, self.height(), QColor(tokens.nav))
        painter.fillRect(rail, 0, self.width() - rail, tokens.bar, QColor(tokens.surface))
        painter.fillRect(rail - 1, 0, 1, self.height(), QColor(tokens.line))
        painter.fillRect(rail, tokens.bar - 1, self.width() - rail, 1, QColor(tokens.line))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange):
            self.rested.emit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.centralWidget() is None:
            self._paint_first_picture()
        else:
            super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.centralWidget() is not None and _dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_dropped_file(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()


def _dropped_file(data: QMimeData) -> str:
    """The one file that is dragged; empty for anything else."""
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
