"""The dot of a status as an icon, for menus and lists."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QIcon, QPainter

from ui.theme.engine import PaintingEngine
from ui.widgets.dot import paint_dot


def status_icon(colour: str) -> QIcon:
    """A dot in a status's colour ``#RRGGBB``."""
    return QIcon(PaintingEngine(partial(_paint, colour)))


def _paint(colour: str, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
    paint_dot(painter, QPointF(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2), colour)
