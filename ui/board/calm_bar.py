"""A scroll bar that is seen while the pointer is on what it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class CalmBar(QScrollBar):
    """Keeps its room and works as ever; only its painting waits for the pointer."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        area.installEventFilter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._area.underMouse() or self.isSliderDown():
            super().paintEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().eventFilter(watched, event)
