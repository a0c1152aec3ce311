"""Paints the cells of the tables and opens their editors."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.applications.cell_edit import CellEdit
from ui.applications.columns import cell_text
from ui.applications.model import AnyIndex, ApplicationsModel
from ui.applications.painting import CellPainter, content_width
from ui.applications.table import ROW_HEIGHT, RowTable
from ui.rows import RowCache
from ui.workspace import Workspace

SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value


class CellDelegate(QStyledItemDelegate):
    """The delegate of a RowTable. ``edits_ended`` follows when the last open editor closed."""

    edits_ended = Signal()

    def __init__(
        self, workspace: Workspace, cache: RowCache, model: ApplicationsModel, table: RowTable
    ) -> None:
        super().__init__(table)
        self._workspace = workspace
        self._cache = cache
        self._model = model
        self._table = table
        self._painter = CellPainter()
        self._edits: list[CellEdit] = []
        workspace.opened.connect(self._learn_statuses)
        workspace.statuses_changed.connect(self._learn_statuses)
        self._learn_statuses()

    @property
    def edits(self) -> tuple[CellEdit, ...]:
        """The cells that are being edited: one, or more where some wait to be mended."""
        return tuple(self._edits)

    def finish_edits(self) -> None:
        """Store what is being typed."""
        for edit in self.edits:
            edit.finish()

    def _learn_statuses(self) -> None:
        self._painter.colours = {status.id: status.colour for status in self._workspace.statuses}
        self._table.viewport().update()

    def _close(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._edits = [edit for edit in self._edits if edit.editor is not editor]
        self.closeEditor.emit(editor, hint)
        if not self._edits:
            self.edits_ended.emit()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        row = self._model.row_at(index.row())
        if row is None:
            return None  # type: ignore[return-value]  # Qt takes it as: not now
        edit = CellEdit(self._workspace, self._cache, row, self._model.columns[index.column()], parent)
        edit.closed.connect(self._close)
        self._edits.append(edit)
        return edit.editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """The editor was made with its value; news must not overwrite what is typed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """The edit stores its value itself, by a command."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        for edit in self._edits:
            if edit.editor is editor:
                edit.place(option.rect)

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        return False

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self._model.columns[index.column()].width, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect, state = option.rect, option.state.value
        place = index.row()
        column = self._model.columns[index.column()]
        selected = bool(state & SELECTED)
        self._painter.paint_ground(painter, rect, selected=selected, hovered=place == self._table.hovered)
        row = self._model.row_at(place)
        if row is None:
            self._painter.paint_waiting(painter, rect, column)
        else:
            self._painter.paint_row_cell(painter, rect, column, row, selected=selected)
        if state & FOCUSED:
            self._painter.paint_focus(painter, rect)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row = self._model.row_at(index.row())
        column = self._model.columns[index.column()]
        tip = ""
        if row is not None and column.look == "link":
            tip = row.link
        elif row is not None and content_width(row, column) > option.rect.width():
            tip = cell_text(row, column)
        QToolTip.showText(event.globalPos(), f"<p>{escape(tip)}</p>" if tip else "", view)
        return True
