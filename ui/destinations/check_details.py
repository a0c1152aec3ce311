"""The opened row of the checklist: state, due day, note, documents, what proves it and where it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.visas.answers import Tick
from ui.destinations.edits import Edits
from ui.destinations.papers import Papers
from ui.destinations.parts import button
from ui.visas.details import RequirementDetails
from ui.widgets.day_edit import DayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from ui.destinations.check_row import Item


class CheckDetails(QWidget):
    """Edits one Item; every change is saved at once."""

    def __init__(self, edits: Edits, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._item = edits, item
        self.known = RequirementDetails(self)
        self.known.chosen.connect(self._state_chosen)
        self.state = self.known.state
        self.due = DayEdit(tr("Due"), parent=self)
        self.due.committed.connect(self._due_given)
        self.note = LineEditor(tr("Note"), parent=self)
        self.note.committed.connect(self._note_given)
        self.papers = Papers(edits, self)
        self.own = OwnFields(edits, self) if item.check.requirement.is_own else None
        self._build()
        self.setFocusProxy(self.state)
        self.show_item(item)

    def _build(self) -> None:
        layout = self.known.layout()
        assert layout is not None
        layout.removeWidget(self.state)
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(8)
        fields.addWidget(FieldRow(tr("State"), self.state, self), 0, 0)
        fields.addWidget(FieldRow(tr("Due"), self.due, self), 0, 1)
        fields.addWidget(FieldRow(tr("Note"), self.note, self), 1, 0, 1, 2)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(8)
        if self.own is not None:
            column.addWidget(self.own)
        column.addLayout(fields)
        column.addWidget(self.papers)
        column.addWidget(self.known)

    def show_item(self, item: Item) -> None:
        """Show the requirement as it is now; what is being typed stays."""
        self._item = item
        self.known.show_check(item.check, item.destination, item.day)
        self.due.set_value(item.said.due_on)
        self.note.set_value(item.said.note)
        self.papers.show_papers(item.route, item.check, item.said.papers)
        if self.own is not None:
            self.own.show_item(item)

    def flush(self) -> None:
        """Save what is being typed."""
        self.due.commit()
        self.note.commit()
        if self.own is not None:
            self.own.flush()

    def _state_chosen(self, state: object) -> None:
        self._edits.tick(self._item.route, self._item.check, state if isinstance(state, Tick) else None)

    def _due_given(self, day: str) -> None:
        self._edits.set_due(self._item.route, self._item.check, day)

    def _note_given(self, note: str) -> None:
        self._edits.set_note(self._item.route, self._item.check, note)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()


class OwnFields(QWidget):
    """Title and papers of a requirement that the person wrote, and the way to take it away."""

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._item: Item | None = None
        self.title = LineEditor(tr("Requirement"), parent=self)
        self.evidence = LineEditor(tr("What proves it"), parent=self)
        self.remove_button = button(tr("Remove"), self, link=True)
        self.title_row = FieldRow(tr("Requirement"), self.title, self)
        for editor in (self.title, self.evidence):
            editor.committed.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(FieldRow(tr("What proves it"), self.evidence, self), 1)
        row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title_row)
        column.addLayout(row)

    def show_item(self, item: Item) -> None:
        """Show what is written."""
        self._item = item
        self.title.set_value(item.check.requirement.title)
        self.evidence.set_value("; ".join(item.check.requirement.evidence))

    def flush(self) -> None:
        """Save what is being typed."""
        self.title.commit()
        self.evidence.commit()

    def _save(self, _text: str) -> None:
        if self._item is None:
            return
        papers = "\n".join(part.strip() for part in self.evidence.text().split(";"))
        try:
            self._edits.edit_requirement(self._item.route, self._item.check, self.title.text(), papers)
        except InvalidValue as error:
            self.title_row.show_error(error)

    def _remove(self) -> None:
        if self._item is not None:
            self._edits.remove_requirement(self._item.route, self._item.check)
