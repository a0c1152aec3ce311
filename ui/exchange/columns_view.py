"""The file's columns and what they become: the middle cell of a row opens the choice."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.i18n import tr
from ui.exchange.boxes import OPENING_KEYS, box_in, paint_box, paint_words
from ui.exchange.columns_model import (
    HEADER,
    TARGET,
    VALUES,
    ColumnRow,
    ColumnsModel,
    column_rows,
    shown_target,
)
from ui.exchange.planning import Planned
from ui.exchange.tables import AnyIndex, calm
from ui.exchange.words import target_label
from ui.theme.style import current

ROW_HEIGHT = 43
BOX_HEIGHT = 30
HEADER_WIDTH, TARGET_WIDTH = 136, 200
PALE = ("own_field", "skip")


class ColumnsDelegate(QStyledItemDelegate):
    """Paints the name in bold, the choice as a box with an arrow, and the values in grey."""

    can_change = True

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem, row: ColumnRow) -> None:
        paint_box(
            painter,
            box_in(option.rect, BOX_HEIGHT),
            shown_target(row),
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
            can_change=self.can_change,
            is_pale=row.target in PALE,
            tag=tr("Check") if row.unsure else "",
        )

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, ColumnsModel):
            return
        theme, rect = current(), option.rect
        row = model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.tokens.line))
        if index.column() == TARGET:
            painter.setFont(theme.font(theme.tokens.secondary))
            self._paint_choice(painter, option, row)
        else:
            is_name = index.column() == HEADER
            weight = QFont.Weight.DemiBold if is_name else QFont.Weight.Normal
            painter.setFont(theme.font(theme.tokens.secondary, weight))
            painter.setPen(QColor(theme.tokens.text if is_name else theme.tokens.muted))
            paint_words(painter, rect.adjusted(10, 0, -8, -1), row.header if is_name else row.values)
        painter.restore()


class ColumnsView(QTableView):
    """Arrows walk the columns; Enter, Space, F2, Alt+Down or a click open what one can become.

    ``target_chosen`` carries the column's header and its new target.
    """

    target_chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = ColumnsModel(self)
        self._delegate = ColumnsDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Columns of the file"))
        calm(self, ROW_HEIGHT)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(VALUES, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(HEADER, HEADER_WIDTH)
        self.setColumnWidth(TARGET, TARGET_WIDTH)

    def show_plan(self, planned: Planned) -> None:
        """Show the columns of a plan; the row with the focus stays."""
        self._delegate.can_change = not planned.plan.is_own_format
        self._model.show_rows(column_rows(planned))
        if not self.currentIndex().isValid() and self._model.rows:
            self._go_to(0)

    @property
    def rows(self) -> list[ColumnRow]:
        """What is shown."""
        return self._model.rows

    def _go_to(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self._model.index(row, TARGET), flag)

    def open_choice(self, row: int) -> QMenu | None:
        """Open the targets of a column below its box; the menu, None where nothing can be changed."""
        if not self._delegate.can_change:
            return None
        self._go_to(row)
        box = box_in(self.visualRect(self._model.index(row, TARGET)), BOX_HEIGHT)
        menu = self._menu_of(self._model.rows[row])
        menu.setMinimumWidth(box.width())
        menu.popup(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 3)))
        return menu

    def _menu_of(self, row: ColumnRow) -> QMenu:
        from tracker.exchange.mapping import OWN_FIELD, TARGETS

        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._chosen)
        for target in TARGETS:
            if target == OWN_FIELD:
                menu.addSeparator()
            action = QAction(target_label(target), menu)
            action.setCheckable(True)
            action.setChecked(target == row.target)
            action.setData((row.header, target))
            menu.addAction(action)
            if target == row.target:
                menu.setActiveAction(action)
        return menu

    def _chosen(self, action: QAction) -> None:
        header, target = action.data()
        if any(row.header == header and row.target != target for row in self._model.rows):
            self.target_chosen.emit(header, target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index.isValid():
            self._go_to(index.row())
            if index.column() == TARGET:
                self.open_choice(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint())
        on_choice = over.isValid() and over.column() == TARGET and self._delegate.can_change
        shape = Qt.CursorShape.PointingHandCursor if on_choice else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        is_alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if row >= 0 and (event.key() in OPENING_KEYS or is_alt_down):
            self.open_choice(row)
        elif event.key() == Qt.Key.Key_Escape or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rows:
            self._go_to(0)
