"""One status of the person's in the settings: its place, colour, name, meaning, limit, and its removal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.domain.status import Status, StatusKind, kind_label
from tracker.errors import InvalidValue
from tracker.i18n import tr, trn
from ui.errors import describe
from ui.preferences.colour_button import ColourButton
from ui.theme.style import restyle
from ui.widgets.choice import Choice
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import words
from ui.widgets.line_editor import LineEditor
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.store import Command

KIND_WIDTH = 136
LIMIT_WIDTH = 86
COUNT_WIDTH = 62


class StatusRow(QWidget):
    """Edits one status, each change at once.

    ``moved`` carries the status's id and by how many places, ``dragged`` the id and the pointer's height on
    the screen, ``dropped``, ``cancelled`` and ``removal_wanted`` the id.
    """

    moved = Signal(int, int)
    dragged = Signal(int, int)
    dropped = Signal(int)
    cancelled = Signal()
    removal_wanted = Signal(int)

    def __init__(self, workspace: Workspace, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.status = status
        self.count = 0
        self.grip = Grip(self)
        self.colour = ColourButton(self)
        self.name = LineEditor(tr("Name of the status"), status.name, self)
        self.kind = Choice(tr("What it means"), [(kind, kind_label(kind)) for kind in StatusKind], self)
        self.limit = LineEditor(tr("Most cards"), parent=self)
        self.cards = QLabel(self)
        self.remove = IconButton("trash-2", tr("Remove status"), parent=self)
        self.error = words("", "bad", self)
        self.question = RemovalQuestion(self)
        self._build()
        self._connect()
        self.set_status(status)

    def _build(self) -> None:
        self.kind.setFixedWidth(KIND_WIDTH)
        self.limit.setFixedWidth(LIMIT_WIDTH)
        self.limit.setPlaceholderText(tr("No limit"))
        self.limit.setToolTip(tr("The column's count turns amber above this."))
        self.cards.setFixedWidth(COUNT_WIDTH)
        self.cards.setProperty("role", "secondary")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.grip)
        row.addWidget(self.colour)
        row.addWidget(self.name, 1)
        row.addWidget(self.kind)
        row.addWidget(self.limit)
        row.addSpacing(4)
        row.addWidget(self.cards)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error)
        column.addWidget(self.question)
        self.error.setIndent(70)
        self.error.hide()
        self.question.hide()

    def _connect(self) -> None:
        self.name.committed.connect(self._rename)
        self.colour.chosen.connect(self._recolour)
        self.kind.chosen.connect(self._set_kind)
        self.limit.committed.connect(self._set_limit)
        self.remove.clicked.connect(self._want_removal)
        self.question.answered.connect(self.remove_to)
        self.question.kept.connect(self._keep)
        self.grip.dragged.connect(self._dragged)
        self.grip.dropped.connect(self._dropped)
        self.grip.cancelled.connect(self.cancelled)
        for child in (self.grip, self.colour, self.name, self.kind, self.limit, self.remove):
            child.installEventFilter(self)

    def tab_order(self) -> list[QWidget]:
        """The row's parts in the order of Tab."""
        asked = [self.question.target, self.question.confirm, self.question.keep]
        return [self.grip, self.colour, self.name, self.kind, self.limit, self.remove, *asked]

    def set_status(self, status: Status) -> None:
        """Show the status as it is stored; a name that is just being typed stays."""
        self.status = status
        self.name.set_value(status.name)
        self.colour.set_colour(status.colour, status.name)
        self.kind.set_value(status.kind)
        self.limit.set_value(str(status.card_limit or ""))
        self.grip.setAccessibleName(tr("Move {name}, Alt and arrows", name=status.name))
        self.remove.set_name(tr("Remove {name}", name=status.name))

    def set_count(self, count: int) -> None:
        """Show how many cards stand in it."""
        self.count = count
        self.cards.setText(trn("{count} card", "{count} cards", count))

    def ask_removal(self, targets: Sequence[Status], proposed: int) -> None:
        """Ask beneath the row where its cards shall go."""
        self.question.ask(self.count, targets, proposed)

    def show_error(self, error: Exception) -> None:
        """Say beneath the row what was refused; what was typed stays."""
        if isinstance(error, InvalidValue):
            self.error.setText(error.reason)
            restyle(self.name, invalid=error.field == "status")
            restyle(self.limit, invalid=error.field == "card_limit")
        else:
            self.error.setText(describe(error))
        self.error.show()

    def clear_error(self, _changes: Changes | None = None) -> None:
        """All is well again."""
        self.error.hide()
        for field in (self.name, self.limit):
            restyle(field, invalid=False)

    # -- commands -------------------------------------------------------------------------------------

    def _rename(self, name: str) -> None:
        from tracker.store.commands.statuses import rename_status

        self._run(rename_status(self.status.id, name))

    def _recolour(self, colour: str) -> None:
        from tracker.store.commands.statuses import set_status_colour

        self._run(set_status_colour(self.status.id, colour))

    def _set_kind(self, kind: StatusKind) -> None:
        from tracker.store.commands.statuses import set_status_kind

        self._run(set_status_kind(self.status.id, kind))

    def _set_limit(self, typed: str) -> None:
        from tracker.store.commands.statuses import set_status_limit

        try:
            command = set_status_limit(self.status.id, int(typed.strip() or 0))
        except InvalidValue as error:
            self.show_error(error)
        except ValueError:
            self.show_error(InvalidValue("card_limit", tr("A limit is a whole number."), typed))
        else:
            self._run(command)

    def remove_to(self, target_id: int) -> None:
        """Remove the status; its cards go to another one."""
        from tracker.store.commands.statuses import remove_status

        self._run(remove_status(self.status.id, target_id))

    def _run(self, command: Command) -> None:
        self._workspace.run(command, self.clear_error, self.show_error, initiator=self)

    def _want_removal(self) -> None:
        self.removal_wanted.emit(self.status.id)

    def _dragged(self, height: int) -> None:
        self.dragged.emit(self.status.id, height)

    def _dropped(self) -> None:
        self.dropped.emit(self.status.id)

    def _keep(self) -> None:
        self.question.hide()
        self.remove.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(self.status.id, step)
                return True
        return super().eventFilter(watched, event)


