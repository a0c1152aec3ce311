"""The menu of the columns: order, place and width of one, and which of them are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tracker.i18n import tr
from ui.applications.column_layout import STEP, ColumnLayout
from ui.applications.columns import COLUMNS, Column, heading
from ui.theme.icons import icon


class ColumnsMenu(QObject):
    """Opens the menu for a column. ``sort_requested`` tells a field (``position``: the board's order)."""

    sort_requested = Signal(str, bool)

    def __init__(self, layout: ColumnLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = layout
        self._owner = parent
        self._column = COLUMNS[0]

    def open(self, place: int, at: QPoint) -> None:
        """Open the menu of the column with this number at a point of the screen."""
        self.menu(place).popup(at)

    def menu(self, place: int) -> QMenu:
        """The menu of the column with this number."""
        self._column = COLUMNS[place]
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_order(menu, self._column)
        menu.addSeparator()
        self._add_place(menu, self._column)
        menu.addSeparator()
        self._add_columns(menu.addMenu(icon("columns-3"), tr("Columns")))
        return menu

    def columns_menu(self) -> QMenu:
        """Only which columns are shown."""
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_columns(menu)
        return menu

    def _add_order(self, menu: QMenu, column: Column) -> None:
        name = heading(column)
        menu.addAction(icon("arrow-up"), tr("Sort by {column}, rising", column=name), self._sort_rising)
        menu.addAction(icon("arrow-down"), tr("Sort by {column}, falling", column=name), self._sort_falling)
        menu.addAction(icon("square-kanban"), tr("Order of the board"), self._sort_as_board)

    def _add_place(self, menu: QMenu, column: Column) -> None:
        shown = self._layout.shown
        at = shown.index(column.name) if column.name in shown else -1
        left = menu.addAction(icon("arrow-left"), tr("Move left"), self._move_left)
        right = menu.addAction(icon("arrow-right"), tr("Move right"), self._move_right)
        menu.addAction(icon("plus"), tr("Wider"), self._widen)
        menu.addAction(icon("minus"), tr("Narrower"), self._narrow)
        hide = menu.addAction(icon("eye-off"), tr("Hide {column}", column=heading(column)), self._hide)
        left.setEnabled(at > 0)
        right.setEnabled(0 <= at < len(shown) - 1)
        hide.setEnabled(len(shown) > 1)

    def _add_columns(self, menu: QMenu) -> None:
        shown = self._layout.shown
        for column in COLUMNS:
            action = menu.addAction(heading(column))
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.setData(column.name)
        menu.triggered.connect(self._toggle)
        menu.addSeparator()
        menu.addAction(icon("rotate-ccw"), tr("Reset columns"), self._layout.reset)

    def _toggle(self, action: QAction) -> None:
        if action.isCheckable():
            self._layout.set_shown(action.data(), shown=action.isChecked())

    def _sort_rising(self) -> None:
        self.sort_requested.emit(self._column.name, False)

    def _sort_falling(self) -> None:
        self.sort_requested.emit(self._column.name, True)

    def _sort_as_board(self) -> None:
        self.sort_requested.emit("position", False)

    def _move_left(self) -> None:
        self._layout.move(self._column.name, -1)

    def _move_right(self) -> None:
        self._layout.move(self._column.name, 1)

    def _widen(self) -> None:
        self._layout.widen(self._column.name, STEP)

    def _narrow(self) -> None:
        self._layout.widen(self._column.name, -STEP)

    def _hide(self) -> None:
        self._layout.set_shown(self._column.name, shown=False)
