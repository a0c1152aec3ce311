"""What quick add understood, as small labelled chips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.domain.application import Draft, Priority
from tracker.domain.countries import country_name
from tracker.domain.fields import field_label, priority_label, work_mode_label
from tracker.domain.pay_display import long_pay
from tracker.i18n import tr
from ui.inspector.moments import day_words
from ui.theme.flags import paint_flag
from ui.theme.style import current
from ui.widgets.flow_layout import FlowLayout

PADDING = 10
GAP = 6
FLAG = QSize(18, 12)
WIDEST = 340
HEIGHT_OVER_CHIP = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One understood field: its name, its value in words, and perhaps a country whose flag goes before it."""

    label: str
    text: str
    country: str = ""


def pieces(draft: Draft) -> Iterator[Piece]:
    """What a draft holds, in the order in which a person reads it."""
    for name in ("title", "company"):
        if getattr(draft, name):
            yield Piece(field_label(name), getattr(draft, name))
    if draft.city or draft.country:
        place = ", ".join(part for part in (draft.city, country_name(draft.country)) if part)
        yield Piece(tr("Place"), place, draft.country)
    if draft.work_mode is not None:
        yield Piece(field_label("work_mode"), work_mode_label(draft.work_mode))
    if draft.pay is not None or draft.pay_as_posted:
        yield Piece(field_label("pay"), long_pay(draft.pay) if draft.pay else draft.pay_as_posted)
    for name in ("applied_on", "deadline", "start_date"):
        day = getattr(draft, name)
        if day:
            yield Piece(field_label(name), day_words(date.fromisoformat(day)))
    if draft.source:
        yield Piece(field_label("source"), draft.source)
    if draft.priority is not Priority.NONE:
        yield Piece(field_label("priority"), priority_label(draft.priority))
    if draft.tags:
        yield Piece(field_label("tags"), ", ".join(draft.tags))
    if draft.link:
        yield Piece(field_label("link"), urlsplit(draft.link).hostname or draft.link)


class PieceChip(QWidget):
    """One piece: the field's name in small letters, its value beside it."""

    def __init__(self, piece: Piece, parent: QWidget) -> None:
        super().__init__(parent)
        self._piece = piece
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{piece.label}: {piece.text}")
        theme = current()
        self._label_font = theme.font(theme.tokens.label)
        self._text_font = theme.font(theme.tokens.secondary, tabular=True)

    def _widths(self) -> tuple[int, int, int]:
        """Of the label, the flag with its gap, and the text."""
        label = QFontMetrics(self._label_font).horizontalAdvance(self._piece.label)
        flag = FLAG.width() + GAP if self._piece.country else 0
        return label, flag, QFontMetrics(self._text_font).horizontalAdvance(self._piece.text)

    def sizeHint(self) -> QSize:
        whole = sum(self._widths()) + 2 * PADDING + GAP
        return QSize(min(WIDEST, whole), current().tokens.chip_height + HEIGHT_OVER_CHIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.bg))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.control_radius, tokens.control_radius)
        label, flag, _ = self._widths()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(self._label_font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(box.adjusted(PADDING, 0, 0, 0), middle, self._piece.label)
        left = PADDING + label + GAP
        if flag:
            top = (self.height() - FLAG.height()) / 2
            paint_flag(painter, QRectF(left, top, FLAG.width(), FLAG.height()), self._piece.country)
        painter.setFont(self._text_font)
        painter.setPen(QColor(tokens.text))
        room = box.adjusted(left + flag, 0, -PADDING + 2, 0)
        shown = QFontMetrics(self._text_font).elidedText(
            self._piece.text, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, middle, shown)
        painter.end()


class Pieces(QWidget):
    """The chips of a draft, wrapped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, GAP)
        self._shown: list[Piece] = []
        self._chips: list[PieceChip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def shown(self) -> list[Piece]:
        """What the chips say."""
        return list(self._shown)

    def show_draft(self, draft: Draft) -> None:
        """Show what is understood; chips that say the same stay."""
        wanted = list(pieces(draft))
        if wanted == self._shown:
            return
        self._shown = wanted
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [PieceChip(piece, self) for piece in wanted]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(wanted))
        self.updateGeometry()
