"""Colours, pens and fonts of the tables, made once a theme: a cell is painted in microseconds."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen

from ui.theme.style import current
from ui.theme.tokens import Tokens, mix
from ui.widgets.tag import tag_width


class Inks:
    """What the cells are painted with in one appearance."""

    def __init__(self, tokens: Tokens) -> None:
        theme = current()
        self.tokens = tokens
        self.text = QPen(QColor(tokens.text))
        self.muted = QPen(QColor(tokens.muted))
        self.line = QPen(QColor(tokens.line))
        self.ring = QPen(QColor(tokens.accent), 2)
        self.selected = QColor(tokens.accent_soft)
        self.hovered = QColor(mix(tokens.surface, tokens.hover, 0.6))
        self.waiting = QColor(tokens.hover)
        self.plain = theme.font()
        self.strong = theme.font(weight=QFont.Weight.DemiBold)
        self.figures = theme.font(tabular=True)
        self.label = theme.font(tokens.label, QFont.Weight.DemiBold)
        self._metrics = {
            id(font): QFontMetrics(font) for font in (self.plain, self.strong, self.figures, self.label)
        }
        self.tag_width = lru_cache(maxsize=4096)(tag_width)
        self.elided = lru_cache(maxsize=4096)(self._elide)

    def width(self, font: QFont, text: str) -> int:
        """How wide a text is in one of these fonts."""
        return self._metrics[id(font)].horizontalAdvance(text)

    def fit(self, font: QFont, text: str, room: int) -> str:
        """The text, elided to ``room`` pixels in one of these fonts."""
        return self.elided(id(font), text, room)

    def _elide(self, font_id: int, text: str, room: int) -> str:
        line = " ".join(text.split())
        return self._metrics[font_id].elidedText(line, Qt.TextElideMode.ElideRight, room)


_made: Inks | None = None


def inks() -> Inks:
    """Those of the theme at this moment."""
    global _made
    tokens = current().tokens
    if _made is None or _made.tokens is not tokens:
        _made = Inks(tokens)
    return _made
