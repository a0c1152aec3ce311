"""Keeping something new while it is still being written: added once, edited from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.store import Command


class AddThenEdit(QObject):
    """Stores values of one thing, one after another; what is stored already is not stored again.

    ``add`` answers the command that adds a value, ``edit`` the one that writes row ``row_id`` (0: not added
    yet) anew; ``table`` is where the new row's id is read from. ``added`` when the thing has its id,
    ``failed`` with the error when a value could not be written. It outlives the form that uses it, so that
    what was typed while the thing was being added is stored too.
    """

    added = Signal()
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        table: str,
        add: Callable[[Any], Command],
        edit: Callable[[int, Any], Command],
        row_id: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self.stored: Any = None
        self._workspace = workspace
        self._table = table
        self._add = add
        self._edit = edit
        self._waiting: Any = None
        self._is_adding = False

    @property
    def is_new(self) -> bool:
        """Whether nothing is stored yet, nor on its way."""
        return not self.row_id and not self._is_adding

    def store(self, value: Any) -> None:
        """Store a value if it is not what is stored. Raises InvalidValue."""
        command = self._edit(self.row_id, value) if self.row_id else self._add(value)
        if self._is_adding:
            self._waiting = value
        elif value != self.stored:
            self._is_adding = not self.row_id
            self.stored = value
            self._workspace.run(command, self._saved, self._not_saved, initiator=self, quiet=True)

    def _saved(self, changes: Changes) -> None:
        if self._is_adding:
            self._is_adding = False
            self.row_id = next(iter(changes.ids.get(self._table, ())), 0)
            self.added.emit()
            waiting, self._waiting = self._waiting, None
            if waiting is not None and self.row_id:
                self.store(waiting)

    def _not_saved(self, error: Exception) -> None:
        self._is_adding = False
        self.stored = None
        self.failed.emit(error)
