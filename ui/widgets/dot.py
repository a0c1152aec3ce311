"""The round mark of a status."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme.style import current
from ui.theme.tokens import visible

DIAMETER = 8.0


def paint_dot(painter: QPainter, centre: QPointF, colour: str, diameter: float = DIAMETER) -> None:
    """Paint a filled dot; a colour that would drown in the theme's surface is moved to 3:1 against it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(visible(colour, current().tokens.surface)))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    painter.restore()
