"""A quiet button that opens a page in the browser."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from tracker.i18n import tr
from ui.links import open_url, web_url
from ui.theme.icons import icon


class PageLink(QPushButton):
    """Opens the official page of a list, whose address is its tip."""

    def __init__(self, text: str, page: str, title: str, parent: QWidget) -> None:
        super().__init__(icon("external-link"), text, parent)
        self._page = page
        self.setProperty("quiet", True)
        self.setToolTip(page)
        self.setAccessibleName(tr("Open the official page of {title}", title=title))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        url = web_url(self._page)
        if url is not None:
            open_url(url)
