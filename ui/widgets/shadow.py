"""The soft shadow of a panel that lies over the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme.style import current

REACH = 20
"""How far a shadow goes beyond its panel, in pixels."""
DROP = 5
ALPHA_LIGHT, ALPHA_DARK = 2, 6


def paint_shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint the shadow around and under a panel with rounded corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, ALPHA_DARK if current().tokens.dark else ALPHA_LIGHT))
    for step in range(REACH - DROP, 0, -1):
        around = box.adjusted(-step, -step, step, step).translated(QPointF(0, DROP))
        painter.drawRoundedRect(around, radius + step, radius + step)
    painter.restore()
