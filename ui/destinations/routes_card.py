"""The routes of a country as a table: verdict, time, cost and settlement; one is looked at below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.visas.words import badge_words
from ui.destinations.parts import PADDING, RowButton
from ui.destinations.words import (
    closed_words,
    cost_to_employer,
    cost_to_you,
    is_said,
    met_words,
    points_words,
    settle_words,
    weeks_words,
)
from ui.theme.style import current
from ui.verdict_look import verdict_tone
from ui.widgets.tag import paint_tag, tag_height, tag_width

if TYPE_CHECKING:
    from tracker.visas.answers import RouteCheck
    from ui.destinations.loading import Detail

HEAD_HEIGHT = 34
ROW_HEIGHT = 57
GAP = 14
LEAST_NAME = 210
COLUMNS = (("verdict", 152), ("time", 116), ("cost", 122), ("settle", 104))
"""The columns after the name with their widths, the most needed first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: left edge and width in pixels."""

    left: float
    width: float


def places(width: float) -> dict[str, Place]:
    """Where the columns stand in a row of ``width``; those that have no room are left out."""
    room = width - 2 * PADDING
    shown = list(COLUMNS)
    while len(shown) > 1 and room - sum(wide + GAP for _, wide in shown) < LEAST_NAME:
        shown.pop()
    name = room - sum(wide + GAP for _, wide in shown)
    found = {"name": Place(PADDING, name)}
    left = PADDING + name + GAP
    for column, wide in shown:
        found[column] = Place(left, wide)
        left += wide + GAP
    return found


class RoutesCard(QFrame):
    """``chosen`` carries the id of the route to look at."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setAccessibleName(tr("Routes that fit you, best first"))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._rows: list[RouteRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 8)
        self._column.setSpacing(0)
        self._column.addWidget(TableHead(self))

    def show_detail(self, detail: Detail) -> None:
        """Show the country's routes; rows are used again, so that the focus stays."""
        routes = detail.check.routes
        while len(self._rows) > len(routes):
            row = self._rows.pop()
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(routes):
            row = RouteRow(self)
            self._rows.append(row)
            self._group.addButton(row)
            self._column.addWidget(row)
        for row, check in zip(self._rows, routes, strict=True):
            row.show_check(check, detail.day, is_plan=check.route.id == detail.route)
            row.setChecked(check.route.id == detail.shown)

    @property
    def rows(self) -> list[RouteRow]:
        """The routes from top to bottom."""
        return list(self._rows)

    def _clicked(self, row: QAbstractButton) -> None:
        if isinstance(row, RouteRow):
            self.chosen.emit(row.route_id)


class TableHead(QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tokens = current(), current().tokens
        names = {
            "name": tr("Routes that fit you, best first"),
            "verdict": tr("Verdict"),
            "time": tr("Time to start"),
            "cost": tr("Cost to you"),
            "settle": tr("Settle after"),
        }
        painter = QPainter(self)
        painter.setFont(theme.font(tokens.label, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.muted))
        for column, place in places(self.width()).items():
            room = QRectF(place.left, 4, place.width, self.height() - 4)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, names[column])
        painter.end()


