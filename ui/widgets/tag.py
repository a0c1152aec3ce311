"""Tags: a word or two on a soft ground, whose tone says good, look at this, bad, information or not known."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import inter
from ui.theme.style import current
from ui.theme.tokens import Tone

EXTRA_HEIGHT = 7


@lru_cache(maxsize=4)
def _font(pixels: int) -> tuple[QFont, QFontMetricsF]:
    """The tags' font at a size, and its measures."""
    font = inter(pixels, QFont.Weight.DemiBold, tabular=True)
    return font, QFontMetricsF(font)


def tag_height() -> int:
    """The height of every tag in device-independent pixels."""
    return current().tokens.label + EXTRA_HEIGHT


def tag_width(text: str) -> float:
    """The width that a tag needs for its text."""
    tokens = current().tokens
    return _font(tokens.label)[1].horizontalAdvance(text) + 2 * tokens.tag_padding_x


def paint_tag(
    painter: QPainter, x: float, y: float, text: str, tone: Tone = "unknown", room: float | None = None
) -> float:
    """Paint a tag with its top left corner at ``x``, ``y``; its width. It is elided to ``room`` pixels."""
    tokens = current().tokens
    font, metrics = _font(tokens.label)
    if room is not None and tag_width(text) > room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 2 * tokens.tag_padding_x)
    rect = QRectF(x, y, tag_width(text), tag_height())
    colour, ground = tokens.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1) if tone == "unknown" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    half = 0.5 if tone == "unknown" else 0.0
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), tokens.tag_radius, tokens.tag_radius)
    painter.setPen(QColor(colour))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return rect.width()


class Tag(QLabel):
    """A tag as a widget; a screen reader reads its text."""

    def __init__(self, text: str = "", tone: Tone = "unknown", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> Tone:
        """What the tag means."""
        return self._tone

    def set_tag(self, text: str, tone: Tone) -> None:
        """Show another word, another tone."""
        self._tone = tone
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(tag_width(self.text()) + 0.5), tag_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 4 * tag_height()), tag_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - tag_height()) / 2
        paint_tag(painter, 0, top, self.text(), self._tone, self.width())
        painter.end()
