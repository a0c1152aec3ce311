"""What is selected on the board and which card has the focus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal

from ui.board.data import BoardData
from ui.workspace import Workspace

Modifier = Qt.KeyboardModifier


class BoardSelection(QObject):
    """Keeps the focus and the end that a range begins at; the selected ids themselves are the workspace's.

    ``changed`` follows every change of either, ``followed`` those that were not made here. ``is_awaited``
    says that the card with the focus was selected elsewhere and has not come to the board yet.
    """

    changed = Signal()
    followed = Signal()

    def __init__(self, workspace: Workspace, data: BoardData, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._data = data
        self._is_ours = False
        self.focus = workspace.selection[-1] if workspace.selection else 0
        self._anchor = self.focus
        self.is_awaited = False
        workspace.selection_changed.connect(self._follow)

    @property
    def ids(self) -> tuple[int, ...]:
        """The selected applications that are on the board."""
        return tuple(found for found in self._workspace.selection if found in self._data)

    def __contains__(self, application_id: int) -> bool:
        return application_id in self._workspace.selection

    def press(self, application_id: int, modifiers: Modifier) -> None:
        """A press of the mouse on a card: it alone, Ctrl one more or less, Shift a range of its column."""
        if modifiers & Modifier.ShiftModifier:
            self.extend(application_id)
        elif modifiers & Modifier.ControlModifier:
            self.toggle(application_id)
        else:
            self.only(application_id)

    def only(self, application_id: int) -> None:
        """Select one card and give it the focus."""
        self._anchor = application_id
        self._set((application_id,), application_id)

    def toggle(self, application_id: int) -> None:
        """Select the card or take it out, and give it the focus."""
        self._anchor = application_id
        others = [found for found in self._workspace.selection if found != application_id]
        was_in = len(others) < len(self._workspace.selection)
        self._set(others if was_in else (*others, application_id), application_id)

    def extend(self, application_id: int) -> None:
        """Select from where the range begins to this card; across columns the card is added."""
        key = self._data.key_of(application_id)
        if key is None:
            return
        if self._data.key_of(self._anchor) != key:
            others = [found for found in self._workspace.selection if found != application_id]
            self._set((*others, application_id), application_id)
            return
        column = self._data.column(key)
        start, end = column.row_of(self._anchor), column.row_of(application_id)
        step = 1 if end >= start else -1
        self._set([column.id_at(row) for row in range(start, end + step, step)], application_id)

    def all_of(self, ids: Iterable[int]) -> None:
        """Select these cards; the focus stays where it is if it is among them."""
        found = list(ids)
        if not found:
            return
        focus = self.focus if self.focus in set(found) else found[0]
        self._set([*(one for one in found if one != focus), focus], focus)

    def clear(self) -> None:
        """Select nothing."""
        self._set((), self.focus)

    def focus_on(self, application_id: int) -> None:
        """Give a card the focus and leave the selection as it is."""
        self.is_awaited = False
        self.focus = application_id
        self.changed.emit()

    def _set(self, ids: Iterable[int], focus: int) -> None:
        self.is_awaited = False
        self.focus = focus
        self._is_ours = True
        self._workspace.select(tuple(ids))
        self._is_ours = False
        self.changed.emit()

    def _follow(self) -> None:
        """Another page, or the program, selected something."""
        if not self._is_ours:
            chosen = self._workspace.selection
            self.focus = self._anchor = chosen[-1] if chosen else self.focus
            self.is_awaited = self.focus not in self._data
            self.changed.emit()
            self.followed.emit()
