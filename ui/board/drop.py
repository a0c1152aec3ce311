"""A drag over the board: the mark where cards would drop, scrolling near the edges, unfolding strips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from ui.board.column import Column
from ui.board.column_view import ColumnView
from ui.board.moves import Move, move_into

TURN_MS = 16
EDGE = 48
"""Pixels from an edge within which it scrolls, the faster the nearer."""
FASTEST = 22
UNFOLD_MS = 600


class DropGuide(QObject):
    """Follows a drag over the board's ground; every point is in the board's own coordinates.

    ``unfold_wanted`` carries the strip (a widget) over which the drag rests.
    """

    unfold_wanted = Signal(object)

    def __init__(
        self,
        board: QAbstractScrollArea,
        open_columns: Callable[[], list[Column]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._open_columns = open_columns
        self._at: QPoint | None = None
        self._marked: ColumnView | None = None
        self._resting: QWidget | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._scroll)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(UNFOLD_MS)
        self._rest.timeout.connect(self._unfold)

    def follow(self, at: QPoint) -> bool:
        """The drag is here now; answers whether cards can be dropped here."""
        self._at = at
        if not self._turn.isActive():
            self._turn.start()
        self._rest_on(self._strip_under(at))
        return self._mark()

    def leave(self) -> None:
        """The drag has left or ended: no mark, no scrolling."""
        self._at = None
        self._turn.stop()
        self._rest_on(None)
        self._show(None, None)

    def drop(self, at: QPoint, ids: tuple[int, ...]) -> Move | None:
        """What dropping these cards here means; None for nothing."""
        column, gap = self._place(at)
        self.leave()
        return move_into(column.model.ids(), ids, column.spec.key, gap) if column is not None else None

    # -- the mark -------------------------------------------------------------------------------------

    def _place(self, at: QPoint) -> tuple[Column | None, int]:
        for column in self._open_columns():
            left = column.mapTo(self._board, QPoint(0, 0)).x()
            if column.view is not None and left <= at.x() < left + column.width():
                y = column.view.viewport().mapFrom(self._board, at).y()
                return column, column.view.gap_at(y)
        return None, 0

    def _mark(self) -> bool:
        if self._at is None:
            return False
        column, gap = self._place(self._at)
        self._show(column.view if column is not None else None, gap)
        return column is not None

    def _show(self, view: ColumnView | None, gap: int | None) -> None:
        if self._marked is not None and self._marked is not view:
            self._marked.set_mark(None)
        self._marked = view
        if view is not None:
            view.set_mark(gap)

    # -- scrolling ------------------------------------------------------------------------------------

    def _scroll(self) -> None:
        if self._at is None:
            return
        _scroll_by(self._board.horizontalScrollBar(), speed(self._at.x(), self._board.viewport().width()))
        if self._marked is not None:
            y = self._marked.viewport().mapFrom(self._board, self._at).y()
            _scroll_by(self._marked.verticalScrollBar(), speed(y, self._marked.viewport().height()))
        self._mark()

    # -- unfolding ------------------------------------------------------------------------------------

    def _strip_under(self, at: QPoint) -> QWidget | None:
        found = self._board.viewport().childAt(self._board.viewport().mapFrom(self._board, at))
        return found if found is not None and found.property("unfolds") else None

    def _rest_on(self, strip: QWidget | None) -> None:
        if strip is not self._resting:
            self._resting = strip
            self._rest.stop()
            if strip is not None:
                self._rest.start()

    def _unfold(self) -> None:
        if self._resting is not None:
            self.unfold_wanted.emit(self._resting)


def speed(at: int, length: int) -> int:
    """Pixels to scroll in a turn, for a pointer at ``at`` of ``length``: below 0 near the start."""
    if length <= 2 * EDGE:
        return 0
    if at < EDGE:
        return -min(FASTEST, 2 + (EDGE - at) * FASTEST // EDGE)
    if at > length - EDGE:
        return min(FASTEST, 2 + (at - length + EDGE) * FASTEST // EDGE)
    return 0


def _scroll_by(bar: QScrollBar, pixels: int) -> None:
    if pixels:
        bar.setValue(bar.value() + pixels)
