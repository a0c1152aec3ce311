"""What is dragged: the ids, in the program's own form, and the ghost under the pointer."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle

from ui.board.card_look import INSET
from ui.board.column_model import ColumnModel
from ui.board.delegate import CardDelegate
from ui.theme.style import current

MIME = "application/x-landfall-applications"
OPACITY = 0.92
MOST_BEHIND = 2
STEP = 5
BADGE = 22.0


def pack(ids: Sequence[int]) -> QMimeData:
    """The ids as what is dragged."""
    data = QMimeData()
    data.setData(MIME, json.dumps({"process": os.getpid(), "ids": list(ids)}).encode())
    return data


def unpack(data: QMimeData) -> tuple[int, ...]:
    """The ids that are dragged; none for what another program drags: its ids mean something else."""
    if not data.hasFormat(MIME):
        return ()
    try:
        told = json.loads(bytes(data.data(MIME).data()))
    except ValueError:
        return ()
    is_ours = isinstance(told, dict) and told.get("process") == os.getpid()
    return tuple(told["ids"]) if is_ours else ()


def ghost(delegate: CardDelegate, column: ColumnModel, row: int, count: int, ratio: float) -> QPixmap:
    """A picture of the card in a row, with others behind it and their number where there are several."""
    look = delegate.look
    behind = min(count - 1, MOST_BEHIND) * STEP
    room = INSET + BADGE / 2
    width, height = look.width + behind + 2 * room, look.height + behind + 2 * room
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(OPACITY)
    card = QRectF(room, room, look.width, look.height)
    for step in range(behind, 0, -STEP):
        _paint_behind(painter, card.translated(step, step))
    state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
    delegate.paint_card(painter, card, column.content(row), state)
    if count > 1:
        _paint_badge(painter, card, f"{count:,}")
    painter.end()
    return pixmap


def _paint_behind(painter: QPainter, rect: QRectF) -> None:
    tokens = current().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line_strong), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), tokens.card_radius, tokens.card_radius)


def _paint_badge(painter: QPainter, card: QRectF, text: str) -> None:
    theme = current()
    font = theme.font(theme.tokens.secondary, QFont.Weight.DemiBold, tabular=True)
    width = max(BADGE, QFontMetricsF(font).horizontalAdvance(text) + 12)
    rect = QRectF(card.right() - width + BADGE / 2, card.top() - BADGE / 2, width, BADGE)
    painter.setOpacity(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.accent))
    painter.drawRoundedRect(rect, BADGE / 2, BADGE / 2)
    painter.setPen(QColor(theme.tokens.on_accent))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
