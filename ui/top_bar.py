"""The bar over every page: its name, the search, and the two ways to add."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tracker.i18n import tr
from ui.theme.icons import icon
from ui.theme.style import current
from ui.widgets.search_field import SearchField

SEARCH_WIDTH = 340


class TopBar(QFrame):
    """Tells what is searched for (``searched``) and which of its two buttons was pressed."""

    searched = Signal(str)
    import_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(current().tokens.bar)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.search = SearchField(
            tr("Search applications, companies, notes"), QKeySequence(QKeySequence.StandardKey.Find), self
        )
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setMinimumWidth(140)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.text_settled.connect(self.searched)
        self._import = QPushButton(tr("Import"), self)
        self._import.clicked.connect(self.import_wanted)
        self._new = QPushButton(icon("plus", "on_accent"), tr("New application"), self)
        self._new.setProperty("primary", True)
        self._new.clicked.connect(self.new_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 1)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addWidget(self._import)
        row.addWidget(self._new)

    def set_title(self, title: str) -> None:
        """Show the page's name."""
        self._title.setText(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        painter.end()