class RouteRow(RowButton):
    """One route."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._check: RouteCheck | None = None
        self._is_plan = False
        self._closed = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def route_id(self) -> str:
        """The id of the route shown."""
        return self._check.route.id if self._check else ""

    def show_check(self, check: RouteCheck, day: date, *, is_plan: bool) -> None:
        """Show a route as it is checked."""
        self._check, self._is_plan = check, is_plan
        self._closed = closed_words(check.route, day)
        self.setAccessibleName(self._spoken())
        self.setToolTip(f"{check.route.summary}\n\n{check.reason}".strip())
        self.update()

    def _spoken(self) -> str:
        check = self._check
        assert check is not None
        told = [
            check.route.name,
            tr("chosen as your plan") if self._is_plan else "",
            self._closed,
            badge_words(check),
            met_words(check),
            points_words(check.points) if check.points else "",
            tr("time to start: {time}", time=weeks_words(check.low_days, check.high_days)),
            tr("cost to you: {cost}", cost=cost_to_you(check)),
            cost_to_employer(check),
            tr("settle after: {time}", time=settle_words(check.route)),
        ]
        return ", ".join(part for part in told if part)

    def sizeHint(self) -> QSize:
        return QSize(LEAST_NAME + 2 * PADDING, ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._check is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(PADDING, 0, self.width() - 2 * PADDING, 1)
        painter.fillRect(line, QColor(current().tokens.line))
        ground = QRectF(4, 3, self.width() - 8, self.height() - 5)
        self._paint_row_ground(painter, ground)
        for column, place in places(self.width()).items():
            self._paint_cell(painter, column, place)
        painter.end()

    def _paint_row_ground(self, painter: QPainter, ground: QRectF) -> None:
        """Only chosen, hovered and focused rows have a ground of their own."""
        tokens = current().tokens
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else tokens.hover))
            painter.drawRoundedRect(ground, tokens.control_radius, tokens.control_radius)
        if self.hasFocus():
            self.paint_ring(painter, ground)

    def _paint_cell(self, painter: QPainter, column: str, place: Place) -> None:
        check = self._check
        assert check is not None
        if column == "name":
            self._paint_name(painter, place)
        elif column == "verdict":
            self._paint_verdict(painter, place)
        elif column == "time":
            self._paint_lines(painter, place, weeks_words(check.low_days, check.high_days), "")
        elif column == "cost":
            self._paint_lines(painter, place, cost_to_you(check), cost_to_employer(check))
        else:
            self._paint_lines(painter, place, settle_words(check.route), "")

    def _paint_name(self, painter: QPainter, place: Place) -> None:
        theme, tokens = current(), current().tokens
        assert self._check is not None
        route, middle = self._check.route, self.height() / 2
        tag = tr("Chosen") if self._is_plan else ""
        room = place.width - (tag_width(tag) + 6 if tag else 0)
        font = theme.font(0, QFont.Weight.DemiBold)
        name = QFontMetricsF(font).elidedText(route.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        upper = QRectF(place.left, 0, place.width, middle)
        painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, name)
        if tag:
            left = place.left + QFontMetricsF(font).horizontalAdvance(name) + 6
            paint_tag(painter, left, middle - tag_height() - 0.5, tag, "info")
        second = self._closed or route.summary
        colour = tokens.warn if self._closed else tokens.muted
        _paint_line(painter, QRectF(place.left, middle, place.width, middle), second, colour)

    def _paint_verdict(self, painter: QPainter, place: Place) -> None:
        tokens = current().tokens
        check, middle = self._check, self.height() / 2
        assert check is not None
        top = middle - tag_height() - 1 if check.points else middle - tag_height() / 2
        words = badge_words(check)
        width = paint_tag(painter, place.left, top, words, verdict_tone(check.verdict), place.width)
        beside = QRectF(place.left + width + 5, top - 2, place.width - width - 5, tag_height() + 4)
        _paint_line(painter, beside, met_words(check), tokens.muted, Qt.AlignmentFlag.AlignVCenter)
        if check.points:
            below = QRectF(place.left, middle, place.width, middle)
            _paint_line(painter, below, points_words(check.points), tokens.muted)

    def _paint_lines(self, painter: QPainter, place: Place, first: str, second: str) -> None:
        tokens, middle = current().tokens, self.height() / 2
        colour = tokens.text if is_said(first) else tokens.muted
        if not second:
            whole = QRectF(place.left, 0, place.width, self.height())
            _paint_line(painter, whole, first, colour, Qt.AlignmentFlag.AlignVCenter)
            return
        upper = QRectF(place.left, 0, place.width, middle)
        _paint_line(painter, upper, first, colour, Qt.AlignmentFlag.AlignBottom)
        _paint_line(painter, upper.translated(0, middle), second, tokens.muted)


def _paint_line(
    painter: QPainter,
    room: QRectF,
    text: str,
    colour: str,
    edge: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
) -> None:
    """One elided line of tabular figures."""
    font = current().font(tabular=True)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, edge | Qt.AlignmentFlag.AlignLeft, shown)
