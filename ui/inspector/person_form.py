"""The small form for somebody at the employer: name, role, e-mail, phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.domain.application import Person
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.inspector.add_then_edit import AddThenEdit
from ui.inspector.entry_form import EntryForm
from ui.widgets.field_row import FieldRow
from ui.widgets.line_editor import LineEditor
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Command


class PersonForm(EntryForm):
    """Edits one person (``person_id``; 0: somebody new), who is stored whenever a field is left."""

    def __init__(self, workspace: Workspace, application_id: int, person_id: int, parent: QWidget) -> None:
        super().__init__(tr("Person"), parent)
        self._application_id = application_id
        self.kept = AddThenEdit(workspace, "person", self._add, edit_command, person_id, parent)
        self.kept.failed.connect(self._failed)
        self.name = LineEditor(tr("Name"), parent=self)
        self.role = LineEditor(tr("Role"), parent=self)
        self.email = LineEditor(tr("E-mail"), parent=self)
        self.phone = LineEditor(tr("Phone"), parent=self)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, editor in enumerate((self.name, self.role, self.email, self.phone)):
            grid.addWidget(FieldRow(editor.accessibleName(), editor, self), place // 2, place % 2)
            editor.committed.connect(self.save)
        self.column.setContentsMargins(12, 10, 12, 12)
        self.column.addLayout(grid)
        self.end(tr("Remove"))

    def show_stored(self, somebody: Person) -> None:
        """Show the details that are stored."""
        self.kept.stored = somebody
        self.show_person(somebody)

    def show_person(self, somebody: Person) -> None:
        """Show details; a field in which something is being typed stays as it is."""
        self.name.set_value(somebody.name)
        self.role.set_value(somebody.role)
        self.email.set_value(somebody.email)
        self.phone.set_value(somebody.phone)

    def person(self) -> Person:
        """The details as they stand in the form."""
        return Person(self.name.text(), self.role.text(), self.email.text(), self.phone.text())

    def has_text(self) -> bool:
        """Whether anything stands in the form."""
        return self.person() != Person("")

    def focus_name(self) -> None:
        """Put the focus where writing begins."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        """Store the form if it differs from what is stored; False if it cannot be stored.

        A form in which nothing stands yet stores nobody.
        """
        try:
            if self.has_text() or not self.kept.is_new:
                self.kept.store(self.person())
        except InvalidValue as error:
            self.show_error(error.reason)
            return False
        self.show_error("")
        return True

    def finish(self) -> None:
        """Be done, unless the form cannot be stored."""
        if self.save():
            super().finish()

    def _add(self, somebody: Person) -> Command:
        from tracker.store.commands.people import add_person

        return add_person(self._application_id, somebody)

    def _failed(self, error: Exception) -> None:
        self.show_error(str(error))


def edit_command(person_id: int, somebody: Person) -> Command:
    """The command that writes somebody's details anew. Raises InvalidValue."""
    from tracker.store.commands.people import edit_person

    return edit_person(person_id, somebody)
