"""Drag events as the window system sends them. Qt 6.12 takes their place as a point with fractions."""

from __future__ import annotations

import PySide6
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
HAS_FRACTIONS = PySide6.__version_info__ >= (6, 12)


def entering(at: QPoint, action: Qt.DropAction, data: QMimeData) -> QDragEnterEvent:
    """The pointer comes in, dragging."""
    return QDragEnterEvent(_place(at), action, data, LEFT, NO_KEY)


def moving(at: QPoint, action: Qt.DropAction, data: QMimeData) -> QDragMoveEvent:
    """The pointer moves on, dragging."""
    return QDragMoveEvent(_place(at), action, data, LEFT, NO_KEY)


def _place(at: QPoint) -> QPoint:
    return at.toPointF() if HAS_FRACTIONS else at
