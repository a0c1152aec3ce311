"""Notes in Markdown, and the posting's text: long texts that are read more often than written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.domain.fields import field_label
from tracker.i18n import tr
from ui.inspector.field import LongField
from ui.inspector.notes_view import PREVIEWED_LETTERS, NotesView
from ui.theme.icons import icon
from ui.widgets.words import Heading, Words
from ui.workspace import Workspace

EDITOR_HEIGHT = 180
POSTING_HEIGHT = 320


class NotesShown(LongField):
    """The notes' field, which tells its owner what it displays."""

    def __init__(self, workspace: Workspace, owner: NotesField) -> None:
        super().__init__(workspace, "notes", owner)
        self._owner = owner

    def display(self, value: str) -> None:
        super().display(value)
        self._owner.displayed()


class NotesField(QWidget):
    """The notes: shown as they read, edited as Markdown; the button turns one into the other."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_preview_wanted = True
        self.toggle = QPushButton(tr("Edit"), self)
        self.toggle.setProperty("link", True)
        self.toggle.clicked.connect(self.turn)
        self.field = NotesShown(workspace, self)
        self.editor = self.field.editor
        self.editor.setFixedHeight(EDITOR_HEIGHT)
        self.editor.setPlaceholderText(tr("Markdown: # heading, - list, **bold**, [words](https://…)"))
        self.view = NotesView(self)
        self.view.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(field_label("notes"), self.toggle, self))
        column.addWidget(self.view)
        column.addWidget(self.field.row)

    @property
    def is_preview(self) -> bool:
        """Whether the notes are shown as they read."""
        return not self.view.isHidden()

    def displayed(self) -> None:
        """The editor holds other notes: show them as they read, unless they are being written or too long."""
        text = self.editor.toPlainText()
        fits = 0 < len(text) <= PREVIEWED_LETTERS
        if not self.editor.hasFocus():
            self._show_preview(shown=self._is_preview_wanted and fits)

    def turn(self) -> None:
        """From reading to writing, or back."""
        self._is_preview_wanted = not self.is_preview
        self.field.commit()
        self._show_preview(shown=self._is_preview_wanted)
        if not self._is_preview_wanted:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_preview(self, *, shown: bool) -> None:
        if shown:
            self.view.show_notes(self.editor.toPlainText())
        self.view.setVisible(shown)
        self.field.row.setVisible(not shown)
        self.toggle.setText(tr("Edit") if shown else tr("Preview"))
        self.toggle.setAccessibleName(tr("Edit notes") if shown else tr("Preview notes"))


class PostingShown(LongField):
    """The posting's field: its text reaches the editor only when it is opened."""

    def __init__(self, workspace: Workspace, owner: PostingField) -> None:
        super().__init__(workspace, "posting", owner)
        self._owner = owner
        self._text: str | None = None

    def display(self, value: str) -> None:
        self._owner.tell_length(len(value))
        if self._owner.is_open:
            super().display(value)
        else:
            self._text = value

    def fill(self) -> None:
        """Put the text that waits into the editor."""
        if self._text is not None:
            super().display(self._text)
            self._text = None


class PostingField(QWidget):
    """The posting's text, folded until it is wanted."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.toggle = QPushButton(self)
        self.toggle.setProperty("link", True)
        self.toggle.clicked.connect(self.turn)
        self._length = Words(role="secondary", parent=self)
        self.field = PostingShown(workspace, self)
        self.field.editor.setFixedHeight(POSTING_HEIGHT)
        self.field.editor.setPlaceholderText(tr("Paste the posting here to keep it."))
        self.field.row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(field_label("posting"), self.toggle, self))
        column.addWidget(self._length)
        column.addWidget(self.field.row)
        self._name_toggle()

    @property
    def is_open(self) -> bool:
        """Whether the text is shown."""
        return not self.field.row.isHidden()

    def turn(self) -> None:
        """Unfold the text, or fold it, saving what was typed."""
        self.field.commit()
        opened = not self.is_open
        if opened:
            self.field.fill()
        self.field.row.setVisible(opened)
        self._length.setVisible(not opened and bool(self._length.text()))
        self._name_toggle()
        if opened:
            self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_length(self, letters: int) -> None:
        """Say how long the text is, while it is folded."""
        self._length.say(
            tr("{count} characters", count=f"{letters:,}") if letters else tr("No text kept yet.")
        )
        self._length.setVisible(not self.is_open)

    def _name_toggle(self) -> None:
        self.toggle.setText(tr("Hide") if self.is_open else tr("Show"))
        self.toggle.setIcon(icon("chevron-up" if self.is_open else "chevron-down", "accent"))
        self.toggle.setAccessibleName(tr("Hide posting") if self.is_open else tr("Show posting"))
