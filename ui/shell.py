"""What stands in the window: assembles rail, bars, pages and inspector. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.settings import save_settings
from ui import actions
from ui.body import Body
from ui.filter_bar import FilterBar
from ui.guide import Guide
from ui.handlers.every import Handlers
from ui.main_window import MainWindow
from ui.pages import OF_APPLICATIONS, Pages
from ui.rail import Rail
from ui.top_bar import TopBar
from ui.workspace import ChangeEvent, Notice, Workspace

if TYPE_CHECKING:
    from tracker.store.plan_rows import DestinationRow
    from ui.badges import BadgeKeeper

SAVE_AFTER_MS = 1_000
WITHOUT_STORE = frozenset({"quit_program", "show_about", "open_data_folder", "show_shortcuts"})
COUNT_AFTER_MS = 120
"""The page in view is answered first; several changes at once are counted once."""


class Shell(QWidget):
    """The window's content over a workspace."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self.window_ = window
        self.workspace = workspace
        self.rail = Rail(self)
        self.top_bar = TopBar(self)
        self.filter_bar = FilterBar(workspace, self)
        self.stack = QStackedWidget(self)
        self.body = Body(self._page_area(), workspace.settings.inspector_width, self)
        self.pages = Pages(workspace, self)
        self.handlers = Handlers(self)
        self.guide = Guide(self)
        self.badges: BadgeKeeper | None = None
        self.actions_by_name = actions.build(window.menuBar(), window, self.handlers, workspace.settings.keys)
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_AFTER_MS)
        self._counter = QTimer(self)
        self._counter.setSingleShot(True)
        self._counter.setInterval(COUNT_AFTER_MS)
        self._counter.timeout.connect(self.look_at_counts)
        self._lay_out()
        self._connect()
        self._connect_workspace()
        self.handlers.view.show_page(workspace.settings.page)
        self.handlers.view.show_choices()

    def _page_area(self) -> QWidget:
        area = QWidget(self)
        column = _column(area)
        column.addWidget(self.filter_bar)
        column.addWidget(self.stack, 1)
        return area

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = _column(right)
        column.addWidget(self.top_bar)
        column.addWidget(self.body, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)

    def _connect(self) -> None:
        handlers = self.handlers
        self.rail.chosen.connect(handlers.view.show_page)
        self.rail.preferences_wanted.connect(handlers.file.open_preferences)
        self.top_bar.searched.connect(handlers.edit.search)
        self.top_bar.import_wanted.connect(handlers.file.import_file)
        self.top_bar.new_wanted.connect(handlers.file.new_application)
        self.filter_bar.clear_wanted.connect(handlers.edit.clear_filters)
        self.filter_bar.samples_unwanted.connect(handlers.file.remove_samples)
        self.body.inspector_resized.connect(self._inspector_resized)
        self._saver.timeout.connect(self.save_settings)
        self.window_.rested.connect(self._saver.start)
        self.window_.closing.connect(self._close)
        self.window_.dropped.connect(handlers.file.import_path)
        self.pages.made.connect(self._page_made)

    def _connect_workspace(self) -> None:
        workspace = self.workspace
        workspace.opened.connect(self._opened)
        workspace.changed.connect(self._changed)
        workspace.said.connect(self._say)
        workspace.failed.connect(self._tell_failure)
        workspace.inspected_changed.connect(self._show_inspector)
        workspace.selection_changed.connect(self._selection_changed)
        workspace.group_changed.connect(self.handlers.view.show_choices)
        workspace.filter_changed.connect(self.handlers.view.show_choices)
        workspace.filter_changed.connect(self._show_search)

    # -- the pages ------------------------------------------------------------------------------------

    def _page_made(self, name: str) -> None:
        """Connect a page that was just made with the rest of the window."""
        page = self.pages[name]
        self.stack.addWidget(page)
        if name not in OF_APPLICATIONS:
            return
        handlers = self.handlers
        page.counted.connect(self.filter_bar.set_shown)
        page.context_menu_requested.connect(self._show_context_menu)
        page.import_requested.connect(handlers.file.import_file)
        page.new_requested.connect(handlers.file.new_application)
        page.samples_requested.connect(handlers.file.add_samples)
        if name == "board":
            page.add_requested.connect(handlers.file.add_in_column)

    def show_failure(self, page: QWidget) -> None:
        """Put a page over everything else that says why the data cannot be opened."""
        self._failure = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._show_usable(usable=False)
        self.top_bar.set_title("")

    def hide_failure(self) -> None:
        """Take that page away again."""
        self.stack.removeWidget(self._failure)
        self._failure.deleteLater()
        self._show_usable(usable=True)
        self.handlers.view.show_page(self.workspace.settings.page)

    def _show_usable(self, *, usable: bool) -> None:
        """Pages and actions can be used only while there is a store behind them."""
        for widget in (self.rail, self.top_bar):
            widget.setEnabled(usable)
        self.filter_bar.setVisible(usable)
        for name, action in self.actions_by_name.items():
            action.setEnabled(usable or name in WITHOUT_STORE)
        self.body.show_inspector(shown=usable and self.workspace.inspected != 0)

    def _show_context_menu(self, at: QPoint) -> None:
        self.handlers.application.context_menu().popup(at)

    def _show_inspector(self) -> None:
        shown = self.workspace.inspected != 0
        if shown or self.pages.has_inspector:
            self.body.set_inspector(self.pages.inspector)
            self.body.show_inspector(shown=shown)
        self.actions_by_name["toggle_inspector"].setChecked(shown)
        self._saver.start()

    def _inspector_resized(self, width: int) -> None:
        self.workspace.settings.inspector_width = width
        self._saver.start()

    def _selection_changed(self) -> None:
        self.handlers.view.show_choices()
        self._saver.start()

    # -- what is said ---------------------------------------------------------------------------------

    def _opened(self) -> None:
        self.top_bar.search.setText(self.workspace.filter.text)
        self.handlers.edit.show_undo()
        self._show_inspector()

    def _show_search(self) -> None:
        """Clearing the filters elsewhere empties the box too."""
        if not self.workspace.filter.text and self.top_bar.search.text():
            self.top_bar.search.clear_search()

    def _changed(self, _event: ChangeEvent) -> None:
        self._counter.start()
        self.handlers.edit.show_undo()

    def look_at_counts(self) -> None:
        """Ask for the numbers beside the pages' names; on opening, only once the page is filled."""
        if not self.workspace.is_open:
            return
        from tracker.store.queries.applications import bin_ids, counts
        from tracker.store.queries.parts import has_samples
        from tracker.store.queries.plans import destinations

        self.workspace.ask(counts(), self._show_counts)
        self.workspace.ask(bin_ids(), self._show_bin_count)
        self.workspace.ask(destinations(), self._show_destination_count)
        self.workspace.ask(has_samples(), self._show_samples)

    def keep_badges(self) -> None:
        """Begin to keep the visa badges fresh, once the page is filled."""
        if self.badges is None:
            from ui.badges import BadgeKeeper

            self.badges = BadgeKeeper(self.workspace, self)
        self.badges.look_at_all()

    def _show_counts(self, found: tuple[int, int]) -> None:
        in_progress, total = found
        self.rail.set_count("board", in_progress)
        self.rail.set_count("applications", total)
        self.filter_bar.set_total(total)

    def _show_bin_count(self, ids: list[int]) -> None:
        self.rail.set_count("bin", len(ids) or None)

    def _show_destination_count(self, found: tuple[DestinationRow, ...]) -> None:
        self.rail.set_count("destinations", len(found) or None)

    def _show_samples(self, there: bool) -> None:
        self.filter_bar.set_samples(there=there)

    def _say(self, notice: Notice) -> None:
        if notice.undo:
            self.pages.toast.say(notice.text, tr("Undo"), self.workspace.undo)
        else:
            self.pages.toast.say(notice.text)

    def _tell_failure(self, error: Exception) -> None:
        from ui.errors import describe

        self.pages.toast.say(describe(error))

    # -- how it was left ------------------------------------------------------------------------------

    def save_settings(self) -> None:
        """Keep how the window stands. A disk that refuses is no reason to disturb anybody."""
        if not self.workspace.is_open:
            return
        self.workspace.settings.geometry = self.window_.place()
        try:
            save_settings(self.workspace.home.settings, self.workspace.settings)
        except OSError:
            return

    def _close(self) -> None:
        self.pages.flush()
        self.save_settings()
        self.workspace.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window_.is_narrow
        self.rail.set_folded(folded=narrow)
        self.body.set_over(over=narrow)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
