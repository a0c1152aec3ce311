"""A list whose rows all have one height: where a row stands follows from its number alone.

``QListView`` lays out every row again whenever one comes, goes or changes: 20,000 rows take it 30 to 60 ms.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
State = QStyle.StateFlag


class UniformList(QListView):
    """Scrolled by pixels. It is a ``QListView`` to screen readers, and lays nothing out."""

    def __init__(self, model: QAbstractItemModel, item_height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._item_height = item_height
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)

    @property
    def item_height(self) -> int:
        """The distance of two rows, in pixels."""
        return self._item_height

    def set_item_height(self, height: int) -> None:
        """Give every row another height."""
        self._item_height = height
        self.updateGeometries()
        self.viewport().update()

    def count(self) -> int:
        """How many rows there are."""
        return self.model().rowCount()

    def top_of(self, row: int) -> int:
        """Where a row begins, in pixels from the top of what is seen."""
        return row * self._item_height - self.verticalScrollBar().value()

    def gap_at(self, y: int) -> int:
        """The gap between rows nearest to a height in pixels: 0 above the first row."""
        gap = round((y + self.verticalScrollBar().value()) / self._item_height)
        return max(0, min(gap, self.count()))

    def row_near(self, y: int) -> int:
        """The row that begins nearest to a height in pixels, -1 in an empty list."""
        return min(self.gap_at(y), self.count() - 1)

    def reveal(self, row: int) -> None:
        """Scroll no further than needed to show a row whole."""
        bar = self.verticalScrollBar()
        self.updateGeometries()
        top = row * self._item_height
        bar.setValue(max(min(bar.value(), top), top + self._item_height - self.viewport().height()))

    def _rows_in(self, rect: QRect) -> range:
        """The rows that are seen in a rectangle."""
        scrolled = self.verticalScrollBar().value()
        first = max((rect.top() + scrolled) // self._item_height, 0)
        last = min((rect.bottom() + scrolled) // self._item_height, self.count() - 1)
        return range(first, last + 1)

    def _row_under_pointer(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def _paint_rows(self, painter: QPainter, rows: range) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(State.State_HasFocus | State.State_MouseOver | State.State_Selected)
        hovered = self._row_under_pointer()
        focused = self.currentIndex().row() if self.hasFocus() else -1
        model, selection = self.model(), self.selectionModel()
        for row in rows:
            index = model.index(row, 0)
            state = plain
            if selection.isSelected(index):
                state |= State.State_Selected
            if row == hovered:
                state |= State.State_MouseOver
            if row == focused:
                state |= State.State_HasFocus
            option.state = state
            option.rect = self.visualRect(index)
            self.itemDelegate().paint(painter, option, index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_rows(painter, self._rows_in(event.rect()))
        painter.end()

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return QRect(0, self.top_of(index.row()), self.viewport().width(), self._item_height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = (point.y() + self.verticalScrollBar().value()) // self._item_height
        return self.model().index(row, 0) if 0 <= row < self.count() else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if hint == Hint.PositionAtTop:
            self.verticalScrollBar().setValue(index.row() * self._item_height)
        elif index.isValid():
            self.reveal(index.row())

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if self.viewport().underMouse():
            at = self.viewport().mapFromGlobal(QCursor.pos())
            for y in (at.y(), at.y() + dy):
                self.update(self.indexAt(QPoint(at.x(), y)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if is_sideways(event):
            event.ignore()
        else:
            QAbstractItemView.wheelEvent(self, event)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(self.count() * self._item_height - height, 0))
        bar.setPageStep(height)
        bar.setSingleStep(self._item_height // 3)

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        self.viewport().update(self.visualRect(first).united(self.visualRect(last)))


def is_sideways(event: QWheelEvent) -> bool:
    """Whether a turn of the wheel means left or right: by its own direction, or by Shift."""
    delta = event.angleDelta()
    return abs(delta.x()) > abs(delta.y()) or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
