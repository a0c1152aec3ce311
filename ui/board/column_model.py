"""The cards of one column: ids in the board's order, their rows from the shared cache."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.clock import today
from tracker.i18n import tr
from ui.board.cards import card_of
from ui.rows import RowCache

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

Place = tuple[int, int]
"""Position and id: the board's order."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value


class ColumnModel(QAbstractListModel):
    """Ids in order, found by bisection; 20,000 of them are two flat tables."""

    def __init__(self, cache: RowCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._places: list[Place] = []
        self._positions: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, application_id: int) -> bool:
        return application_id in self._positions

    def id_at(self, row: int) -> int:
        """The application in a row. Raises IndexError."""
        return self._places[row][1]

    def row_of(self, application_id: int) -> int:
        """The row of an application, -1 if it is not in this column."""
        position = self._positions.get(application_id)
        return -1 if position is None else bisect_left(self._places, (position, application_id))

    def ids(self) -> list[int]:
        """All ids, from the top down."""
        return [application_id for _, application_id in self._places]

    def content(self, row: int) -> ApplicationRow | None:
        """The row's application, None while it is fetched."""
        return self._cache.get(self._places[row][1])

    def set_places(self, places: Sequence[Place]) -> None:
        """Hold other cards, in order."""
        self.beginResetModel()
        self._places = list(places)
        self._positions = {application_id: position for position, application_id in self._places}
        self.endResetModel()

    def position_of(self, application_id: int | None) -> int | None:
        """The position of a card, None if it is not here."""
        return None if application_id is None else self._positions.get(application_id)

    def keeps_row(self, place: Place) -> bool:
        """Whether a card that is here stays in its row at this position, which it then takes."""
        position, application_id = place
        row = self.row_of(application_id)
        if row < 0:
            return False
        around = [*self._places[max(row - 1, 0) : row], place, *self._places[row + 1 : row + 2]]
        if around != sorted(around):
            return False
        self._places[row] = place
        self._positions[application_id] = position
        return True

    def replace(self, gone: Iterable[int], new: Iterable[Place]) -> None:
        """Let go of many cards and take many in, as one step."""
        left = set(gone)
        kept = [place for place in self._places if place[1] not in left]
        self.set_places(sorted([*kept, *new]))

    def remove(self, ids: Iterable[int]) -> None:
        """Let go of cards; those that are not here are passed over."""
        for first, last in reversed(list(runs(self.row_of(found) for found in ids))):
            self.beginRemoveRows(NOWHERE, first, last)
            for _, application_id in self._places[first : last + 1]:
                del self._positions[application_id]
            del self._places[first : last + 1]
            self.endRemoveRows()

    def insert(self, places: Iterable[Place]) -> None:
        """Take cards in, each at its place; neighbours among them come as one step."""
        for run in self._runs_to_insert(sorted(places)):
            row = bisect_left(self._places, run[0])
            self.beginInsertRows(NOWHERE, row, row + len(run) - 1)
            self._places[row:row] = run
            self._positions.update((application_id, position) for position, application_id in run)
            self.endInsertRows()

    def _runs_to_insert(self, places: list[Place]) -> list[list[Place]]:
        """The places in groups that stand between the same two neighbours, the last group first."""
        groups: dict[int, list[Place]] = {}
        for place in places:
            groups.setdefault(bisect_left(self._places, place), []).append(place)
        return [groups[row] for row in sorted(groups, reverse=True)]

    def tell_changed(self, rows: Iterable[int]) -> None:
        """Say in one step that what these rows show has changed."""
        found = [row for row in rows if row >= 0]
        if found:
            self.dataChanged.emit(self.index(min(found)), self.index(max(found)))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != SPOKEN and role != Qt.ItemDataRole.DisplayRole:
            return None
        if not index.isValid() or index.row() >= len(self._places):
            return None
        found = self.content(index.row())
        if found is None:
            return tr("Loading")
        return card_of(found, today()).spoken if role == SPOKEN else found.title or found.company

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows as (first, last) of each unbroken run, in order; negative rows are passed over."""
    first = last = -2
    for row in sorted({row for row in rows if row >= 0}):
        if row != last + 1:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
