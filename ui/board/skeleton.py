"""What the board shows until the store is open: the outlines of columns and cards."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.board.card_look import CardLook
from ui.board.column_header import HEIGHT
from ui.board.view import MARGIN
from ui.theme.style import current

CARDS = (3, 4, 2, 1)


class Skeleton(QWidget):
    """Calm outlines; nothing moves and nothing can be pressed."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = CardLook(), current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, cards in enumerate(CARDS):
            left = MARGIN + number * (tokens.column + tokens.gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.line))
            painter.drawRoundedRect(QRectF(left + 4, HEIGHT / 2 - 4, tokens.column / 3, 8), 4, 4)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.setBrush(QColor(tokens.surface))
            for row in range(cards):
                card = QRectF(left, HEIGHT + 2 + row * look.item_height, look.width, look.height)
                card.adjust(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(card, tokens.card_radius, tokens.card_radius)
        painter.end()
