"""The table of applications: chosen columns, and cells that are edited in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tracker.i18n import tr
from ui.applications.cell_edit import CellEdit
from ui.applications.column_layout import ColumnLayout
from ui.applications.columns import COLUMNS, PLACES
from ui.applications.delegate import CellDelegate
from ui.applications.header import ColumnsHeader
from ui.applications.model import ApplicationsModel
from ui.applications.picking import Picking
from ui.applications.table import RowTable
from ui.rows import RowCache
from ui.widgets.icon_button import IconButton
from ui.workspace import Workspace


class ApplicationsTable(RowTable):
    """``edits_ended`` follows when no cell is being edited any more."""

    edits_ended = Signal()

    def __init__(
        self, workspace: Workspace, cache: RowCache, model: ApplicationsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, tr("Applications"), parent)
        self._settings = workspace.settings
        self.header = ColumnsHeader(COLUMNS, self)
        self.header.setSectionsMovable(True)
        self.header.setSectionsClickable(True)
        self.setHorizontalHeader(self.header)
        self.columns = ColumnLayout(self, self.header, workspace.settings)
        self._delegate = CellDelegate(workspace, cache, model, self)
        self._delegate.edits_ended.connect(self.edits_ended)
        self.setItemDelegate(self._delegate)
        self._picking = Picking(workspace, self)
        self.columns_button = IconButton("columns-3", tr("Choose columns"), parent=self)
        self.columns_button.setAutoFillBackground(True)
        self.show_order()

    @property
    def edits(self) -> tuple[CellEdit, ...]:
        """The cells that are being edited."""
        return self._delegate.edits

    def finish_edits(self) -> None:
        """Store what is being typed; what cannot be stored stays open."""
        self._delegate.finish_edits()

    def show_order(self) -> None:
        """Show in the header what the settings sort by."""
        self.header.show_order(PLACES.get(self._settings.sort_field), falling=self._settings.sort_descending)

    def edit_cell(self, index: QModelIndex) -> None:
        """Edit a cell: type in it, or pick from its list; one that cannot be edited opens the application."""
        if not index.isValid():
            return
        self.scrollTo(index)
        column = COLUMNS[index.column()]
        row = self._rows.row_at(index.row())
        if column.picks and row is not None:
            self._picking.menu(row, column).popup(self._under(index))
        elif column.is_editable:
            self.edit(index)
        else:
            self.open_current()

    def _under(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _place_button(self) -> None:
        button, header = self.columns_button, self.header
        side = min(button.sizeHint().height(), header.height() - 4)
        right = self.viewport().geometry().right()
        button.setGeometry(right - side - 3, header.y() + (header.height() - side) // 2, side, side)
        button.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_cell(self.indexAt(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()
        self._place_button()
