"""The bin: what was deleted, when, how long it is still kept, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr
from ui.applications.columns import BIN_COLUMNS
from ui.applications.delegate import CellDelegate
from ui.applications.header import ColumnsHeader
from ui.applications.model import ApplicationsModel
from ui.applications.table import RowTable, inset
from ui.rows import RowCache
from ui.theme.icons import icon
from ui.widgets.empty_page import EmptyPage
from ui.workspace import ChangeEvent, Workspace


class BinPage(QWidget):
    """Deleted applications, those deleted last first. ``counted`` tells how many there are."""

    counted = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._cache = RowCache(workspace, self)
        self.model = ApplicationsModel(self._cache, BIN_COLUMNS, self)
        self.table = BinTable(workspace, self._cache, self.model, self)
        self.restore_button = QPushButton(tr("Bring back"), self)
        self.restore_button.setEnabled(False)
        self._full = self._make_full()
        self._empty = self._make_empty()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)
        self._is_stale = True
        self._connect()

    def _make_full(self) -> QWidget:
        whole = QFrame(self)
        whole.setProperty("panel", "surface")
        words = QLabel(tr("What you delete stays here for 30 days, then it goes for good."), whole)
        words.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(words, 1)
        row.addWidget(self.restore_button)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(inset(self.table, whole), 1)
        return whole

    def _make_empty(self) -> EmptyPage:
        return EmptyPage(
            "trash-2",
            tr("The bin is empty"),
            tr("Applications that you delete stay here for 30 days and can be brought back."),
            parent=self,
        )

    def _connect(self) -> None:
        self.restore_button.clicked.connect(self.restore_selected)
        self.table.opened.connect(self.restore_selected)
        self.table.context_menu_requested.connect(self._open_menu)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self._workspace.opened.connect(self._look_again)
        self._workspace.changed.connect(self._changed)

    def activate(self) -> None:
        """Come into view: read what changed meanwhile and take the keyboard."""
        if self._is_stale:
            self._look_again()
        self.focus_table()

    def focus_table(self) -> None:
        """Give the keyboard to the table."""
        if self._stack.currentWidget() is self._full:
            self.table.setFocus()

    def select_all(self) -> None:
        """Select everything in the bin."""
        self.table.selectAll()

    def restore_selected(self) -> None:
        """Bring the selected applications back to where they were."""
        ids = self.table.selected_ids()
        if ids:
            from tracker.store.commands.applications import restore_applications

            self._workspace.run(restore_applications(ids), initiator=self)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icon("archive-restore"), tr("Bring back"), self.restore_selected)
        menu.popup(at)

    def _look_again(self) -> None:
        self._is_stale = True
        if not self._workspace.is_open or not self.isVisible():
            return
        from tracker.store.queries.applications import bin_ids

        self._is_stale = False
        self._workspace.ask(bin_ids(), self._show)

    def _show(self, ids: list[int]) -> None:
        place = self.table.currentIndex().row()
        had_focus = self.table.hasFocus()
        if self.model.set_ids(ids) and ids:
            self.table.select_ids([ids[max(0, min(place, len(ids) - 1))]])
        self._stack.setCurrentWidget(self._full if ids else self._empty)
        if ids and had_focus:
            self.table.setFocus()
        self._selection_changed()
        self.counted.emit(len(ids))

    def _changed(self, event: ChangeEvent) -> None:
        changes = event.changes
        if changes.everything or "status" in changes.ids:
            self._cache.forget_all()
            self.model.refresh()
        elif changes.applications:
            self._cache.forget(changes.applications)
        else:
            return
        self._look_again()

    def _selection_changed(self) -> None:
        self.restore_button.setEnabled(bool(self.table.selected_places()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._look_again()


class BinTable(RowTable):
    """The table of the bin: fixed columns, nothing to edit."""

    def __init__(
        self, workspace: Workspace, cache: RowCache, model: ApplicationsModel, parent: QWidget
    ) -> None:
        super().__init__(model, tr("Bin"), parent)
        header = ColumnsHeader(BIN_COLUMNS, self)
        self.setHorizontalHeader(header)
        self.setItemDelegate(CellDelegate(workspace, cache, model, self))
        for place, column in enumerate(BIN_COLUMNS):
            header.resizeSection(place, column.width)
        header.setStretchLastSection(True)
