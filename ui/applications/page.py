"""The page with the table of applications."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from tracker.i18n import trn
from ui.applications.applications_table import ApplicationsTable
from ui.applications.columns import COLUMNS, PLACES
from ui.applications.columns_menu import ColumnsMenu
from ui.applications.copying import copied
from ui.applications.model import ApplicationsModel
from ui.applications.table import inset
from ui.empty_states import EmptyState
from ui.rows import RowCache
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow


class ApplicationsPage(QWidget):
    """All applications that the filter lets through, as a table. ``counted`` tells how many those are."""

    counted = Signal(int)
    context_menu_requested = Signal(QPoint)
    import_requested = Signal()
    new_requested = Signal()
    samples_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._cache = RowCache(workspace, self)
        self.model = ApplicationsModel(self._cache, parent=self)
        self.table = ApplicationsTable(workspace, self._cache, self.model, self)
        self.columns_menu = ColumnsMenu(self.table.columns, self)
        self.empty = EmptyState(workspace, self)
        self._full = inset(self.table, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)
        self._unanswered = 0
        self._is_stale = True
        self._is_filtered_anew = False
        self._is_syncing = False
        self._connect()

    def _connect(self) -> None:
        self.table.context_menu_requested.connect(self.context_menu_requested)
        self.table.opened.connect(self._workspace.inspect)
        self.table.copy_requested.connect(self.copy_cells)
        self.table.edits_ended.connect(self._look_again_if_stale)
        self.table.header.sectionClicked.connect(self._header_clicked)
        self.table.header.menu_requested.connect(self.columns_menu.open)
        self.table.columns_button.clicked.connect(self._open_columns_menu)
        self.table.selectionModel().selectionChanged.connect(self._tell_selection)
        self.table.selectionModel().currentRowChanged.connect(self._tell_selection)
        self.columns_menu.sort_requested.connect(self.sort_by)
        for signal in ("import_requested", "new_requested", "samples_requested"):
            getattr(self.empty, signal).connect(getattr(self, signal))
        workspace = self._workspace
        workspace.opened.connect(self._look_again)
        workspace.changed.connect(self._changed)
        workspace.filter_changed.connect(self._filter_changed)
        workspace.selection_changed.connect(self._follow_selection)

    # -- what the shell calls -------------------------------------------------------------------------

    def activate(self) -> None:
        """Come into view: read what changed meanwhile and take the keyboard."""
        self._look_again_if_stale()
        self.focus_table()

    def focus_table(self) -> None:
        """Give the keyboard to the table, or to what stands in its place."""
        if self._stack.currentWidget() is self._full:
            self.table.setFocus()

    def edit_current(self) -> None:
        """Edit the cell that has the focus."""
        self.table.edit_cell(self.table.currentIndex())

    def select_all(self) -> None:
        """Select every row."""
        self.table.selectAll()

    def copy_cells(self) -> None:
        """Put the selected applications on the clipboard, with the columns in view."""
        places = self.table.selected_places() if self.isVisible() else []
        ids = [self.model.ids[place] for place in places] or self._workspace.selection
        if ids:
            from tracker.store.queries.applications import rows

            self._workspace.ask(rows(ids), self._copy)

    def sort_by(self, field: str, descending: bool = False) -> None:
        """Sort by a column's field, or by ``position``: the board's order."""
        settings = self._workspace.settings
        settings.sort_field, settings.sort_descending = field, descending
        self.table.show_order()
        self.table.finish_edits()
        self._look_again()

    def flush(self) -> None:
        """Store what is being typed."""
        self.table.finish_edits()

    # -- reading --------------------------------------------------------------------------------------

    def _look_again_if_stale(self) -> None:
        if self._is_stale:
            self._look_again()

    def _look_again(self) -> None:
        """Ask for the ids, unless nobody looks or somebody types: then later."""
        self._is_stale = True
        if not self._workspace.is_open or not self.isVisible() or self.table.edits:
            return
        from tracker.store.queries.applications import ordered_ids

        self._is_stale = False
        self._unanswered += 1
        self._workspace.ask(
            ordered_ids(self._workspace.filter, self._workspace.sort), self._take, self._asked_in_vain
        )

    def _asked_in_vain(self, error: Exception) -> None:
        self._unanswered -= 1
        self._is_stale = True
        self._workspace.failed.emit(error)

    def _take(self, ids: list[int]) -> None:
        self._unanswered -= 1
        if self._unanswered:
            return
        if self.table.edits:
            self._is_stale = True
            return
        self._show(ids)
        self.counted.emit(len(ids))

    def _show(self, ids: list[int]) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        wanted = self._selection_among(ids)
        self._is_syncing = True
        at = self.table.verticalScrollBar().value()
        if self.model.set_ids(ids):
            self.table.verticalScrollBar().setValue(at)
        if not ids:
            self.empty.show_for_filter()
        self._stack.setCurrentWidget(self._full if ids else self.empty)
        if ids and had_focus:
            self.table.setFocus()
        self._is_syncing = False
        self._is_filtered_anew = False
        self._workspace.select(wanted)
        self._follow_selection()

    def _changed(self, event: ChangeEvent) -> None:
        changes = event.changes
        if changes.everything or "status" in changes.ids:
            self._cache.forget_all()
            self.model.refresh()
        elif changes.applications:
            self._cache.forget(changes.applications)
            self.model.refresh(changes.applications)
        else:
            return
        self._look_again()

    def _filter_changed(self) -> None:
        self._is_filtered_anew = True
        self._look_again()

    def _copy(self, rows: list[ApplicationRow]) -> None:
        columns = [COLUMNS[PLACES[name]] for name in self.table.columns.shown]
        QGuiApplication.clipboard().setMimeData(copied(rows, columns))
        self._workspace.say(trn("Copied {count} row", "Copied {count} rows", len(rows)))

    # -- order and selection --------------------------------------------------------------------------

    def _header_clicked(self, place: int) -> None:
        settings = self._workspace.settings
        field = COLUMNS[place].name
        self.sort_by(field, settings.sort_field == field and not settings.sort_descending)

    def _open_columns_menu(self) -> None:
        button = self.table.columns_button
        place = max(0, self.table.currentIndex().column())
        self.columns_menu.open(place, button.mapToGlobal(button.rect().bottomLeft()))

    def _selection_among(self, ids: Sequence[int]) -> tuple[int, ...]:
        """What stays selected when these ids are shown: the next row, where all that was selected is gone."""
        selected = self._workspace.selection
        here = set(ids)
        left = tuple(found for found in selected if found in here)
        place = self.model.place_of(selected[-1]) if selected else None
        if left or place is None or self._is_filtered_anew:
            return left
        before = self.model.ids
        neighbours = chain(before[place + 1 :], reversed(before[:place]))
        following = next((found for found in neighbours if found in here), None)
        return () if following is None else (following,)

    def _tell_selection(self) -> None:
        if not self._is_syncing:
            self._workspace.select(self.table.selected_ids())

    def _follow_selection(self) -> None:
        """Show the selection that all pages share."""
        if self._is_syncing or not self.isVisible():
            return
        if self.table.selected_ids() != self._workspace.selection:
            self._is_syncing = True
            self.table.select_ids(self._workspace.selection)
            self._is_syncing = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again_if_stale()
        self._follow_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)