class RemovalQuestion(QWidget):
    """Where do its cards go? Part of the row, not a dialog."""

    answered = Signal(int)
    kept = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.target = Choice(tr("Where its cards go"), (), self)
        self.confirm = QPushButton(tr("Remove"), self)
        self.keep = QPushButton(tr("Keep it"), self)
        self.keep.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(70, 2, 0, 8)
        row.setSpacing(8)
        for part in (self.text, self.target, self.confirm, self.keep):
            row.addWidget(part)
        row.addStretch(1)
        self.confirm.clicked.connect(self._answer)
        self.keep.clicked.connect(self.kept)

    def ask(self, count: int, targets: Sequence[Status], proposed: int) -> None:
        """Show the question with the statuses that the cards can go to."""
        self.text.setText(trn("Where does its card go?", "Where do its {count} cards go?", count))
        self.target.set_options([(status.id, status.name) for status in targets])
        self.target.set_value(proposed)
        self.show()
        self.target.setFocus()

    def _answer(self) -> None:
        target = self.target.value()
        if isinstance(target, int):
            self.answered.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)


class Grip(IconButton):
    """The handle that a row is dragged by. ``dragged`` tells the pointer's height on the screen."""

    dragged = Signal(int)
    dropped = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("grip-vertical", tr("Move"), parent=parent)
        self._is_dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag to move, or Alt with the arrow keys"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_dragging = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._is_dragging:
            self._end()
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_dragging and event.key() == Qt.Key.Key_Escape:
            self._end()
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._is_dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
