"""The pages, the inspector and the toast: each made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.applications.page import ApplicationsPage
    from ui.board.page import BoardPage
    from ui.inspector.panel import Inspector
    from ui.widgets.toast import Toast

PAGES = ("board", "applications", "destinations", "bin")
OF_APPLICATIONS = ("board", "applications")
"""The pages that filter and search, and whose selection menus and keys act on."""


class Pages(QObject):
    """Answers pages by name. ``made`` tells the name of one that was made just now."""

    made = Signal(str)

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(owner)
        self._workspace = workspace
        self._owner = owner
        self._pages: dict[str, Any] = {}
        self._inspector: Inspector | None = None
        self._toast: Toast | None = None

    def __getitem__(self, name: str) -> Any:
        """The page of this name, one of ``PAGES``."""
        if name not in self._pages:
            self._pages[name] = self._make(name)
            self.made.emit(name)
        return self._pages[name]

    def _make(self, name: str) -> QWidget:
        if name == "board":
            from ui.board.page import BoardPage

            return BoardPage(self._workspace, self._owner)
        if name == "applications":
            from ui.applications.page import ApplicationsPage

            return ApplicationsPage(self._workspace, self._owner)
        if name == "destinations":
            from ui.destinations.page import DestinationsPage

            return DestinationsPage(self._workspace, self._owner)
        from ui.applications.bin_page import BinPage

        return BinPage(self._workspace, self._owner)

    @property
    def board(self) -> BoardPage:
        """The board."""
        page: BoardPage = self["board"]
        return page

    @property
    def applications(self) -> ApplicationsPage:
        """The table."""
        page: ApplicationsPage = self["applications"]
        return page

    def flush(self) -> None:
        """Store whatever is being typed anywhere."""
        if self._inspector is not None:
            self._inspector.flush()
        for name in ("applications", "destinations"):
            if name in self._pages:
                self._pages[name].flush()

    @property
    def has_inspector(self) -> bool:
        """Whether the inspector was wanted yet."""
        return self._inspector is not None

    @property
    def inspector(self) -> Inspector:
        """The inspector."""
        if self._inspector is None:
            from ui.inspector.panel import Inspector

            self._inspector = Inspector(self._workspace, self._owner)
        return self._inspector

    @property
    def toast(self) -> Toast:
        """Where messages are shown."""
        if self._toast is None:
            from ui.widgets.toast import Toast

            self._toast = Toast(self._owner.window())
        return self._toast
