"""The box of a choice in a cell of a table, as a closed list looks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.theme.icons import paint_icon
from ui.theme.style import current
from ui.widgets.tag import paint_tag, tag_height, tag_width

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


def box_in(cell: QRect, height: int) -> QRect:
    """Where the box stands in its cell."""
    return QRect(cell.left(), cell.center().y() - height // 2 + 1, cell.width() - 14, height)


def paint_box(
    painter: QPainter,
    box: QRect,
    text: str,
    *,
    focused: bool = False,
    can_change: bool = True,
    is_pale: bool = False,
    tag: str = "",
) -> None:
    """Paint a choice with its arrow; ``tag`` stands in amber before that."""
    tokens = current().tokens
    pen = QPen(QColor(tokens.accent), 2) if focused else QPen(QColor(tokens.line), 1)
    painter.setPen(pen)
    painter.setBrush(QColor(tokens.surface if can_change else tokens.bg))
    inset = pen.widthF() / 2
    shape = QRectF(box).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, tokens.control_radius, tokens.control_radius)
    right = box.right() - 10
    if can_change:
        paint_icon(painter, QRectF(right - 14, box.center().y() - 7, 15, 15), "chevron-down", tokens.muted)
        right -= 20
    if tag:
        right -= round(tag_width(tag)) + 2
        paint_tag(painter, right, box.center().y() - tag_height() / 2 + 1, tag, "warn")
        right -= 6
    painter.setPen(QColor(tokens.muted if is_pale else tokens.text))
    paint_words(painter, QRect(box.left() + 10, box.top(), right - box.left() - 10, box.height()), text)


def paint_words(painter: QPainter, place: QRect, text: str) -> None:
    """Draw a text in one line; what does not fit ends in an ellipsis."""
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
