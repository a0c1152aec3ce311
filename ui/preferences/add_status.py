"""The line that adds a status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.domain.status import StatusKind, kind_label
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.errors import describe
from ui.preferences.status_row import KIND_WIDTH
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.widgets.choice import Choice
from ui.widgets.labels import words
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes


class AddStatus(QWidget):
    """A name, what it means, and Add. The name stays typed until the status is there."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(tr("Another status"))
        self.name.setAccessibleName(tr("Name of a new status"))
        kinds = [(kind, kind_label(kind)) for kind in StatusKind]
        self.kind = Choice(tr("What the new status means"), kinds, self)
        self.kind.set_value(StatusKind.INTERVIEWING)
        self.button = QPushButton(icon("plus"), tr("Add status"), self)
        self.error = words("", "bad", self)
        self.error.hide()
        self._build()
        self.button.clicked.connect(self.add)
        self.name.textEdited.connect(self._typed)
        self.button.setEnabled(False)

    def _build(self) -> None:
        self.kind.setFixedWidth(KIND_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        row.addWidget(self.kind)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(72, 0, 34, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error)

    def tab_order(self) -> list[QWidget]:
        """Its parts in the order of Tab."""
        return [self.name, self.kind, self.button]

    def add(self) -> None:
        """Add the status that is typed."""
        from tracker.store.commands.statuses import add_status

        kind = self.kind.value()
        if isinstance(kind, StatusKind) and self.name.text().strip():
            command = add_status(self.name.text(), kind)
            self._workspace.run(command, self._added, self._refused, initiator=self)

    def _added(self, _changes: Changes) -> None:
        self.name.clear()
        self._typed("")
        self.name.setFocus()

    def _refused(self, error: Exception) -> None:
        self.error.setText(error.reason if isinstance(error, InvalidValue) else describe(error))
        self.error.show()
        restyle(self.name, invalid=True)

    def _typed(self, text: str) -> None:
        self.button.setEnabled(bool(text.strip()))
        self.error.hide()
        restyle(self.name, invalid=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        else:
            super().keyPressEvent(event)
