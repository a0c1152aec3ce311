"""How the cells of the tables are drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from tracker.domain.pay_display import short_pay
from ui.applications.columns import Column, cell_text
from ui.applications.inks import Inks, inks
from ui.sample_mark import sample_mark
from ui.theme.flags import paint_flag
from ui.theme.icons import paint_icon
from ui.verdict_look import VERDICT_TONES
from ui.widgets.dot import DIAMETER, paint_dot
from ui.widgets.tag import paint_tag, tag_height

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

PADDING = 10
MARK_GAP = 8
TAG_GAP = 4
FLAG_WIDTH = 18
FLAG_HEIGHT = 12
ICON_SIDE = 14
WAITING_HEIGHT = 8
RING_RADIUS = 5
START = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
END = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)
MUTED_LOOKS = frozenset({"day", "moment", "choice", "link", "left"})
FIGURE_LOOKS = frozenset({"day", "moment", "pay", "left"})


class CellPainter:
    """Paints cells. ``colours`` holds the statuses' colours by their ids."""

    def __init__(self) -> None:
        self.colours: dict[int, str] = {}
        self._special: dict[str, Callable[[QPainter, QRect, ApplicationRow, QPen], None]] = {
            "country": self._paint_country,
            "status": self._paint_status,
            "badge": self._paint_badge,
        }

    def paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, hovered: bool) -> None:
        """The cell's ground and the hairline beneath it."""
        shown = inks()
        if selected or hovered:
            painter.fillRect(rect, shown.selected if selected else shown.hovered)
        painter.setPen(shown.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def paint_row_cell(
        self, painter: QPainter, rect: QRect, column: Column, row: ApplicationRow, *, selected: bool
    ) -> None:
        """What the cell says."""
        shown = inks()
        inner = rect.adjusted(PADDING, 0, -PADDING, -1)
        quiet = column.look in MUTED_LOOKS and not selected
        pen = shown.muted if quiet else shown.text
        if column.look == "tags":
            _paint_tags(painter, inner, row.tags)
            return
        if column.look == "strong":
            _paint_title(painter, inner, row, pen if selected else shown.muted)
            return
        special = self._special.get(column.look)
        if special is not None:
            special(painter, inner, row, pen)
            return
        text = cell_text(row, column)
        if not text:
            return
        if column.look == "link":
            inner = _with_icon(painter, inner, shown)
        font = _font(shown, column)
        if column.look == "pay" and row.pay is not None and shown.width(font, text) > inner.width():
            text = short_pay(row.pay)
        painter.setFont(font)
        painter.setPen(pen)
        painter.drawText(inner, END if column.ends_right else START, shown.fit(font, text, inner.width()))

    def paint_waiting(self, painter: QPainter, rect: QRect, column: Column) -> None:
        """A calm bar in the place of what is being fetched."""
        width = max(0, min(rect.width() - 2 * PADDING, rect.width() * 3 // 5))
        left = rect.right() - PADDING - width if column.ends_right else rect.left() + PADDING
        bar = QRectF(left, rect.center().y() - WAITING_HEIGHT / 2, width, WAITING_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks().waiting)
        painter.drawRoundedRect(bar, WAITING_HEIGHT / 2, WAITING_HEIGHT / 2)
        painter.restore()

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """The ring around the cell that has the keyboard."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(inks().ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), RING_RADIUS, RING_RADIUS)
        painter.restore()

    def _paint_country(self, painter: QPainter, inner: QRect, row: ApplicationRow, pen: QPen) -> None:
        if not row.country:
            return
        top = inner.center().y() - FLAG_HEIGHT / 2 + 0.5
        paint_flag(painter, QRectF(inner.left(), top, FLAG_WIDTH, FLAG_HEIGHT), row.country)
        _paint_after(painter, inner, FLAG_WIDTH, cell_text(row, _COUNTRY), pen)

    def _paint_status(self, painter: QPainter, inner: QRect, row: ApplicationRow, pen: QPen) -> None:
        colour = self.colours.get(row.status_id, row.status_kind.colour)
        middle = inner.center().y() + 0.5
        paint_dot(painter, QPointF(inner.left() + DIAMETER / 2, middle), colour)
        _paint_after(painter, inner, round(DIAMETER), row.status, pen)

    def _paint_badge(self, painter: QPainter, inner: QRect, row: ApplicationRow, _pen: QPen) -> None:
        if row.badge is not None:
            top = inner.top() + (inner.height() - tag_height()) // 2
            tone = VERDICT_TONES[row.badge.verdict]
            paint_tag(painter, inner.left(), top, row.badge.text, tone, inner.width())


_COUNTRY = Column("country", "country", 0)


def _paint_title(painter: QPainter, inner: QRect, row: ApplicationRow, quiet: QPen) -> None:
    """The title, and at the end of the cell, quietly, that it is a sample."""
    shown = inks()
    mark = sample_mark(row)
    if mark:
        painter.setFont(shown.label)
        painter.setPen(quiet)
        painter.drawText(inner, END, shown.fit(shown.label, mark, inner.width()))
        inner = inner.adjusted(0, 0, -shown.width(shown.label, mark) - MARK_GAP, 0)
    painter.setFont(shown.strong)
    painter.setPen(shown.text)
    painter.drawText(inner, START, shown.fit(shown.strong, row.title, max(inner.width(), 0)))


def _paint_after(painter: QPainter, inner: QRect, mark: int, text: str, pen: QPen) -> None:
    """A word behind its mark."""
    shown = inks()
    place = inner.adjusted(mark + MARK_GAP, 0, 0, 0)
    painter.setFont(shown.plain)
    painter.setPen(pen)
    painter.drawText(place, START, shown.fit(shown.plain, text, place.width()))


def _paint_tags(painter: QPainter, inner: QRect, tags: tuple[str, ...]) -> None:
    """As many tags as have room, then how many more there are."""
    tag_width = inks().tag_width
    x = float(inner.left())
    y = inner.top() + (inner.height() - tag_height()) // 2
    for place, tag in enumerate(tags):
        rest = len(tags) - place
        room = inner.right() - x
        wanted = room if rest == 1 else room - TAG_GAP - tag_width(f"+{rest - 1}")
        if place and tag_width(tag) > wanted:
            paint_tag(painter, x, y, f"+{rest}", room=room)
            return
        x += paint_tag(painter, x, y, tag, room=max(wanted, 0)) + TAG_GAP


def _with_icon(painter: QPainter, inner: QRect, shown: Inks) -> QRect:
    """Paint a link's icon; answers the room behind it."""
    top = inner.top() + (inner.height() - ICON_SIDE) // 2
    paint_icon(painter, QRect(inner.left(), top, ICON_SIDE, ICON_SIDE), "link", shown.tokens.muted)
    return inner.adjusted(ICON_SIDE + MARK_GAP - 2, 0, 0, 0)


def _font(shown: Inks, column: Column) -> QFont:
    if column.look == "strong":
        return shown.strong
    return shown.figures if column.look in FIGURE_LOOKS else shown.plain


def content_width(row: ApplicationRow, column: Column) -> int:
    """How wide a cell must be to show its text whole."""
    shown = inks()
    mark = {"country": FLAG_WIDTH + MARK_GAP, "status": round(DIAMETER) + MARK_GAP}.get(column.look, 0)
    if column.look == "link":
        mark = ICON_SIDE + MARK_GAP
    if column.look == "strong" and row.is_sample:
        mark = shown.width(shown.label, sample_mark(row)) + MARK_GAP
    if column.look == "tags":
        return round(sum(shown.tag_width(tag) + TAG_GAP for tag in row.tags)) + 2 * PADDING
    if column.look == "badge":
        return round(shown.tag_width(cell_text(row, column))) + 2 * PADDING
    return shown.width(_font(shown, column), cell_text(row, column)) + mark + 2 * PADDING
