"""A labelled field: its name above the editor, and beneath it what is wrong with the text, if anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from ui.theme.style import restyle


class FieldRow(QWidget):
    """Label, editor, error line. Typed text is never touched: an error is shown beside it.

    An editor with a signal ``refused`` (carrying InvalidValue) shows its own errors here; its signal
    ``committed`` takes them away.
    """

    def __init__(self, label: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = QLabel(label, self)
        self._label.setProperty("role", "label")
        self._label.setBuddy(editor)
        self._error = QLabel(self)
        self._error.setProperty("role", "bad")
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        self._error.hide()
        self._build()
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._listen()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.editor)
        column.addWidget(self._error)

    def _listen(self) -> None:
        refused = getattr(self.editor, "refused", None)
        committed = getattr(self.editor, "committed", None)
        if isinstance(refused, SignalInstance):
            refused.connect(self.show_error)
        if isinstance(committed, SignalInstance):
            committed.connect(self.clear_error)

    @property
    def error(self) -> str:
        """The reason shown, empty when all is well."""
        return "" if self._error.isHidden() else self._error.text()

    def show_error(self, error: InvalidValue) -> None:
        """Say why the value was refused; the text stays as typed."""
        self._error.setText(error.reason)
        self._error.show()
        self.editor.setAccessibleDescription(error.reason)
        restyle(self.editor, invalid=True)

    def clear_error(self) -> None:
        """All is well again."""
        if self.error:
            self._error.hide()
            self.editor.setAccessibleDescription("")
            restyle(self.editor, invalid=False)
