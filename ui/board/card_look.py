"""Measures and fonts of the cards, and the words of one card cut to their places."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform

from ui.board.cards import Card
from ui.theme.style import current
from ui.theme.tokens import Tone
from ui.widgets.tag import tag_height, tag_width

INSET = 2
"""Room around a card for the halo of a selected one."""
BETWEEN = 8
BORDER = 1
MOST_TAGS = 3
TAG_GAP = 4
NARROWEST_TAG = 44
RIGHT_SHARE = 2 / 3
"""How much of the width pay and what is next may take."""
FLAG = (18, 12)
FLAG_GAP = 6


@dataclass(frozen=True, slots=True)
class Face:
    """A font with its measures."""

    font: QFont
    metrics: QFontMetricsF


@dataclass(frozen=True, slots=True)
class Line:
    """Text laid out once: painted with its left top corner at ``at``."""

    text: QStaticText
    at: QPointF


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag and where it stands; ``room`` is its greatest width."""

    text: str
    tone: Tone
    at: QPointF
    room: float


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A card's words with their places, counted from the card's corner. Empty words have no line."""

    title: Line
    company: Line
    mark: Line | None
    place: Line | None
    flag: QRectF
    country: str
    pay: Line | None
    next: Line | None
    next_tone: Tone
    tags: tuple[PlacedTag, ...]


class CardLook:
    """The measures and fonts of the theme at one moment; a changed theme needs a new one."""

    def __init__(self) -> None:
        theme = current()
        self.tokens = tokens = theme.tokens
        scale = tokens.body / 13
        self.line = round(18 * scale)
        self.leading = round(5 * scale)
        self.width = tokens.column
        self.left = float(tokens.card_padding_x + BORDER)
        self.top = float(tokens.card_padding_y + BORDER)
        self.height = round(2 * self.top + 4 * self.line + 3 * self.leading)
        self.item_height = self.height + BETWEEN
        self.title = _face(theme.font(weight=QFont.Weight.DemiBold))
        self.text = _face(theme.font())
        self.figures = _face(theme.font(tabular=True))
        self.small = _face(theme.font(tokens.label, tabular=True))
        self.flag_size = (FLAG[0] * scale, FLAG[1] * scale)

    @property
    def inner(self) -> float:
        """The width between the paddings."""
        return self.width - 2 * self.left

    def top_of(self, number: int) -> float:
        """The top of one of the four lines."""
        return self.top + number * (self.line + self.leading)

    def lay_out(self, card: Card) -> CardLayout:
        """Cut the words of a card to their places."""
        pay = self._right(card.pay, self.figures, 2, self.inner * RIGHT_SHARE)
        coming = self._right(card.next.text, self.small, 3, self._next_room(card))
        flag_room = self.flag_size[0] + FLAG_GAP if card.country else 0.0
        room = self.inner - flag_room - (self._width(pay) + BETWEEN if pay else 0.0)
        mark = self._right(card.mark, self.small, 1, self.inner)
        return CardLayout(
            title=self._left(card.title, self.title, 0, self.inner),
            company=self._left(
                card.company, self.text, 1, self.inner - (self._width(mark) + BETWEEN if mark else 0.0)
            ),
            mark=mark,
            place=self._left(card.place, self.text, 2, room, flag_room) if card.place else None,
            flag=self._flag(),
            country=card.country,
            pay=pay,
            next=coming,
            next_tone=card.next.tone,
            tags=self._tags(card, self.inner - (self._width(coming) + BETWEEN if coming else 0.0)),
        )

    def _width(self, line: Line) -> float:
        return line.text.size().width()

    def _flag(self) -> QRectF:
        width, height = self.flag_size
        return QRectF(self.left, self.top_of(2) + (self.line - height) / 2, width, height)

    def _left(self, text: str, face: Face, number: int, room: float, indent: float = 0.0) -> Line:
        return self._line(text, face, number, room, self.left + indent)

    def _next_room(self, card: Card) -> float:
        """What is next leaves the first tag, which tells of the visa, whole up to half of the width."""
        first = tag_width(card.tags[0].text) + BETWEEN if card.tags else 0.0
        return min(self.inner * RIGHT_SHARE, self.inner - min(first, self.inner / 2))

    def _right(self, text: str, face: Face, number: int, room: float) -> Line | None:
        """A line that ends at the right padding and takes at most ``room``."""
        if not text:
            return None
        width = min(face.metrics.horizontalAdvance(text) + 1, room)
        return self._line(text, face, number, room, self.left + self.inner - width)

    def _line(self, text: str, face: Face, number: int, room: float, left: float) -> Line:
        metrics = face.metrics
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
        laid_out = QStaticText(cut)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid_out.prepare(QTransform(), face.font)
        top = self.top_of(number) + (self.line - metrics.height()) / 2
        return Line(laid_out, QPointF(left, top))

    def _tags(self, card: Card, room: float) -> tuple[PlacedTag, ...]:
        """As many tags as there is room for; the first may be cut."""
        placed: list[PlacedTag] = []
        left, top = self.left, round(self.top_of(3) + (self.line - tag_height()) / 2)
        for word in card.tags[:MOST_TAGS]:
            width = tag_width(word.text)
            free = self.left + room - left
            if width > free and (placed or free < NARROWEST_TAG):
                break
            placed.append(PlacedTag(word.text, word.tone, QPointF(left, top), free))
            left += ceil(min(width, free)) + TAG_GAP
        return tuple(placed)


def _face(font: QFont) -> Face:
    return Face(font, QFontMetricsF(font))
