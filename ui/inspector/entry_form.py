"""What the inspector's small forms share: a card that ends with what is wrong, Done and a quiet way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr
from ui.widgets.words import Words


class EntryForm(QFrame):
    """A form puts its fields into ``column``, then ends it. ``done`` and ``dropped`` by the buttons."""

    done = Signal()
    dropped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)
        self._error = Words(role="bad", parent=self)

    def end(self, drop: str) -> None:
        """Put the error and the buttons beneath the fields; ``drop`` names the way out."""
        finish = QPushButton(tr("Done"), self)
        finish.clicked.connect(self.finish)
        leave = QPushButton(drop, self)
        leave.setProperty("quiet", True)
        leave.clicked.connect(self.dropped)
        buttons = QHBoxLayout()
        buttons.addWidget(finish)
        buttons.addWidget(leave)
        buttons.addStretch()
        self.column.addWidget(self._error)
        self.column.addLayout(buttons)

    def show_error(self, reason: str) -> None:
        """Say what is wrong beneath the fields; empty when all is well."""
        self._error.say(reason)

    def finish(self) -> None:
        """The person is done."""
        self.done.emit()
