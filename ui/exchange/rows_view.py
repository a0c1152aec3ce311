"""The table of a plan's rows; the last cell of a row says what it does, and opens the choice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
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
from ui.exchange.boxes import OPENING_KEYS, box_in, paint_box, paint_words
from ui.exchange.counts import ALIKE, HERE, NEW, REPEATED
from ui.exchange.planning import Planned
from ui.exchange.rows_model import APPLIED, COMPANY, LINE, PAY, PLACE, STATUS, TITLE, WAY, WHY, RowsModel
from ui.exchange.tables import HEAD_HEIGHT, AnyIndex, calm
from ui.theme.flags import paint_flag
from ui.theme.style import current

ROW_HEIGHT = 38
BOX_HEIGHT = 28
WIDTHS = {LINE: 52, TITLE: 180, COMPANY: 150, PLACE: 120, STATUS: 92, APPLIED: 96, PAY: 88, WAY: 196}
SMALL_WIDTHS = {COMPANY: 112, STATUS: 74, APPLIED: 94, PAY: 66}
SMALL_ROWS = 3
FLAG_WIDTH, FLAG_HEIGHT = 18, 12


class RowsDelegate(QStyledItemDelegate):
    """Paints the job title in bold, the place with its flag, and what happens as a box."""

    def _paint_cell(self, painter: QPainter, rect: QRect, index: AnyIndex, model: RowsModel) -> None:
        theme, column = current(), index.column()
        tokens = theme.tokens
        place = rect.adjusted(10, 0, -6, 0)
        draft = model.draft(index.row())
        if column == PLACE and draft is not None and draft.country:
            top = rect.top() + (rect.height() - 1 - FLAG_HEIGHT) / 2
            paint_flag(painter, QRectF(place.left(), top, FLAG_WIDTH, FLAG_HEIGHT), draft.country)
            place.adjust(FLAG_WIDTH + 6, 0, 0, 0)
        weight = QFont.Weight.DemiBold if column == TITLE else QFont.Weight.Normal
        painter.setFont(theme.font(tokens.secondary, weight, tabular=True))
        painter.setPen(QColor(tokens.text if TITLE <= column <= PLACE else tokens.muted))
        paint_words(painter, place, " ".join(str(index.data()).split()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        rect, tokens = option.rect, current().tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if index.column() == WAY:
            painter.setFont(current().font(tokens.secondary))
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            paint_box(painter, box_in(rect, BOX_HEIGHT), str(index.data()), focused=focused)
        else:
            self._paint_cell(painter, rect, index, model)
        painter.restore()


class RowsView(QTableView):
    """A table of rows as they will be; several can be selected and go another way together.

    ``answered`` carries an Answer. A ``small`` one shows no more than the first rows of the new ones.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget, *, small: bool = False) -> None:
        super().__init__(parent)
        self._is_small = small
        self._model = RowsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowsDelegate(self))
        self.setAccessibleName(tr("Rows as they will be"))
        calm(self, ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if small:
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        else:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in (SMALL_WIDTHS if small else WIDTHS).items():
            self.setColumnWidth(column, width)
        if small:
            for column in (LINE, PLACE, WHY, WAY):
                self.setColumnHidden(column, True)
            self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, planned: Planned, kind: str = NEW) -> None:
        """Show the rows of a kind; the row where one was keeps its place."""
        row = self.currentIndex().row()
        self._model.show_rows(planned, kind, SMALL_ROWS if self._is_small else None)
        if self._is_small:
            self.setFixedHeight(HEAD_HEIGHT + ROW_HEIGHT * self._model.rowCount())
            return
        has_why = kind in (HERE, ALIKE, REPEATED)
        self.setColumnHidden(WHY, not has_why)
        for column in (STATUS, PLACE):
            self.setColumnHidden(column, has_why)
        self.setColumnHidden(PAY, kind == ALIKE)
        stretch = QHeaderView.ResizeMode.Stretch
        usual = QHeaderView.ResizeMode.Interactive
        self.horizontalHeader().setSectionResizeMode(WHY, stretch if has_why else usual)
        self.horizontalHeader().setSectionResizeMode(TITLE, usual if has_why else stretch)
        if has_why:
            self.setColumnWidth(TITLE, WIDTHS[TITLE])
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(max(0, min(row, self._model.rowCount() - 1)), WAY))
        if row <= 0:
            self.scrollToTop()

    def open_choice(self, row: int) -> QMenu:
        """Open the ways of a row, and of all that are selected with it, below its box; the menu."""
        index = self._model.index(row, WAY)
        if not self.selectionModel().isRowSelected(row):
            self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._chosen)
        present = self._model.way(row)
        for way, text in self._model.ways(row).items():
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(way == present)
            action.setData(way)
            menu.addAction(action)
        box = box_in(self.visualRect(index), BOX_HEIGHT)
        menu.setMinimumWidth(box.width())
        menu.popup(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 3)))
        return menu

    def _chosen(self, action: QAction) -> None:
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        lines = tuple(self._model.line(row) for row in rows if self._model.way(row) != action.data())
        if lines:
            self.answered.emit(Answer("rows", lines, action.data()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not self._is_small and index.isValid() and index.column() == WAY:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_choice(index.row())
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        is_alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not self._is_small and row >= 0 and (event.key() in OPENING_KEYS or is_alt_down):
            self.open_choice(row)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
