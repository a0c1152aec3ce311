"""The board's page: asks the store, shows the answer, runs the moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from tracker.clock import today
from tracker.i18n import tr
from ui.board.columns import ColumnSpec, country_columns, status_columns, verdict_columns
from ui.board.data import BoardData
from ui.board.delegate import CardDelegate
from ui.board.moves import Move
from ui.board.selection import BoardSelection
from ui.board.skeleton import Skeleton
from ui.board.view import BoardView, has_keyboard
from ui.empty_states import EmptyState
from ui.rows import RowCache
from ui.theme.style import current
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.queries.applications import Group
    from tracker.store.store import Command

Loaded = tuple[int, "Group", Mapping[str, Sequence[tuple[int, int]]]]
"""Generation, what the columns stand for, and their cards."""
Looked = tuple[int, frozenset[int], Mapping[int, tuple[str, int]]]
"""Generation, the ids that were looked at, and where those of them stand that are on the board."""


MOST_LOOKED_AT = 2_000
"""Above so many changed cards the whole board is asked for."""


class BoardPage(QWidget):
    """``counted`` carries how many cards the filter lets through, ``add_requested`` the key of the column to
    add in (a status id as text, a country's code or a verdict), ``context_menu_requested`` a global point.
    """

    counted = Signal(object)
    add_requested = Signal(str)
    context_menu_requested = Signal(QPoint)
    new_requested = Signal()
    import_requested = Signal()
    samples_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._generation = 0
        self._is_stale = True
        self._missed: set[int] = set()
        self._moves_running = 0
        self._group: Group = "status"
        self._wants_keyboard = False
        self._revealing = workspace.selection[-1] if workspace.selection else 0
        self._cache = RowCache(workspace, self)
        self.data = BoardData(self._cache, self)
        self.selection = BoardSelection(workspace, self.data, self)
        self._delegate = CardDelegate(self)
        self._view: BoardView | None = None
        self._empty: EmptyState | None = None
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(Skeleton(self))
        self._connect()

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.opened.connect(self.refresh)
        workspace.changed.connect(self._hear)
        workspace.statuses_changed.connect(self._statuses_changed)
        workspace.filter_changed.connect(self.refresh)
        workspace.group_changed.connect(self.refresh)
        current().changed.connect(self._theme_changed)
        self.selection.followed.connect(self._follow)
        self.data.counted.connect(self._tell_count)

    # -- for the shell --------------------------------------------------------------------------------

    @property
    def view(self) -> BoardView:
        """The columns; made when first needed."""
        if self._view is None:
            self._view = BoardView(self._workspace.settings, self.data, self.selection, self._delegate, self)
            self._view.move_wanted.connect(self._move)
            self._view.add_requested.connect(self.add_requested)
            self._view.opened.connect(self._workspace.inspect)
            self._view.menu_wanted.connect(self.context_menu_requested)
            self._pages.addWidget(self._view)
        return self._view

    def activate(self) -> None:
        """The page was chosen: the keyboard goes to the cards."""
        self.focus_board()

    def focus_board(self) -> None:
        """Give the keyboard to the card with the focus."""
        self._wants_keyboard = self._pages.currentWidget() is not self._view
        if not self._wants_keyboard:
            self.view.focus_cards()

    def move_selected(self, direction: str) -> None:
        """Move the selected cards ``up``, ``down``, ``left`` or ``right``."""
        if self._view is not None:
            self._view.navigator.move_selected(direction)

    def select_column(self) -> None:
        """Select every card of the column with the focus."""
        if self._view is not None:
            self._view.navigator.select_column()

    # -- asking ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask which cards there are, now or when the page is next seen."""
        if not self._workspace.is_open:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        from tracker.store.queries.applications import board_ids

        self._generation += 1
        self._is_stale = False
        self._missed.clear()
        generation, wanted = self._generation, self._workspace.filter
        group = self._workspace.group

        def ask(db: Any) -> Loaded:
            return generation, group, board_ids(wanted, group)(db)

        self._workspace.ask(ask, self._loaded)

    def _look_at_missed(self) -> None:
        """Ask where the cards that have changed stand now."""
        from tracker.store.queries.applications import board_places

        if len(self._missed) > MOST_LOOKED_AT:
            self.refresh()
            return
        ids, self._missed = frozenset(self._missed), set()
        generation, wanted, group = self._generation, self._workspace.filter, self._group

        def ask(db: Any) -> Looked:
            return generation, ids, board_places(wanted, group, list(ids))(db)

        self._workspace.ask(ask, self._looked)

    def _loaded(self, answer: Loaded) -> None:
        generation, group, columns = answer
        if generation != self._generation:
            return
        self._renew_day()
        self._group = group
        self._cache.forget_all()
        self.data.load(columns)
        self._show()
        self._reveal()

    def _looked(self, answer: Looked) -> None:
        generation, ids, places = answer
        if generation != self._generation:
            return
        if self._moves_running:
            self._missed |= ids
            return
        if not len(self.data) or (not places and len(self.data) <= len(ids)):
            self.refresh()
            return
        heir = self._heir(ids, places)
        self.data.apply(ids, places)
        self._show_new_columns()
        self.view.show_selection()
        self.view.recall_keyboard()
        if heir:
            self._inherit(heir)
        self._reveal()

    # -- what changed ---------------------------------------------------------------------------------

    def _hear(self, event: ChangeEvent) -> None:
        changes: Changes = event.changes
        if changes.everything:
            self.refresh()
        elif changes.applications:
            self._cache.forget(changes.applications)
            self._missed |= changes.applications
            if self.isVisible() and not self._is_stale and not self._moves_running:
                self._look_at_missed()
        elif self._view is not None:
            self._view.recall_keyboard()

    def _statuses_changed(self) -> None:
        self._cache.forget_all()
        if self._view is not None:
            self._view.show_columns(self._specs())

    def _follow(self) -> None:
        """Somebody selected something: show it, now or as soon as it is on the board."""
        self._revealing = self.selection.focus
        if self.isVisible():
            self._reveal()

    def _theme_changed(self) -> None:
        self._delegate.forget()
        if self._view is not None:
            self._view.take_theme()

    def _renew_day(self) -> None:
        if self._delegate.day != today():
            self._delegate.forget()

    # -- showing --------------------------------------------------------------------------------------

    def _specs(self) -> tuple[ColumnSpec, ...]:
        if self._group == "country":
            return country_columns(self.data.filled_keys())
        if self._group == "visa":
            return verdict_columns(self.data.filled_keys())
        return status_columns(self._workspace.statuses)

    def _show(self) -> None:
        if len(self.data):
            had_keyboard = has_keyboard(self)
            self.view.show_columns(self._specs())
            self._pages.setCurrentWidget(self.view)
            if had_keyboard or self._wants_keyboard:
                self.focus_board()
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is None:
            self._empty = EmptyState(self._workspace, self)
            self._empty.new_requested.connect(self.new_requested)
            self._empty.import_requested.connect(self.import_requested)
            self._empty.samples_requested.connect(self.samples_requested)
            self._pages.addWidget(self._empty)
        self._empty.show_for_filter()
        self._pages.setCurrentWidget(self._empty)

    def _show_new_columns(self) -> None:
        """A card may have come to a country that had no column, or have been its last one."""
        specs = self._specs()
        if [spec.key for spec in specs] != [column.spec.key for column in self.view.columns]:
            self.view.show_columns(specs)

    def _tell_count(self) -> None:
        self.counted.emit(len(self.data))

    def _reveal(self) -> None:
        """Scroll to the card that is waited for, once it is on the board, and give it the keyboard."""
        if self._view is not None and self._revealing in self.data:
            self._view.reveal(self._revealing)
            if self.selection.is_awaited and has_keyboard(self._view):
                self.selection.focus_on(self._revealing)
                self._view.focus_cards()
            self._revealing = 0

    # -- moving and leaving ---------------------------------------------------------------------------

    def _move(self, move: Move) -> None:
        if self._group == "visa" and any(self.data.key_of(found) != move.key for found in move.ids):
            self._workspace.say(tr("The verdict comes from the rules: no card can be moved to another one."))
            return
        command = self._command(move)
        self._moves_running += 1
        self.data.foresee(move)
        self.view.show_selection()
        self.view.reveal(self.selection.focus)
        self._workspace.run(command, self._moved, self._move_failed, initiator=self)

    def _command(self, move: Move) -> Command:
        from tracker.store.commands import board

        place = (move.after, move.before)
        if self._group == "visa":
            return board.place_applications(move.ids, *place)
        if self._group == "country":
            return board.place_in_country(move.ids, move.key, *place)
        return board.place_in_status(move.ids, int(move.key), *place)

    def _moved(self, _changes: Changes) -> None:
        """The store has it: see how it stands there, unless more moves are on their way."""
        self._moves_running -= 1
        if not self._moves_running and self._missed:
            self._revealing = self.selection.focus
            self._look_at_missed()

    def _move_failed(self, error: Exception) -> None:
        """The store refused: show again what it has."""
        self._moves_running -= 1
        self.refresh()
        self._workspace.failed.emit(error)

    def _heir(self, ids: frozenset[int], places: Mapping[int, tuple[str, int]]) -> int:
        """The card that gets the focus when that with the focus leaves the board: the next that stays, else
        the one before; 0 if the focus card stays.
        """
        focus = self.selection.focus
        key = self.data.key_of(focus)
        if key is None or focus not in ids or focus in places:
            return 0
        column = self.data.column(key)
        row = column.row_of(focus)
        for near in (*range(row + 1, len(column)), *range(row - 1, -1, -1)):
            found: int = column.id_at(near)
            if found not in ids or found in places:
                return found
        return 0

    def _inherit(self, heir: int) -> None:
        """Select the next card, unless something that is still there has been selected meanwhile."""
        if not self.selection.ids and heir in self.data:
            had_keyboard = has_keyboard(self.view)
            self.selection.only(heir)
            if had_keyboard:
                self.view.focus_cards()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        elif self._missed:
            self._look_at_missed()
