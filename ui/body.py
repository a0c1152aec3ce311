"""The page with the inspector: beside it in a wide window, over it in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tracker.i18n import tr
from ui.theme.style import current

NARROWEST = 320
WIDEST = 640
HANDLE = 6


class Body(QWidget):
    """Lays out a page and the inspector; the inspector's edge can be dragged."""

    inspector_resized = Signal(int)

    def __init__(self, page: QWidget, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._width = width
        self._inspector: QWidget | None = None
        self._is_over = False
        page.setParent(self)
        self._handle = Handle(self)
        self._handle.hide()
        self._handle.dragged.connect(self._dragged)

    def set_inspector(self, inspector: QWidget) -> None:
        """Take in the inspector, hidden until ``show_inspector``."""
        if self._inspector is inspector:
            return
        self._inspector = inspector
        inspector.setParent(self)
        inspector.hide()

    def show_inspector(self, *, shown: bool) -> None:
        """Show or hide the inspector."""
        if self._inspector is not None:
            self._inspector.setVisible(shown)
            self._handle.setVisible(shown)
            self._lay_out()

    def set_over(self, *, over: bool) -> None:
        """Whether the inspector covers the page instead of standing beside it."""
        self._is_over = over
        self._lay_out()

    def _dragged(self, by: int) -> None:
        self._width = max(NARROWEST, min(WIDEST, self._width - by))
        self.inspector_resized.emit(self._width)
        self._lay_out()

    def _lay_out(self) -> None:
        inspector = self._inspector
        if inspector is None or inspector.isHidden():
            self._page.setGeometry(self.rect())
            return
        width = min(self._width, self.width())
        left = self.width() - width
        self._page.setGeometry(0, 0, self.width() if self._is_over else left, self.height())
        inspector.setGeometry(left, 0, width, self.height())
        self._handle.setGeometry(QRect(left - HANDLE // 2, 0, HANDLE, self.height()))
        inspector.raise_()
        self._handle.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().tokens.bg))
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay_out()


class Handle(QWidget):
    """The edge between page and inspector. ``dragged`` tells by how many pixels to the right."""

    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setToolTip(tr("Drag to resize"))
        self._from = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = round(event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = round(event.globalPosition().x())
        self.dragged.emit(at - self._from)
        self._from = at
