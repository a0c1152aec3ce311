"""What board and table show while they are empty: a first start, or a filter that lets nothing through."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from tracker.i18n import tr
from ui.theme.icons import icon
from ui.widgets.empty_page import EmptyPage
from ui.workspace import Workspace


class EmptyState(QWidget):
    """One of two empty pages. The signals say which of the offered actions was taken."""

    import_requested = Signal()
    new_requested = Signal()
    samples_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        new = self._action("plus", tr("New application"))
        new.triggered.connect(self.new_requested)
        self._first_start = self._make_first_start(new)
        self._no_results = self._make_no_results(new)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._first_start)
        self._stack.addWidget(self._no_results)

    def show_for_filter(self) -> None:
        """Show the page that suits the filter."""
        is_first_start = self._workspace.filter.is_empty
        self._stack.setCurrentWidget(self._first_start if is_first_start else self._no_results)

    def _make_first_start(self, new: QAction) -> EmptyPage:
        bring = self._action("upload", tr("Import a spreadsheet"))
        bring.triggered.connect(self.import_requested)
        look = self._action("sparkles", tr("Look around with samples"))
        look.triggered.connect(self.samples_requested)
        return EmptyPage(
            "briefcase",
            tr("Your applications go here"),
            tr(
                "Bring in the spreadsheet you kept so far, write down your first application, "
                "or look around with some made-up ones."
            ),
            bring,
            (new, look),
            self,
        )

    def _make_no_results(self, new: QAction) -> EmptyPage:
        clear = self._action("x", tr("Clear filters"))
        clear.triggered.connect(self._clear_filters)
        return EmptyPage(
            "search",
            tr("No applications match"),
            tr("Nothing fits the search and the filters together."),
            clear,
            (new,),
            self,
        )

    def _action(self, icon_name: str, text: str) -> QAction:
        return QAction(icon(icon_name), text, self)

    def _clear_filters(self) -> None:
        from tracker.store.queries.filters import Filter

        self._workspace.set_filter(Filter())
