"""The link to where a figure comes from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tracker.i18n import tr
from tracker.visas.types import Destination
from ui.links import open_url, web_url
from ui.visas.words import source_words


class SourceLink(QPushButton):
    """Where a figure comes from, official or secondary, with its date; opens in the browser."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""
        self._words = ""
        self.setAccessibleName(tr("Open the source"))
        self.setProperty("link", True)
        self.setStyleSheet("text-align: left; font-weight: 400; padding: 0 2px; margin-left: -4px")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_source(self, destination: Destination | None, source: str, as_of: date) -> None:
        """Show this source; without an address the link is not there."""
        url = web_url(source)
        self._address = source
        said = source_words(destination, source, as_of) if url else ""
        self.setVisible(bool(said))
        self._words = said
        self._elide()
        self.setToolTip(source)
        self.setAccessibleName(tr("Open the source: {source}", source=said))

    def forget(self) -> None:
        """There is no source to show."""
        self._address = self._words = ""
        self.hide()

    def _elide(self) -> None:
        room = max(0, self.width() - 8)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _open(self) -> None:
        url = web_url(self._address)
        if url is not None:
            open_url(url)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
