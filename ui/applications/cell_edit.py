"""Editing one cell in place, from the first key to the store's answer. What is typed is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLabel, QWidget

from tracker.errors import InvalidValue, LandfallError
from ui.applications.columns import Column
from ui.applications.editors import COMPLETED, least_width, make_editor, offer_words, read_editor
from ui.rows import RowCache
from ui.theme.style import restyle
from ui.widgets.country_choice import CountryChoice
from ui.widgets.day_edit import DayEdit
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.rows import ApplicationRow

Hint = QAbstractItemDelegate.EndEditHint
KEPT_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
REASON_GAP = 3


class CellEdit(QObject):
    """The editor of one cell. ``closed`` tells the editor and where to go on, once the value is stored.

    Enter, Tab, Escape and leaving the editor store what is typed. What the field refuses stays in the open
    editor with the reason beneath, until it is mended or undone with Ctrl+Z.
    """

    closed = Signal(QWidget, QAbstractItemDelegate.EndEditHint)

    def __init__(
        self, workspace: Workspace, cache: RowCache, row: ApplicationRow, column: Column, parent: QWidget
    ) -> None:
        self.editor = make_editor(column, row, parent)
        super().__init__(self.editor)
        self._viewport = parent
        self._workspace = workspace
        self._cache = cache
        self._row = row
        self._column = column
        self._begun_with = self.editor.text()
        self._value: Any = None
        self._hint = Hint.NoHint
        self._is_busy = False
        self._is_closed = False
        self._reason = self._make_reason(parent)
        self.editor.installEventFilter(self)
        self.editor.destroyed.connect(self._reason.deleteLater)
        self.editor.textEdited.connect(self._typed)
        if isinstance(self.editor, DayEdit | CountryChoice):
            self.editor.committed.connect(self._picked)
        if column.name in COMPLETED:
            self._ask_for_words()

    @property
    def is_refused(self) -> bool:
        """Whether the typed text is waiting to be mended."""
        return not self._reason.isHidden()

    @property
    def reason(self) -> str:
        """Why the typed text cannot be stored; empty while nothing speaks against it."""
        return self._reason.text() if self.is_refused else ""

    def _make_reason(self, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setProperty("role", "bad")
        label.setProperty("panel", "raised")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(8, 4, 8, 4)
        label.hide()
        return label

    def _ask_for_words(self) -> None:
        from tracker.store.queries.parts import words_used

        self._workspace.ask(words_used(self._column.name), self._offer_words)

    def _offer_words(self, words: list[str]) -> None:
        offer_words(self.editor, words)

    def place(self, cell: QRect) -> None:
        """Put the editor over its cell, wide enough to type in, and the reason beneath or above it."""
        room = self._viewport.rect()
        width = max(cell.width(), least_width(self._column))
        left = max(min(cell.left(), room.right() - width), min(cell.left(), 0))
        self.editor.setGeometry(left, cell.top(), width, cell.height())
        self._place_reason()

    def _place_reason(self) -> None:
        room = self._viewport.rect()
        self._reason.adjustSize()
        under = self.editor.geometry().bottom() + REASON_GAP
        above = self.editor.geometry().top() - REASON_GAP - self._reason.height()
        fits = under + self._reason.height() <= room.bottom()
        left = max(0, min(self.editor.x(), room.right() - self._reason.width()))
        self._reason.move(left, under if fits else above)

    def finish(self, hint: Hint = Hint.NoHint) -> None:
        """Store what is typed and close; what cannot be stored stays open with the reason."""
        if self._is_busy or self._is_closed:
            return
        if self.editor.text() == self._begun_with:
            self._close(hint)
            return
        self._is_busy = True
        try:
            value = read_editor(self.editor, self._column)
            if value == getattr(self._row, self._column.name):
                self._close(hint)
            else:
                self._store(value, hint)
        except InvalidValue as error:
            self._refuse(error)

    def _store(self, value: Any, hint: Hint) -> None:
        from tracker.store.commands.applications import set_field

        command = set_field([self._row.id], self._column.name, value)
        self._value, self._hint = value, hint
        self.editor.setReadOnly(True)
        self._workspace.run(command, self._stored, self._refuse, initiator=self, quiet=True)

    def _stored(self, _changes: Changes) -> None:
        self._cache.put(replace(self._row, **{self._column.name: self._value}))
        self._close(self._hint)

    def _close(self, hint: Hint) -> None:
        self._is_closed = True
        self._reason.hide()
        self.closed.emit(self.editor, hint)

    def _refuse(self, error: Exception) -> None:
        self._is_busy = False
        self.editor.setReadOnly(False)
        if not isinstance(error, LandfallError):
            self._workspace.failed.emit(error)
            return
        reason = error.reason if isinstance(error, InvalidValue) else str(error)
        self._reason.setText(reason)
        self.editor.setAccessibleDescription(reason)
        restyle(self.editor, invalid=True)
        self._place_reason()
        self._reason.show()
        self._reason.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self._reason, QAccessible.Event.Alert))

    def _typed(self) -> None:
        if self.is_refused:
            self._reason.hide()
            self.editor.setAccessibleDescription("")
            restyle(self.editor, invalid=False)

    def _left(self, reason: Qt.FocusReason) -> None:
        if reason not in KEPT_OPEN:
            self.finish()

    def _picked(self) -> None:
        """A day or country chosen from its list needs no Enter."""
        self.finish()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._left(event.reason())
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.finish()
        elif key == Qt.Key.Key_Tab:
            self.finish(Hint.EditNextItem)
        elif key == Qt.Key.Key_Backtab:
            self.finish(Hint.EditPreviousItem)
        else:
            return False
        return True
