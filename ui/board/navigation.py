"""The keys of the board: arrows move the focus, with Ctrl they move the selected cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.board.column import Column
from ui.board.column_view import ColumnView
from ui.board.data import BoardData
from ui.board.moves import Move, gap_one_down, gap_one_up, move_into
from ui.board.selection import BoardSelection

Key = Qt.Key
Modifier = Qt.KeyboardModifier
DIRECTIONS = {Key.Key_Up: "up", Key.Key_Down: "down", Key.Key_Left: "left", Key.Key_Right: "right"}


class Navigator(QObject):
    """Knows the neighbours of the focus.

    ``move_wanted`` carries a ``Move``, ``opened`` an id, ``menu_wanted`` a global point, ``focus_wanted`` the
    list that the keyboard should go to.
    """

    move_wanted = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)
    focus_wanted = Signal(object)

    def __init__(
        self,
        data: BoardData,
        selection: BoardSelection,
        open_columns: Callable[[], list[Column]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._selection = selection
        self._open_columns = open_columns

    # -- where the focus is ---------------------------------------------------------------------------

    def column_of_focus(self) -> Column | None:
        """The open column with the focus: that of the focus card, else the one with the keyboard."""
        key = self._data.key_of(self._selection.focus)
        columns = self._open_columns()
        for column in columns:
            if column.spec.key == key:
                return column
        return next((column for column in columns if column.view and column.view.hasFocus()), None)

    def _row(self, column: Column) -> int:
        return column.model.row_of(self._selection.focus)

    def _neighbour(self, column: Column, step: int) -> Column | None:
        columns = self._open_columns()
        place = columns.index(column) + step
        return columns[place] if 0 <= place < len(columns) else None

    # -- keys -----------------------------------------------------------------------------------------

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key says; answers whether it says anything here."""
        key, modifiers = Key(event.key()), event.modifiers()
        control = bool(modifiers & Modifier.ControlModifier)
        shift = bool(modifiers & Modifier.ShiftModifier)
        direction = DIRECTIONS.get(key)
        if direction and control and not shift:
            self.move_selected(direction)
        elif direction:
            self.move_focus(direction, extend=shift and not control, keep=shift and control)
        elif key == Key.Key_A and control:
            self.select_column()
        else:
            return not control and self._handle_plain(key, shift=shift)
        return True

    def _handle_plain(self, key: Qt.Key, *, shift: bool) -> bool:
        column = self.column_of_focus()
        if column is None or column.view is None or not len(column.model):
            return False
        row, last = self._row(column), len(column.model) - 1
        page = max(column.view.viewport().height() // column.view.item_height - 1, 1)
        rows = {
            Key.Key_Home: 0,
            Key.Key_End: last,
            Key.Key_PageUp: max(row - page, 0),
            Key.Key_PageDown: min(row + page, last),
        }
        if key in rows:
            self._go(column, rows[key], extend=shift)
        elif key == Key.Key_Space:
            self._selection.toggle(self._selection.focus)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.opened.emit(self._selection.focus)
        elif key == Key.Key_Menu or (key == Key.Key_F10 and shift):
            self.menu_wanted.emit(self._menu_point(column.view, row))
        else:
            return False
        return True

    def _menu_point(self, view: ColumnView, row: int) -> QPoint:
        """A point on the focus card, where a menu may open."""
        view.reveal(row)
        at = QPoint(view.item_height // 4, view.top_of(row) + view.item_height // 2)
        return view.viewport().mapToGlobal(at)

    # -- the focus ------------------------------------------------------------------------------------

    def move_focus(self, direction: str, *, extend: bool = False, keep: bool = False) -> None:
        """Move the focus to the next card; ``extend`` widens the selection, ``keep`` leaves it as it is."""
        column = self.column_of_focus()
        if column is None:
            self.focus_first()
        elif direction in ("up", "down"):
            row = self._row(column) + (1 if direction == "down" else -1)
            if 0 <= row < len(column.model):
                self._go(column, row, extend=extend, keep=keep)
        else:
            self._go_sideways(column, 1 if direction == "right" else -1, extend=extend, keep=keep)

    def focus_first(self, *, keep: bool = False) -> None:
        """Give the focus to the first card of an open column; ``keep`` leaves the selection as it is."""
        for column in self._open_columns():
            if len(column.model):
                self._go(column, 0, keep=keep)
                return

    def _go_sideways(self, column: Column, step: int, *, extend: bool, keep: bool) -> None:
        """To the nearest row of the next column that has a card."""
        y = self._height_of_focus(column)
        target = self._neighbour(column, step)
        while target is not None and not len(target.model):
            target = self._neighbour(target, step)
        if target is not None and target.view is not None:
            self._go(target, target.view.row_near(y), extend=extend, keep=keep)

    def _height_of_focus(self, column: Column) -> int:
        row = self._row(column)
        return column.view.top_of(row) if column.view is not None and row >= 0 else 0

    def _go(self, column: Column, row: int, *, extend: bool = False, keep: bool = False) -> None:
        found = column.model.id_at(row)
        if keep:
            self._selection.focus_on(found)
        elif extend:
            self._selection.extend(found)
        else:
            self._selection.only(found)
        self.focus_wanted.emit(column.view)
        if column.view is not None:
            column.view.reveal(row)

    def select_column(self) -> None:
        """Select every card of the column with the focus."""
        column = self.column_of_focus()
        if column is not None:
            self._selection.all_of(column.model.ids())

    # -- moving cards ---------------------------------------------------------------------------------

    def move_selected(self, direction: str) -> None:
        """Move the selected cards ``up``, ``down``, ``left`` or ``right``."""
        column = self.column_of_focus()
        if column is None or self._row(column) < 0:
            return
        move = (
            self._along(column, direction)
            if direction in ("up", "down")
            else self._across(column, 1 if direction == "right" else -1)
        )
        if move is not None:
            self.move_wanted.emit(move)

    def _along(self, column: Column, direction: str) -> Move | None:
        """One place up or down, those selected in the focus's column."""
        ids = column.model.ids()
        moved = frozenset(found for found in self._moving() if found in column.model)
        ordered = [found for found in ids if found in moved]
        if not ordered:
            return None
        gap = gap_one_up(ids, moved) if direction == "up" else gap_one_down(ids, moved)
        return move_into(ids, ordered, column.spec.key, gap)

    def _across(self, column: Column, step: int) -> Move | None:
        """Into the next open column, at the height of the focus card."""
        target = self._neighbour(column, step)
        if target is None or target.view is None:
            return None
        keys = [one.spec.key for one in self._open_columns()]
        ids = self._data.in_order(self._moving(), keys)
        gap = target.view.gap_at(self._height_of_focus(column))
        return move_into(target.model.ids(), ids, target.spec.key, gap)

    def _moving(self) -> tuple[int, ...]:
        """What a move moves: the selected cards, or the focus card where it is not one of them."""
        chosen = self._selection.ids
        return chosen if self._selection.focus in chosen else (self._selection.focus,)
