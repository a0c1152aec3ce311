"""A line that saves itself: on leaving it, on Enter and after a second's rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.committer import Committer


class LineEditor(QLineEdit):
    """``committed`` carries the text whenever it changed. Escape leaves the field; nothing typed is lost."""

    committed = Signal(str)

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self.setAccessibleName(name)
        self._committer = Committer(self, self.text, self.committed.emit)
        self._committer.settled(value)
        self.textEdited.connect(self._committer.touched)
        self.returnPressed.connect(self.commit)

    def set_value(self, text: str) -> None:
        """Show a text from outside; what the person is typing at the moment is not disturbed."""
        if self.hasFocus() and self._committer.dirty:
            return
        self._committer.settled(text)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Give the text over now, if it changed."""
        self._committer.commit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.clearFocus()
        else:
            super().keyPressEvent(event)
