"""One field of the Overview: what it shows, and how what is typed reaches the store.

What its field cannot hold, or what could not be written, is kept with its reason until it is mended, also
while other applications are shown.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer
from PySide6.QtWidgets import QWidget

from tracker.domain.application import Priority
from tracker.domain.fields import CHOICES, field_label, parse_value
from tracker.domain.pay_codec import format_pay
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.status_icons import status_icon
from ui.widgets.choice import Choice
from ui.widgets.country_choice import CountryChoice
from ui.widgets.day_edit import DayEdit, typing_order
from ui.widgets.field_row import FieldRow
from ui.widgets.line_editor import LineEditor
from ui.widgets.tag_edit import TagEdit
from ui.widgets.text_editor import TextEditor
from ui.workspace import Workspace

REST_MS = 1_000


class Field(QObject):
    """A field of the application that it was last shown. ``row`` is the widget with label and editor."""

    def __init__(self, workspace: Workspace, name: str, editor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.row = FieldRow(field_label(name), editor, parent)
        self._workspace = workspace
        self._application_id = 0
        self._kept: dict[int, str] = {}
        self._under_way: deque[tuple[int, str]] = deque()

    def show(self, application_id: int, value: Any) -> None:
        """Show an application's value; what is being typed, or is kept for it, stays."""
        moved = application_id != self._application_id
        if moved:
            self.let_go()
            self._application_id = application_id
            self.row.clear_error()
        if moved or application_id not in self._kept:
            self.display(value)
        if moved and application_id in self._kept:
            self.put_back(self._kept[application_id])

    def let_go(self) -> None:
        """Save what is typed and leave the editor free for another application's value."""
        self.commit()

    def display(self, value: Any) -> None:
        """Put a value into the editor."""
        raise NotImplementedError

    def put_back(self, typed: str) -> None:
        """Put text into the editor that was kept, and try again to save it."""
        raise NotImplementedError

    def commit(self) -> None:
        """Save what is typed now."""

    def save(self, value: Any, typed: str) -> None:
        """Store a value; ``typed`` is kept if that fails."""
        from tracker.store.commands.applications import set_field

        try:
            command = set_field([self._application_id], self.name, value)
        except InvalidValue as error:
            self.refuse(error, typed)
            return
        self.row.clear_error()
        self._kept.pop(self._application_id, None)
        self.run(command, typed)

    def run(self, command: Any, typed: str, *, quiet: bool = True) -> None:
        """Run a command of this field's; ``typed`` is kept if it fails."""
        if self._application_id:
            self._under_way.append((self._application_id, typed))
            self._workspace.run(command, self._saved, self._failed, initiator=self, quiet=quiet)

    def refuse(self, error: InvalidValue, typed: str) -> None:
        """Keep what is typed and say what is wrong with it."""
        self._kept[self._application_id] = typed
        self.row.show_error(error)

    def _saved(self, _changes: object) -> None:
        self._under_way.popleft()

    def _failed(self, error: Exception) -> None:
        application_id, typed = self._under_way.popleft()
        self._kept[application_id] = typed
        if application_id == self._application_id:
            reason = error.reason if isinstance(error, InvalidValue) else str(error)
            self.row.show_error(InvalidValue(self.name, reason, typed))


