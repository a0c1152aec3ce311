"""Which card stands in which column: the board's state, changed card by card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from ui.board.column_model import ColumnModel, Place
from ui.board.moves import Move, between
from ui.rows import RowCache

MANY = 200
"""Above so many changed cards a column is filled anew instead of card by card."""


class BoardData(QObject):
    """A ``ColumnModel`` a column key, made when first asked for, and the key of every card.

    ``counted`` follows every change of how many cards stand where.
    """

    counted = Signal()

    def __init__(self, cache: RowCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._columns: dict[str, ColumnModel] = {}
        self._keys: dict[int, str] = {}
        cache.loaded.connect(self._rows_loaded)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, application_id: int) -> bool:
        return application_id in self._keys

    def column(self, key: str) -> ColumnModel:
        """The cards of a column, empty for a key that holds none."""
        if key not in self._columns:
            self._columns[key] = ColumnModel(self._cache, self)
        return self._columns[key]

    def filled_keys(self) -> set[str]:
        """The keys of the columns that hold a card."""
        return {key for key, column in self._columns.items() if len(column)}

    def key_of(self, application_id: int) -> str | None:
        """The column of a card, None if it is not on the board."""
        return self._keys.get(application_id)

    def load(self, columns: Mapping[str, Sequence[Place]]) -> None:
        """Hold other cards: (position, id) in order by column key."""
        self._keys = {found: key for key, places in columns.items() for _, found in places}
        for key in {*self._columns, *columns}:
            places = columns.get(key, ())
            if places or len(self.column(key)):
                self.column(key).set_places(places)
        self.counted.emit()

    def apply(self, ids: Iterable[int], places: Mapping[int, tuple[str, int]]) -> None:
        """Put the cards of ``ids`` where ``places`` (id to key and position) says; the others leave."""
        leaving: dict[str, list[int]] = {}
        coming: dict[str, list[Place]] = {}
        for found in ids:
            old, new = self._keys.pop(found, None), places.get(found)
            if old is not None:
                leaving.setdefault(old, []).append(found)
            if new is not None:
                self._keys[found] = new[0]
                coming.setdefault(new[0], []).append((new[1], found))
        for key in {*leaving, *coming}:
            self._change(self.column(key), leaving.get(key, []), coming.get(key, []))
        self.counted.emit()

    def foresee(self, move: Move) -> None:
        """Show a move at once; what the store then says of these cards is put over it."""
        column = self.column(move.key)
        places = between(column.position_of(move.after), column.position_of(move.before), len(move.ids))
        if places:
            pairs = zip(move.ids, places, strict=True)
            self.apply(move.ids, {found: (move.key, position) for found, position in pairs})

    def _change(self, column: ColumnModel, leaving: list[int], coming: list[Place]) -> None:
        staying = {place[1] for place in coming if column.keeps_row(place)}
        gone = [found for found in leaving if found not in staying]
        new = [place for place in coming if place[1] not in staying]
        if len(gone) + len(new) > MANY:
            column.replace(gone, new)
        else:
            column.remove(gone)
            column.insert(new)
        column.tell_changed(column.row_of(found) for found in staying)

    def in_order(self, ids: Iterable[int], keys: Sequence[str]) -> list[int]:
        """The cards among ``ids`` in board order: by column in the order of ``keys``, then by row."""
        rank = {key: place for place, key in enumerate(keys)}
        found = [
            (rank[self._keys[wanted]], self.column(self._keys[wanted]).row_of(wanted), wanted)
            for wanted in ids
            if self._keys.get(wanted) in rank
        ]
        return [wanted for _, _, wanted in sorted(found)]

    def _rows_loaded(self, ids: frozenset[int]) -> None:
        rows: dict[str, list[int]] = {}
        for found in ids:
            key = self._keys.get(found)
            if key is not None:
                rows.setdefault(key, []).append(self._columns[key].row_of(found))
        for key, places in rows.items():
            self._columns[key].tell_changed(places)
