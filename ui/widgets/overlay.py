"""A panel in the middle of the window, over a veil that keeps the pages beneath from being used."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import Shiboken

from ui.theme.style import current
from ui.widgets.shadow import paint_shadow

MARGIN = 24
RADIUS = 14.0
VEIL_LIGHT, VEIL_DARK = QColor(16, 24, 40, 96), QColor(0, 0, 0, 140)
PASSED_ON = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Quit,
)
"""The keys of the window that still work under the veil, besides F6 which goes to the toast."""


class Overlay(QWidget):
    """Covers ``window`` while it is shown; ``panel`` is what the person works in. Escape closes it.

    The focus stays inside while it is open and goes back to where it was. ``closed`` follows, then the
    overlay is deleted. A newer overlay takes an older one's place.
    """

    closed = Signal()

    def __init__(self, window: QWidget, name: str, size: QSize) -> None:
        super().__init__(window)
        self.hide()
        self._window = window
        self._wanted = size
        self._came_from: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setObjectName("overlay-panel")
        self.panel.setAccessibleName(name)
        self.setAccessibleName(name)
        window.installEventFilter(self)
        current().changed.connect(self.update)
        QApplication.instance().focusChanged.connect(self._hold_focus)  # type: ignore[union-attr]

    def open(self) -> None:
        """Show the panel, in place of one that is open; one that may not be closed now stays instead."""
        for other in self._window.findChildren(Overlay):
            if other is not self and not other.isHidden() and not other.close_panel():
                self.deleteLater()
                return
        self.show()

    def may_close(self) -> bool:
        """Whether the person may leave now."""
        return True

    def close_panel(self) -> bool:
        """Take the panel away and give the focus back, unless ``may_close`` says no; whether it is gone."""
        if not self.may_close():
            return False
        self.hide()
        if self._came_from is not None and Shiboken.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()
        return True

    def focus_first(self) -> None:
        """Put the focus on the first thing that takes it."""
        first = next(self._focusable(self, forward=True), None)
        (first or self).setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _focusable(self, start: QWidget, *, forward: bool) -> Iterator[QWidget]:
        """What Tab reaches within the panel after ``start``, once round."""
        found = start
        for _ in range(len(self.findChildren(QWidget)) + len(self._window.findChildren(QWidget))):
            following = found.nextInFocusChain() if forward else found.previousInFocusChain()
            if following is None:
                return
            found = following
            reachable = found.focusPolicy() & Qt.FocusPolicy.TabFocus and found.isVisibleTo(self)
            if reachable and found.isEnabled() and self.isAncestorOf(found) and not found.focusProxy():
                yield found

    def _hold_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A field that gives its focus up leaves it here, so that keys do not reach the pages beneath."""
        is_there = Shiboken.isValid(self._window) and self.isVisible()
        if now is None and is_there and self._window.isActiveWindow():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        room = self.size() - QSize(2 * MARGIN, 2 * MARGIN)
        size = self._wanted.boundedTo(room)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        self.panel.setGeometry(QRect(left, top, size.width(), size.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # Accepted here, a key is given to the focused widget instead of the window's actions.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() != Qt.Key.Key_F6 and not any(event.matches(key) for key in PASSED_ON):
                event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        here = QApplication.focusWidget()
        start = here if here is not None and self.isAncestorOf(here) else self
        target = next(self._focusable(start, forward=forward), None)
        if target is not None:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            target.setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), VEIL_DARK if tokens.dark else VEIL_LIGHT)
        box = QRectF(self.panel.geometry())
        paint_shadow(painter, box, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QColor(tokens.line if tokens.dark else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():
            return
        self._came_from = QApplication.focusWidget()
        self._place()
        self.raise_()
        self.focus_first()
