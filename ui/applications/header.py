"""The line above the columns: sort by a click, drag to another place, choose columns in its menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.applications.columns import Column, heading
from ui.applications.inks import inks
from ui.applications.painting import END, PADDING, START
from ui.theme.icons import paint_icon
from ui.theme.style import current

HEIGHT = 32
ARROW = 12
ARROW_GAP = 4
TICK = 8
NARROWEST = 56


class ColumnsHeader(QHeaderView):
    """Headings over columns. ``menu_requested`` tells the column (its number in the model) and the point."""

    menu_requested = Signal(int, QPoint)

    def __init__(self, columns: tuple[Column, ...], table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._columns = columns
        self._sorted = -1
        self._is_falling = False
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setFixedHeight(round(HEIGHT * current().tokens.body / 13))
        current().changed.connect(self._theme_changed)

    def show_order(self, place: int | None, *, falling: bool) -> None:
        """Mark the column that the rows are sorted by (None: none of them)."""
        self._sorted = -1 if place is None else place
        self._is_falling = falling
        self.viewport().update()

    def _theme_changed(self) -> None:
        self.viewport().update()

    def _paint_words(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The heading, and the arrow of the order beside it."""
        column = self._columns[logical]
        shown = inks()
        is_sorted = logical == self._sorted
        inner = rect.adjusted(PADDING, 0, -PADDING, -1)
        room = inner.width() - (ARROW + ARROW_GAP if is_sorted else 0)
        text = shown.fit(shown.label, heading(column), room)
        width = shown.width(shown.label, text)
        painter.setFont(shown.label)
        painter.setPen(shown.text if is_sorted else shown.muted)
        painter.drawText(inner, END if column.ends_right else START, text)
        if is_sorted:
            left = (
                inner.right() - width - ARROW_GAP - ARROW
                if column.ends_right
                else inner.left() + width + ARROW_GAP
            )
            top = inner.top() + (inner.height() - ARROW) // 2
            name = "arrow-down" if self._is_falling else "arrow-up"
            paint_icon(painter, QRect(left, top, ARROW, ARROW), name, shown.tokens.accent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid():
            return
        shown = inks()
        painter.save()
        painter.fillRect(rect, QColor(shown.tokens.surface))
        painter.setPen(shown.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        middle = rect.center().y()
        painter.drawLine(rect.right(), middle - TICK, rect.right(), middle + TICK)
        self._paint_words(painter, rect, logicalIndex)
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        logical = self.logicalIndexAt(event.pos())
        self.menu_requested.emit(max(logical, 0), event.globalPos())
