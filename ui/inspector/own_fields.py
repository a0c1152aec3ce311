"""The person's own fields of an application: a name and a text each, added and taken away here."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.inspector.row_list import RowList
from ui.inspector.words import Heading, Words
from ui.theme.icons import icon
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_button import IconButton
from ui.widgets.line_editor import LineEditor
from ui.widgets.text_editor import TextEditor
from ui.workspace import Workspace

LONG = 60
LONG_HEIGHT = 72
LABEL_HEIGHT = 18

OwnField = tuple[str, str]


class OwnFields(QWidget):
    """A row a field, and a line in which a new one is named."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.application_id = 0
        self.kept: dict[tuple[int, str], str] = {}
        self._kept_new: dict[int, OwnField] = {}
        self.list = RowList(self._make_row, self)
        self.list.set_spacing(10)
        self.add_button = QPushButton(icon("plus", "accent"), tr("Add"), self)
        self.add_button.setProperty("link", True)
        self.add_button.setAccessibleName(tr("Add an own field"))
        self.add_button.clicked.connect(self.add)
        self.name = LineEditor(tr("Name of the new field"), parent=self)
        self.name.setPlaceholderText(tr("Name"))
        self.value = LineEditor(tr("Text of the new field"), parent=self)
        self.value.setPlaceholderText(tr("Text"))
        self._error = Words(role="bad", parent=self)
        self._build()

    def _build(self) -> None:
        new = QHBoxLayout()
        new.setSpacing(8)
        new.addWidget(self.name, 2)
        new.addWidget(self.value, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(tr("Own fields"), self.add_button, self))
        column.addWidget(self.list)
        column.addLayout(new)
        column.addWidget(self._error)
        self.value.returnPressed.connect(self.add)
        self.value.committed.connect(self._new_committed)

    def show_fields(self, application_id: int, fields: tuple[OwnField, ...]) -> None:
        """Show an application's own fields."""
        if application_id != self.application_id:
            self._put_aside()
            self.application_id = application_id
            name, value = self._kept_new.pop(application_id, ("", ""))
            self.name.set_value(name)
            self.value.set_value(value)
        self.list.show_things({(application_id, name): (name, value) for name, value in fields})

    def _put_aside(self) -> None:
        """Keep what is typed of a new field that could not be stored."""
        if self.name.text() or self.value.text():
            self._kept_new[self.application_id] = (self.name.text(), self.value.text())
        self._error.say("")

    def _make_row(self, field: OwnField) -> QWidget:
        return OwnFieldRow(self, self.application_id, field)

    def add(self) -> None:
        """Store the new field; without a text yet, put the focus there."""
        if not self.name.text().strip():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.value.text().strip():
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._store_new()

    def _new_committed(self) -> None:
        """Both are written and left: store the field."""
        if self.name.text().strip() and self.value.text().strip() and not self.value.hasFocus():
            self._store_new()

    def _store_new(self) -> None:
        try:
            self.set_field(self.application_id, self.name.text(), self.value.text())
        except InvalidValue as error:
            self._error.say(error.reason)
            return
        self._error.say("")
        had_focus = self.value.hasFocus()
        self.name.set_value("")
        self.value.set_value("")
        if had_focus:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_field(self, application_id: int, name: str, value: str, failed: object = None) -> None:
        """Set a field's text; an empty one takes the field away. Raises InvalidValue."""
        from tracker.store.commands.applications import set_own_field

        command = set_own_field(application_id, name, value)
        quiet = bool(value.strip())
        self._workspace.run(command, None, failed, initiator=self, quiet=quiet)  # type: ignore[arg-type]

    def flush(self) -> None:
        """Save what is typed; a new field once it has a name and a text."""
        for row in self.list.rows:
            if isinstance(row, OwnFieldRow):
                row.commit()
        if self.name.text().strip() and self.value.text().strip():
            self._store_new()
