"""The person's own fields of an application: a name and a text each, added and taken away here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.theme.icons import icon
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_button import IconButton
from ui.widgets.line_editor import LineEditor
from ui.widgets.row_list import RowList, lead_on
from ui.widgets.text_editor import TextEditor
from ui.widgets.words import Heading, Words
from ui.workspace import Workspace

LONG = 60
LONG_HEIGHT = 72
LABEL_HEIGHT = 18
WIDEST_LABEL = 220

OwnField = tuple[str, str]


class OwnFields(QWidget):
    """A row a field, and a line in which a new one is named."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.application_id = 0
        self.kept: dict[tuple[int, str], str] = {}
        self._kept_new: dict[int, OwnField] = {}
        self.add_button = QPushButton(icon("plus", "accent"), tr("Add"), self)
        self.add_button.setProperty("link", True)
        self.add_button.setAccessibleName(tr("Add an own field"))
        self.add_button.clicked.connect(self.add)
        self.list = RowList(self._make_row, self)
        self.list.set_spacing(10)
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
        lead_on(self.add_button, self.list, self.name, self.value)

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
        name = self.name.text().strip()
        try:
            if name in self._names():
                raise InvalidValue("own_fields", tr("There is a field of this name."), name)
            self.set_field(self.application_id, name, self.value.text())
        except InvalidValue as error:
            self._error.say(error.reason)
            return
        self._error.say("")
        had_focus = self.value.hasFocus()
        self.name.set_value("")
        self.value.set_value("")
        if had_focus:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names(self) -> set[str]:
        return {row.name for row in self.list.rows if isinstance(row, OwnFieldRow)}

    def set_field(
        self, application_id: int, name: str, value: str, failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Set a field's text; an empty one takes the field away. Raises InvalidValue."""
        from tracker.store.commands.applications import set_own_field

        command = set_own_field(application_id, name, value)
        self._workspace.run(command, None, failed, initiator=self, quiet=bool(value.strip()))

    def flush(self) -> None:
        """Save what is typed; a new field once it has a name and a text."""
        for row in self.list.rows:
            if isinstance(row, OwnFieldRow):
                row.commit()
        if self.name.text().strip() and self.value.text().strip():
            self._store_new()


class OwnFieldRow(QWidget):
    """One own field: its name over its text, and a cross that takes it away."""

    def __init__(self, owner: OwnFields, application_id: int, field: OwnField) -> None:
        super().__init__(owner)
        self._owner = owner
        self._application_id = application_id
        self.name, value = field
        is_long = "\n" in value or len(value) > LONG
        self.editor: LineEditor | TextEditor = (TextEditor if is_long else LineEditor)(self.name, value, self)
        label = self.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, WIDEST_LABEL)
        self._field = FieldRow(label, self.editor, self)
        self._field.setToolTip(self.name)
        self._remove = IconButton("x", tr("Remove {field}", field=self.name), parent=self)
        self._remove.clicked.connect(self._removed)
        self._build()
        self.editor.committed.connect(self._committed)
        self.editor.installEventFilter(self)
        kept = owner.kept.get((application_id, self.name))
        if kept is not None:
            self.editor.set_value(kept)
            self._save(kept)

    def _build(self) -> None:
        if isinstance(self.editor, TextEditor):
            self.editor.setFixedHeight(LONG_HEIGHT)
        cross = QVBoxLayout()
        cross.setContentsMargins(0, LABEL_HEIGHT + 4, 0, 0)
        cross.addWidget(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._field, 1)
        line.addLayout(cross)
        line.setAlignment(cross, Qt.AlignmentFlag.AlignTop)

    @property
    def _key(self) -> tuple[int, str]:
        return self._application_id, self.name

    def show_thing(self, field: OwnField) -> None:
        """Show the field's text as it is now, unless a text that could not be stored is kept."""
        if self._key not in self._owner.kept:
            self.editor.set_value(field[1])

    def commit(self) -> None:
        """Save what is typed."""
        self.editor.commit()

    def _text(self) -> str:
        return self.editor.text() if isinstance(self.editor, LineEditor) else self.editor.toPlainText()

    def _committed(self, text: str) -> None:
        """Save; an emptied field goes only when it is left."""
        if text.strip() or not self.editor.hasFocus():
            self._save(text)

    def _save(self, text: str) -> None:
        try:
            self._owner.set_field(self._application_id, self.name, text, self._failed)
        except InvalidValue as error:
            self._failed(error)
        else:
            self._owner.kept.pop(self._key, None)
            self._field.clear_error()

    def _failed(self, error: Exception) -> None:
        self._owner.kept[self._key] = self._text()
        reason = error.reason if isinstance(error, InvalidValue) else str(error)
        self._field.show_error(InvalidValue("own_fields", reason))

    def _removed(self) -> None:
        self._owner.kept.pop(self._key, None)
        self._owner.set_field(self._application_id, self.name, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self._text().strip():
            self._save("")
        return super().eventFilter(watched, event)