class TextField(Field):
    """A line: text, pay, link. While it is in focus its text is not put into its usual form."""

    def __init__(self, workspace: Workspace, name: str, parent: QWidget) -> None:
        self.editor = LineEditor(field_label(name), parent=parent)
        super().__init__(workspace, name, self.editor, parent)
        self._value: Any = None
        self.editor.committed.connect(self._committed)
        self.editor.installEventFilter(self)

    def display(self, value: Any) -> None:
        self._value = value
        if not (self.editor.hasFocus() and self._means(value)):
            self.editor.set_value(as_text(value))

    def put_back(self, typed: str) -> None:
        self.editor.set_value(typed)
        self._committed(typed)

    def commit(self) -> None:
        self.editor.commit()

    def _means(self, value: Any) -> bool:
        """Whether the text as it stands is this value."""
        try:
            return bool(parse_value(self.name, self.editor.text()) == value)
        except InvalidValue:
            return False

    def _committed(self, typed: str) -> None:
        try:
            value = parse_value(self.name, typed)
        except InvalidValue as error:
            self.refuse(error, typed)
        else:
            self.save(value, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._means(self._value):
            self.editor.set_value(as_text(self._value))
        return super().eventFilter(watched, event)


class ReadField(Field):
    """A day or a country: its editor reads what is typed, and is saved at rest as soon as it can be read."""

    def __init__(
        self, workspace: Workspace, name: str, editor: DayEdit | CountryChoice, parent: QWidget
    ) -> None:
        super().__init__(workspace, name, editor, parent)
        self.editor = editor
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        editor.textEdited.connect(self._rest.start)
        editor.committed.connect(self._committed)
        editor.refused.connect(self._refused)

    def display(self, value: str) -> None:
        self.editor.set_value(value)

    def let_go(self) -> None:
        # The editor takes no value from outside while text that it cannot read is in focus.
        self.editor.clearFocus()
        self.commit()

    def put_back(self, typed: str) -> None:
        self.editor.setText(typed)
        self.editor.commit()

    def commit(self) -> None:
        self.editor.commit()

    def _committed(self, value: str) -> None:
        self._rest.stop()
        self.save(value, value)

    def _refused(self, error: InvalidValue) -> None:
        self._kept[self._application_id] = error.value

    def _rested(self) -> None:
        """Save what can be read already; the text stays as it is typed."""
        try:
            value = parse_value(self.name, self.editor.text(), order=typing_order(QLocale()))
        except InvalidValue:
            return
        self.save(value, self.editor.text())


class ChoiceField(Field):
    """One of the field's values."""

    def __init__(self, workspace: Workspace, name: str, parent: QWidget) -> None:
        choices = CHOICES[name]
        blank = [(None, tr("Not given"))] if choices.empty is None else []
        options = [*blank, *((value, choices.label(value)) for value in choices.values)]
        self.editor = Choice(field_label(name), options, parent)
        super().__init__(workspace, name, self.editor, parent)
        self.editor.chosen.connect(self._chosen)

    def display(self, value: Any) -> None:
        self.editor.set_value(value)

    def put_back(self, typed: str) -> None:
        value = parse_value(self.name, typed)
        self.editor.set_value(value)
        self._chosen(value)

    def _chosen(self, value: Any) -> None:
        self.save(
            value, "" if value is None else value.name if isinstance(value, Priority) else str(value.value)
        )


class StatusField(Field):
    """The status; choosing another one moves the application, as on the board."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self.editor = Choice(field_label("status"), (), parent)
        super().__init__(workspace, "status", self.editor, parent)
        self._follow()
        workspace.statuses_changed.connect(self._follow)
        self.editor.chosen.connect(self._chosen)

    def display(self, value: int) -> None:
        self.editor.set_value(value)

    def put_back(self, typed: str) -> None:
        self._chosen(int(typed))

    def _follow(self) -> None:
        self.editor.set_options(
            [(status.id, status.name, status_icon(status.colour)) for status in self._workspace.statuses]
        )

    def _chosen(self, status_id: Any) -> None:
        from tracker.store.commands.board import move_applications

        self._kept.pop(self._application_id, None)
        self.run(move_applications([self._application_id], status_id), str(status_id), quiet=False)


class TagsField(Field):
    """The tags, completed from those in use."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self.editor = TagEdit(field_label("tags"), parent=parent)
        super().__init__(workspace, "tags", self.editor, parent)
        self.editor.committed.connect(self._committed)
        self.editor.refused.connect(self._refused)

    def display(self, value: tuple[str, ...]) -> None:
        self.editor.set_value(value)

    def let_go(self) -> None:
        self.commit()
        self.editor.line.clear()

    def put_back(self, typed: str) -> None:
        self.editor.line.setText(typed)
        self.editor.commit()

    def commit(self) -> None:
        if self.editor.line.text():
            self.editor.commit()

    def _committed(self, tags: tuple[str, ...]) -> None:
        self.save(tags, ", ".join(tags))

    def _refused(self, error: InvalidValue) -> None:
        self._kept[self._application_id] = error.value


class LongField(Field):
    """A long text."""

    def __init__(self, workspace: Workspace, name: str, parent: QWidget) -> None:
        self.editor = TextEditor(field_label(name), parent=parent)
        super().__init__(workspace, name, self.editor, parent)
        self.editor.committed.connect(self._committed)

    def display(self, value: str) -> None:
        self.editor.set_value(value)

    def put_back(self, typed: str) -> None:
        self.editor.set_value(typed)
        self._committed(typed)

    def commit(self) -> None:
        self.editor.commit()

    def _committed(self, typed: str) -> None:
        self.save(typed, typed)


def as_text(value: Any) -> str:
    """A line's value as it is typed: pay in its canonical form."""
    if value is None:
        return ""
    return value if isinstance(value, str) else format_pay(value)
