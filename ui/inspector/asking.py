"""Questions to the store whose late answers are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Query


class Question(QObject):
    """Asks the store again and again; ``answered`` carries only the answer to the latest question."""

    answered = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._number = 0

    def ask(self, query: Query[Any]) -> None:
        """Ask; whatever was asked before is no longer waited for."""
        self._number += 1
        number = self._number

        def numbered(db: Any) -> tuple[int, Any]:
            return number, query(db)

        self._workspace.ask(numbered, self._arrived)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._number += 1

    def _arrived(self, answer: tuple[int, Any]) -> None:
        number, found = answer
        if number == self._number:
            self.answered.emit(found)
