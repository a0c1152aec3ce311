"""Which columns the table shows, in which order and how wide: applied from the settings and kept in them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tracker.settings import TABLE_COLUMNS, Settings
from ui.applications.columns import COLUMNS, PLACES, known_columns
from ui.applications.header import NARROWEST, ColumnsHeader
from ui.applications.table import RowTable

STEP = 24
WIDEST = 1_200


class ColumnLayout(QObject):
    """Keeps the header and the settings alike. The last column takes the room that is left."""

    def __init__(self, table: RowTable, header: ColumnsHeader, settings: Settings) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._settings = settings
        self._is_applying = False
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        self.apply()

    @property
    def shown(self) -> list[str]:
        """The names of the columns in view, in order."""
        header = self._header
        logical = (header.logicalIndex(visual) for visual in range(header.count()))
        return [COLUMNS[place].name for place in logical if not header.isSectionHidden(place)]

    def apply(self) -> None:
        """Show the columns as the settings tell."""
        self._is_applying = True
        names = known_columns(self._settings.table_columns)
        for visual, name in enumerate(names):
            self._header.moveSection(self._header.visualIndex(PLACES[name]), visual)
        for place, column in enumerate(COLUMNS):
            self._header.setSectionHidden(place, column.name not in names)
            self._header.resizeSection(place, self._width(column.name))
        self._is_applying = False
        self.fit()

    def fit(self) -> None:
        """Give the last column the room that the others leave."""
        last = self._last()
        if last is None or self._is_applying:
            return
        self._is_applying = True
        own = self._width(COLUMNS[last].name)
        others = self._header.length() - self._header.sectionSize(last)
        self._header.resizeSection(last, max(own, self._table.viewport().width() - others))
        self._is_applying = False

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Show a column at the end, or hide it; the last one stays."""
        names = self.shown
        if shown and name not in names:
            names.append(name)
        elif not shown and name in names and len(names) > 1:
            names.remove(name)
        self._set(names)

    def move(self, name: str, by: int) -> None:
        """Move a column by so many places to the right (to the left if negative)."""
        names = self.shown
        at = names.index(name)
        names.insert(max(0, min(len(names) - 1, at + by)), names.pop(at))
        self._set(names)

    def widen(self, name: str, by: int) -> None:
        """Make a column wider by so many pixels (narrower if negative)."""
        wanted = self._width(name) + by
        self._settings.table_widths[name] = max(NARROWEST, min(WIDEST, wanted))
        self.apply()

    def reset(self) -> None:
        """The columns and widths of the beginning."""
        self._settings.table_widths.clear()
        self._set(list(TABLE_COLUMNS))

    def _set(self, names: list[str]) -> None:
        self._settings.table_columns = names
        self.apply()

    def _width(self, name: str) -> int:
        told = self._settings.table_widths.get(name)
        usable = isinstance(told, int) and NARROWEST <= told <= WIDEST
        return told if usable and told is not None else COLUMNS[PLACES[name]].width

    def _last(self) -> int | None:
        header = self._header
        for visual in range(header.count() - 1, -1, -1):
            if not header.isSectionHidden(header.logicalIndex(visual)):
                return header.logicalIndex(visual)
        return None

    def _moved(self) -> None:
        if not self._is_applying:
            self._settings.table_columns = self.shown
            self.apply()

    def _resized(self, logical: int, _before: int, width: int) -> None:
        if self._is_applying or width == 0:
            return
        self._settings.table_widths[COLUMNS[logical].name] = width
        if logical != self._last():
            self.fit()
