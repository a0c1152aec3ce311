"""The window: assembles rail, bars, pages and inspector, and puts back how it was left."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.settings import save_settings
from ui import actions
from ui.body import Body
from ui.filter_bar import FilterBar
from ui.handlers import Handlers
from ui.rail import Rail
from ui.top_bar import TopBar
from ui.workspace import ChangeEvent, Notice, Workspace

NARROW = 1100
SMALLEST = (720, 480)
SAVE_AFTER_MS = 1_000


class MainWindow(QMainWindow):
    """Shows a workspace. ``pages_made`` follows once the pages stand in it."""

    pages_made = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setWindowTitle("Landfall")
        self.setMinimumSize(*SMALLEST)
        self.rail = Rail(self)
        self.top_bar = TopBar(self)
        self.filter_bar = FilterBar(workspace, self)
        self.stack = QStackedWidget(self)
        self.body = Body(self._page_area(), workspace.settings.inspector_width, self)
        self.handlers = Handlers(self)
        self.actions_by_name = actions.build(self.menuBar(), self, self.handlers, workspace.settings.keys)
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_AFTER_MS)
        self._lay_out()
        self._connect()
        self._restore()

    def _page_area(self) -> QWidget:
        area = QWidget(self)
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self.stack, 1)
        return area

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.body, 1)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        handlers, workspace = self.handlers, self.workspace
        self.rail.chosen.connect(handlers.show_page)
        self.rail.preferences_wanted.connect(handlers.open_preferences)
        self.top_bar.searched.connect(handlers.search)
        self.top_bar.import_wanted.connect(handlers.import_file)
        self.top_bar.new_wanted.connect(handlers.new_application)
        self.filter_bar.clear_wanted.connect(handlers.clear_filters)
        self.body.inspector_resized.connect(self._inspector_resized)
        self._saver.timeout.connect(self.save_settings)
        workspace.opened.connect(self._opened)
        workspace.changed.connect(self._changed)
        workspace.said.connect(self._say)
        workspace.failed.connect(self._tell_failure)
        workspace.inspected_changed.connect(self._show_inspector)
        workspace.selection_changed.connect(self._selection_changed)
        workspace.group_changed.connect(self.handlers.show_choices)
        workspace.filter_changed.connect(self.handlers.show_choices)

    # -- the pages ------------------------------------------------------------------------------------

    def make_pages(self) -> None:
        """Make the pages and the inspector; called after the first paint, since it takes a while."""
        from ui.applications.bin_page import BinPage
        from ui.applications.page import ApplicationsPage
        from ui.board.page import BoardPage
        from ui.inspector.panel import Inspector
        from ui.widgets.toast import Toast

        self.board = BoardPage(self.workspace, self)
        self.applications = ApplicationsPage(self.workspace, self)
        self.bin = BinPage(self.workspace, self)
        self.inspector = Inspector(self.workspace, self)
        self.toast = Toast(self)
        for page in (self.board, self.applications, self.bin):
            self.stack.addWidget(page)
        self.body.set_inspector(self.inspector)
        for page in (self.board, self.applications):
            page.counted.connect(self.filter_bar.set_shown)
            page.context_menu_requested.connect(self._show_context_menu)
            page.import_requested.connect(self.handlers.import_file)
            page.new_requested.connect(self.handlers.new_application)
            page.samples_requested.connect(self.handlers.add_samples)
        self.board.add_requested.connect(self.handlers.add_in_column)
        self.handlers.show_page(self.workspace.settings.page)
        self.handlers.show_choices()
        self._show_inspector()
        self.pages_made.emit()

    def pages(self) -> dict[str, QWidget]:
        """The pages by name; empty before they are made."""
        if self.stack.count() == 0:
            return {}
        return {"board": self.board, "applications": self.applications, "bin": self.bin}

    def show_failure(self, page: QWidget) -> None:
        """Put a page over everything else that says why the data cannot be opened."""
        self._failure = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.filter_bar.hide()
        self.top_bar.set_title("")

    def hide_failure(self) -> None:
        """Take that page away again."""
        self.stack.removeWidget(self._failure)
        self._failure.deleteLater()
        self.handlers.show_page(self.workspace.settings.page)

    def _show_context_menu(self, at: QPoint) -> None:
        self.handlers.context_menu().popup(at)

    def _show_inspector(self) -> None:
        shown = self.workspace.inspected != 0
        self.body.show_inspector(shown=shown)
        self.actions_by_name["toggle_inspector"].setChecked(shown)
        self._saver.start()

    def _inspector_resized(self, width: int) -> None:
        self.workspace.settings.inspector_width = width
        self._saver.start()

    def _selection_changed(self) -> None:
        self.handlers.show_choices()
        self._saver.start()

    # -- what is said ---------------------------------------------------------------------------------

    def _opened(self) -> None:
        self.top_bar.search.setText(self.workspace.filter.text)
        self._look_at_counts()
        self.handlers.show_undo()

    def _changed(self, _event: ChangeEvent) -> None:
        self._look_at_counts()
        self.handlers.show_undo()

    def _look_at_counts(self) -> None:
        from tracker.store.queries.applications import bin_ids, counts

        self.workspace.ask(counts(), self._show_counts)
        self.workspace.ask(bin_ids(), self._show_bin_count)

    def _show_counts(self, found: tuple[int, int]) -> None:
        in_progress, total = found
        self.rail.set_count("board", in_progress)
        self.rail.set_count("applications", total)
        self.filter_bar.set_total(total)

    def _show_bin_count(self, ids: list[int]) -> None:
        self.rail.set_count("bin", len(ids) or None)

    def _say(self, notice: Notice) -> None:
        if notice.undo:
            self.toast.say(notice.text, tr("Undo"), self.workspace.undo)
        else:
            self.toast.say(notice.text)

    def _tell_failure(self, error: Exception) -> None:
        from ui.errors import describe

        self.toast.say(describe(error))

    # -- how it was left ------------------------------------------------------------------------------

    def _restore(self) -> None:
        """The window where it was, or in the middle of the screen when that place is gone."""
        left = self.workspace.settings.geometry
        if left and self.restoreGeometry(QByteArray.fromBase64(left.encode())):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1440, screen.width()), min(900, screen.height()))

    def save_settings(self) -> None:
        """Keep how the window stands. A disk that refuses is no reason to disturb anybody."""
        self.workspace.settings.geometry = self.saveGeometry().toBase64().toStdString()
        try:
            save_settings(self.workspace.home.settings, self.workspace.settings)
        except OSError:
            return

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.pages():
            self.inspector.flush()
        if self.workspace.is_open:
            self.save_settings()
        self.workspace.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.rail.set_folded(folded=narrow)
        self.body.set_over(over=narrow)
        self._saver.start()
