"""A long text that saves itself: on leaving it and after a second's rest. Quick with 100 kB and more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.widgets.committer import Committer

LINES_SHOWN = 6


class TextEditor(QPlainTextEdit):
    """``committed`` carries the text whenever it changed. Tab moves on, Escape leaves the field."""

    committed = Signal(str)

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._setting = False
        self._committer = Committer(self, self.toPlainText, self.committed.emit)
        self.textChanged.connect(self._text_changed)
        self.set_value(value)

    def set_value(self, text: str) -> None:
        """Show a text from outside; what the person is typing at the moment is not disturbed."""
        if self.hasFocus() and self._committer.dirty:
            return
        self._committer.settled(text)
        if text != self.toPlainText():
            self._setting = True
            self.setPlainText(text)
            self._setting = False

    def commit(self) -> None:
        """Give the text over now, if it changed."""
        self._committer.commit()

    def _text_changed(self) -> None:
        if not self._setting:
            self._committer.touched()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * LINES_SHOWN + 16)

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
