"""A page whose few words stand in its middle under a round picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import paint_icon
from ui.widgets.labels import words

WIDTH = 460
ICON_SIDE = 28
GROUND_SIDE = 58
GAP = 14


class CentredPage(QWidget):
    """``heading``, ``text`` and what a page adds to ``column``, centred.

    ``paint_picture`` draws above them.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = words("", "title", self)
        self.text = words("", "muted", self)
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        for label in (self.heading, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        middle = QWidget(self)
        middle.setFixedWidth(WIDTH)
        middle.setLayout(self.column)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addSpacing(GROUND_SIDE + GAP)
        whole.addLayout(row)
        whole.addStretch(3)
        self._middle = middle

    def paint_picture(self, painter: QPainter, icon_name: str, colour: str, ground: str) -> None:
        """Paint the icon on its round ground above the heading."""
        box = QRectF(0, 0, GROUND_SIDE, GROUND_SIDE)
        box.moveCenter(QRectF(self._middle.geometry()).center())
        box.moveBottom(self._middle.geometry().top() - GAP + 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(box)
        inset = (GROUND_SIDE - ICON_SIDE) / 2
        paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), icon_name, colour)
