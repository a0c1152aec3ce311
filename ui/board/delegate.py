"""Paints the cards: one delegate for all columns, each card's words laid out once."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.clock import today
from ui.board.card_look import INSET, CardLayout, CardLook, Face, Line, PlacedTag
from ui.board.cards import card_of
from ui.board.column_model import ColumnModel
from ui.theme.flags import paint_flag
from ui.theme.tokens import Tokens, Tone, mix
from ui.widgets.tag import paint_tag, tag_height, tag_width

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

LAID_OUT = 600
"""Cards kept laid out: some screens full."""
SHADE = QColor(16, 24, 40, 10)
SHADE_RAISED = QColor(16, 24, 40, 26)
HALO_LIGHT = 46
HALO_DARK = 90
TINT = 0.35
"""How much of the soft accent a selected card takes on."""

State = QStyle.StateFlag


class CardDelegate(QStyledItemDelegate):
    """Everything of a card is painted here; ``forget`` drops what was laid out for another theme or day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.forget()

    def forget(self) -> None:
        """Lay every card out anew, with the theme and the day of now."""
        self.look = CardLook()
        self.day = today()
        self._layouts: dict[int, tuple[ApplicationRow, CardLayout]] = {}
        self._tags: dict[tuple[str, Tone, int, float], QPixmap] = {}
        self._grounds: dict[tuple[bool, bool, bool, float], QPixmap] = {}

    def card_rect(self, item: QRectF) -> QRectF:
        """The card in its item's rectangle."""
        return QRectF(item.x() + INSET, item.y() + INSET, self.look.width, self.look.height)

    def layout_of(self, row: ApplicationRow) -> CardLayout:
        """The card's words in their places."""
        known = self._layouts.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        if len(self._layouts) >= LAID_OUT:
            self._layouts.clear()
        laid_out = self.look.lay_out(card_of(row, self.day))
        self._layouts[row.id] = (row, laid_out)
        return laid_out

    def paint_card(self, painter: QPainter, rect: QRectF, row: ApplicationRow | None, state: State) -> None:
        """Paint a card, or its calm outline while the row is fetched."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft() - QPointF(INSET, INSET), self._ground(state, ratio))
        painter.translate(rect.topLeft())
        if row is None:
            self._paint_outline(painter)
        else:
            self._paint_words(painter, self.layout_of(row))
        painter.restore()

    def _ground(self, state: State, ratio: float) -> QPixmap:
        """A card without words, painted once a state and a screen's ``ratio``: rounded outlines are slow."""
        key = (
            bool(state & State.State_MouseOver),
            bool(state & State.State_Selected),
            bool(state & State.State_HasFocus),
            ratio,
        )
        if key not in self._grounds:
            look = self.look
            size = QSize(look.width + 2 * INSET, look.height + 2 * INSET) * ratio
            ground = QPixmap(size)
            ground.setDevicePixelRatio(ratio)
            ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(INSET, INSET, look.width, look.height)
            _paint_ground(
                painter, card, look.tokens, is_hovered=key[0], is_selected=key[1], is_focused=key[2]
            )
            painter.end()
            self._grounds[key] = ground
        return self._grounds[key]

    def _paint_words(self, painter: QPainter, card: CardLayout) -> None:
        look, tokens = self.look, self.look.tokens
        _paint_line(painter, card.title, look.title, tokens.text)
        _paint_line(painter, card.company, look.text, tokens.muted)
        _paint_line(painter, card.mark, look.small, tokens.muted)
        _paint_line(painter, card.place, look.text, tokens.text)
        _paint_line(painter, card.pay, look.figures, tokens.muted)
        _paint_line(painter, card.next, look.small, tokens.tone(card.next_tone)[0])
        if card.country:
            paint_flag(painter, card.flag, card.country)
        ratio = painter.device().devicePixelRatioF()
        for tag in card.tags:
            painter.drawPixmap(tag.at, self._tag(tag, ratio))

    def _tag(self, tag: PlacedTag, ratio: float) -> QPixmap:
        """A tag painted once: many cards say the same of their visas."""
        width = min(ceil(tag_width(tag.text)), int(tag.room))
        key = (tag.text, tag.tone, width, ratio)
        known = self._tags.get(key)
        if known is None:
            if len(self._tags) >= LAID_OUT:
                self._tags.clear()
            known = self._tags[key] = _painted_tag(tag, width, ratio)
        return known

    def _paint_outline(self, painter: QPainter) -> None:
        """Bars where the words will stand."""
        look = self.look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.line))
        for number, share in enumerate((0.7, 0.45, 0.3)):
            bar = QRectF(look.left, look.top_of(number) + look.line / 2 - 4, look.inner * share, 8)
            painter.drawRoundedRect(bar, 4, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column = cast(ColumnModel, index.model())
        rect = self.card_rect(QRectF(option.rect))
        self.paint_card(painter, rect, column.content(index.row()), option.state)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.look.width, self.look.item_height)


def _painted_tag(tag: PlacedTag, width: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(width, tag_height()) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_tag(painter, 0, 0, tag.text, tag.tone, width)
    painter.end()
    return picture


def _paint_line(painter: QPainter, line: Line | None, face: Face, colour: str) -> None:
    if line is not None:
        painter.setFont(face.font)
        painter.setPen(QColor(colour))
        painter.drawStaticText(QPointF(line.at), line.text)


def _paint_ground(
    painter: QPainter, rect: QRectF, tokens: Tokens, *, is_hovered: bool, is_selected: bool, is_focused: bool
) -> None:
    """A card's shade, the halo of a selected one, its border and its surface."""
    radius = tokens.card_radius
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SHADE_RAISED if is_hovered else SHADE)
    painter.drawRoundedRect(rect.adjusted(0, 1, 0, 1.5 if is_hovered else 1), radius, radius)
    if is_selected:
        halo = QColor(tokens.accent)
        halo.setAlpha(HALO_DARK if tokens.dark else HALO_LIGHT)
        painter.setBrush(halo)
        painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1.5, radius + 1.5)
    border = tokens.line_strong if is_hovered else tokens.line
    width = 2.0 if is_focused else 1.0
    if is_selected or is_focused:
        border = tokens.accent
    painter.setPen(QPen(QColor(border), width))
    surface = tokens.raised if is_hovered else tokens.surface
    painter.setBrush(QColor(mix(surface, tokens.accent_soft, TINT) if is_selected else surface))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
