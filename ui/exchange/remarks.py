"""The cells that need a look: their line, the column, the text, and why; the text is mended in its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.i18n import tr
from ui.exchange.answers import Answer
from ui.exchange.boxes import box_in, paint_box, paint_words
from ui.exchange.looks_model import COLUMN, LINE, NAME, REASON, VALUE, WAY, LooksModel
from ui.exchange.planning import Planned
from ui.exchange.tables import HEAD_HEIGHT, AnyIndex, calm
from ui.theme.icons import paint_icon
from ui.theme.style import current

ROW_HEIGHT = 44
BOX_HEIGHT = 30
PENCIL = 13
WIDTHS = {LINE: 58, COLUMN: 104, VALUE: 124}
WIDE_WIDTHS = {LINE: 58, NAME: 210, COLUMN: 120, VALUE: 190, WAY: 180}


class RemarksDelegate(QStyledItemDelegate):
    """Paints the text in question on a soft ground.

    It is red where the row is left out, amber where the text is kept, green where it was mended.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def _paint_value(self, painter: QPainter, rect: QRect, index: AnyIndex, model: LooksModel) -> None:
        text, soft = current().tokens.tone(model.look(index.row()).tone)
        painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(soft))
        painter.setPen(QColor(text))
        place = rect.adjusted(10, 0, -6, -1)
        if model.can_mend(index.row()):
            mark = QRectF(rect.right() - 8 - PENCIL, rect.center().y() - PENCIL / 2, PENCIL, PENCIL)
            paint_icon(painter, mark, "pencil", text)
            place.setRight(int(mark.left()) - 4)
        _draw_in_two_lines(painter, place, " ".join(str(index.data()).split()))

    def _paint_way(self, painter: QPainter, rect: QRect, index: AnyIndex, model: LooksModel) -> None:
        if model.ways(index.row()):
            paint_box(painter, box_in(rect, BOX_HEIGHT), str(index.data()))
        else:
            painter.setPen(QColor(current().tokens.muted))
            paint_words(painter, rect.adjusted(10, 0, -6, -1), str(index.data()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, LooksModel):
            return
        theme, rect = current(), option.rect
        tokens, column = theme.tokens, index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            painter.fillRect(rect, QColor(tokens.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        painter.setFont(theme.font(tokens.secondary, tabular=column == LINE))
        if column == VALUE:
            self._paint_value(painter, rect, index, model)
        elif column == WAY:
            self._paint_way(painter, rect, index, model)
        else:
            painter.setPen(QColor(tokens.muted if column == REASON else tokens.text))
            text = " ".join(str(index.data()).split())
            _draw_in_two_lines(painter, rect.adjusted(10, 0, -6, -1), text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        editor.setGeometry(option.rect.adjusted(2, 5, -2, -6))


def _draw_in_two_lines(painter: QPainter, place: QRect, text: str) -> None:
    """Draw a text in one line, or in two; what does not fit ends in an ellipsis."""
    metrics = QFontMetrics(painter.font())
    lines = [text]
    if metrics.horizontalAdvance(text) > place.width():
        words, first = text.split(" "), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= place.width():
            first = f"{first} {words.pop(0)}".strip()
        rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, place.width())
        lines = [first, rest] if first else [rest]
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(lines))


class Remarks(QTableView):
    """The cells of a plan that need a look, as a calm table; hidden while there are none.

    Enter, F2, typing or a click on a text edit it; Alt+Down or Space open what becomes of the row. A ``wide``
    one names the application too. ``answered`` carries an Answer.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._model = LooksModel(self)
        self._waiting: Planned | None = None
        self.setModel(self._model)
        self._model.answered.connect(self.answered)
        self.setItemDelegate(RemarksDelegate(self))
        self.setAccessibleName(tr("Rows that need a look"))
        calm(self, ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in (WIDE_WIDTHS if wide else WIDTHS).items():
            self.setColumnWidth(column, width)
        for column in (NAME, WAY):
            self.setColumnHidden(column, not wide)

    def show_plan(self, planned: Planned) -> None:
        """Show the cells of a plan; while a text is being edited that waits."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = planned
            return
        self._waiting = None
        row = max(0, self.currentIndex().row())
        self._model.show_plan(planned)
        count = self._model.rowCount()
        self.setMaximumHeight(HEAD_HEIGHT + ROW_HEIGHT * count)
        self.setVisible(count > 0)
        if count:
            self.setCurrentIndex(self._model.index(min(row, count - 1), VALUE))

    def open_choice(self, row: int) -> QMenu | None:
        """Open what can become of a row; the menu, None where nothing is to be chosen."""
        ways = self._model.ways(row)
        if not ways or self.isColumnHidden(WAY):
            return None
        index = self._model.index(row, WAY)
        self.setCurrentIndex(self._model.index(row, VALUE))
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._chosen)
        present = next(iter(ways))
        for way, text in ways.items():
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(way == present)
            action.setData((self._model.look(row).remark.line, way, present))
            menu.addAction(action)
        box = box_in(self.visualRect(index), BOX_HEIGHT)
        menu.setMinimumWidth(box.width())
        menu.popup(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 3)))
        return menu

    def _chosen(self, action: QAction) -> None:
        line, way, present = action.data()
        if way != present:
            self.answered.emit(Answer("rows", (line,), way))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            self.show_plan(self._waiting)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == WAY:
            self.open_choice(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == VALUE and self._model.can_mend(index.row()):
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        is_alt_down = key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if row < 0 or is_editing:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space or is_alt_down:
            self.open_choice(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if self._model.can_mend(row):
                self.edit(self._model.index(row, VALUE))
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
