"""The applications as a table: ordered ids, and rows that come from the cache as they are painted."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.applications.columns import COLUMNS, Column, cell_text, heading, spoken_row
from ui.rows import RowCache

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
AHEAD = 40
"""How many rows before and after one that is missing are fetched with it."""
PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = PLAIN | Qt.ItemFlag.ItemIsEditable


class ApplicationsModel(QAbstractTableModel):
    """All columns that there are, whether shown or not; the view hides and orders them."""

    def __init__(
        self, cache: RowCache, columns: Sequence[Column] = COLUMNS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._flags = [
            EDITABLE if column.is_editable and not column.picks else PLAIN for column in self.columns
        ]
        self._cache = cache
        self._ids = array("q")
        self._places: dict[int, int] = {}
        self._ahead = -1
        cache.loaded.connect(self._arrived)

    @property
    def ids(self) -> Sequence[int]:
        """The applications in order."""
        return self._ids

    def place_of(self, application_id: int) -> int | None:
        """The row in which an application stands; None if it is not here."""
        return self._places.get(application_id)

    def row_at(self, place: int) -> ApplicationRow | None:
        """The row at a place; None while it is fetched, and its neighbours with it."""
        row = self._cache.get(self._ids[place])
        if row is None and place // AHEAD != self._ahead:
            self._ahead = place // AHEAD
            self._cache.prefetch(self._ids[max(0, place - AHEAD) : place + AHEAD])
        return row

    def set_ids(self, ids: Sequence[int]) -> bool:
        """Show other applications, or others in order; answers whether anything changed."""
        wanted = array("q", ids)
        if wanted == self._ids:
            return False
        self.beginResetModel()
        self._ids = wanted
        self._places = {application_id: place for place, application_id in enumerate(wanted)}
        self.endResetModel()
        return True

    def refresh(self, ids: Sequence[int] | frozenset[int] | None = None) -> None:
        """Have rows painted again (None: all of them)."""
        if not self._ids:
            return
        if ids is None:
            self._told(0, len(self._ids) - 1)
            return
        places = sorted(self._places[found] for found in ids if found in self._places)
        if places:
            self._told(places[0], places[-1])

    def _arrived(self, ids: frozenset[int]) -> None:
        self._ahead = -1
        self.refresh(ids)

    def _told(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return self._flags[index.column()]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.link if column.look == "link" else None
        text = cell_text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if index.column() == 0:
            return spoken_row(row)
        return f"{heading(column)}: {text}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return heading(self.columns[section])
        return section + 1
