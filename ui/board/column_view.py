"""The list of a column's cards: painting, the mouse, and the mark where cards would be dropped."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tracker.i18n import tr
from ui.board.calm_bar import CalmBar
from ui.board.card_look import BETWEEN, INSET
from ui.board.column_model import NOWHERE, ColumnModel, runs
from ui.board.delegate import CardDelegate
from ui.board.selection import BoardSelection
from ui.board.uniform_list import UniformList
from ui.theme.style import current

MARK = 2.0
HINT_HEIGHT = 56
Flag = QItemSelectionModel.SelectionFlag


class ColumnView(UniformList):
    """Cards of one column. Keys are left to the board, which knows the neighbours.

    ``drag_wanted`` when the mouse pulls the selected cards, ``opened`` carries an id, ``menu_wanted`` a
    global point, ``focused`` when the keyboard comes here.
    """

    drag_wanted = Signal()
    opened = Signal(object)
    menu_wanted = Signal(QPoint)
    focused = Signal()

    def __init__(
        self, model: ColumnModel, selection: BoardSelection, delegate: CardDelegate, parent: QWidget
    ) -> None:
        super().__init__(model, delegate.look.item_height, parent)
        self.column = model
        self._chosen = selection
        self._delegate = delegate
        self._pressed: tuple[int, QPointF] | None = None
        self._on_release = 0
        self._mark: int | None = None
        self.setItemDelegate(delegate)
        self._set_up()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(CalmBar(self))
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setBackgroundRole(self.backgroundRole())

    def show_selection(self, rows: Iterable[int], focus_row: int) -> None:
        """Show these rows as selected, and one as that of the focus (-1: none)."""
        picked = QItemSelection()
        for first, last in runs(rows):
            picked.select(self.column.index(first), self.column.index(last))
        self.selectionModel().select(picked, Flag.ClearAndSelect)
        index = self.column.index(focus_row) if focus_row >= 0 else NOWHERE
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def set_mark(self, gap: int | None) -> None:
        """Show where cards would be dropped; None shows nothing."""
        if gap != self._mark:
            self._mark = gap
            self.viewport().update()

    @property
    def mark(self) -> int | None:
        """The gap that is marked."""
        return self._mark

    def _id_under(self, at: QPoint) -> int:
        """The card under a point, 0 for none."""
        index = self.indexAt(at)
        if not index.isValid():
            return 0
        on_card = self._delegate.card_rect(QRectF(self.visualRect(index))).contains(QPointF(at))
        return self.column.id_at(index.row()) if on_card else 0

    def _press(self, application_id: int, event: QMouseEvent) -> None:
        modifiers = event.modifiers()
        self._pressed = (application_id, event.position())
        if application_id in self._chosen and not modifiers & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            # Several selected cards may be about to be dragged: only a release makes it a choice of one.
            self._on_release = application_id
            self._chosen.focus_on(application_id)
        else:
            self._chosen.press(application_id, modifiers)

    def _paint_hint(self, painter: QPainter) -> None:
        tokens = current().tokens
        box = QRectF(INSET + 0.5, INSET + 0.5, self._delegate.look.width - 1, HINT_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, tokens.card_radius, tokens.card_radius)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(current().font(tokens.secondary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Nothing here yet"))

    def _paint_mark(self, painter: QPainter, gap: int) -> None:
        y = self.top_of(gap) + INSET - BETWEEN / 2
        y = max(MARK / 2, min(y, self.viewport().height() - MARK / 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(current().tokens.accent), MARK)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(INSET + 3, y), QPointF(INSET + self._delegate.look.width - 3, y))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is None and len(self.column):
            return
        painter = QPainter(self.viewport())
        if not len(self.column):
            self._paint_hint(painter)
        if self._mark is not None:
            self._paint_mark(painter, self._mark)
        painter.end()

    def reset(self) -> None:
        scrolled = self.verticalScrollBar().value()
        super().reset()
        self.updateGeometries()
        self.verticalScrollBar().setValue(scrolled)

    def selectionCommand(
        self, _index: QModelIndex | QPersistentModelIndex, _event: object = None
    ) -> QItemSelectionModel.SelectionFlag:
        return Flag.NoUpdate

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._on_release = None, 0
        found = self._id_under(event.position().toPoint())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._press(found, event)
        elif found and event.button() == Qt.MouseButton.RightButton and found not in self._chosen:
            self._chosen.only(found)
        elif not found and not event.modifiers():
            self._chosen.clear()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        application_id, start = self._pressed
        far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
        if far and application_id in self._chosen:
            self._pressed, self._on_release = None, 0
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        chosen, self._on_release, self._pressed = self._on_release, 0, None
        if chosen:
            self._chosen.only(chosen)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._id_under(event.position().toPoint())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and self._id_under(event.pos()):
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
