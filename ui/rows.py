"""The rows that a page has at hand: a bounded cache of what the store tells of applications."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

CAPACITY = 2_000
BATCH = 200
WANTED = 1_000
"""How many of the rows asked for last are still fetched; who scrolled past the others asks again."""


class RowCache(QObject):
    """Answers rows that it has and fetches those that it lacks, one request for all asked in a turn.

    ``loaded`` carries the frozenset of ids whose rows have arrived, or are known to be gone.
    """

    loaded = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None, capacity: int = CAPACITY) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._capacity = capacity
        self._rows: OrderedDict[int, ApplicationRow | None] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: frozenset[int] = frozenset()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._fetch)

    def get(self, application_id: int) -> ApplicationRow | None:
        """The row, or None while it is fetched; a forgotten row is answered until the new one is there."""
        rows = self._rows
        if application_id in rows:
            rows.move_to_end(application_id)
            if application_id in self._stale:
                self._want(application_id)
            return rows[application_id]
        self._want(application_id)
        return None

    def prefetch(self, ids: Iterable[int]) -> None:
        """Fetch those of the rows that are not here: they will be asked for soon."""
        for application_id in ids:
            if application_id not in self._rows:
                self._want(application_id)

    def put(self, row: ApplicationRow) -> None:
        """Show this row at once, until the store's own arrives: it was just written."""
        self._rows[row.id] = row
        self._rows.move_to_end(row.id)
        self._stale.add(row.id)

    def forget(self, ids: Iterable[int]) -> None:
        """These rows changed: they are fetched anew when next asked for."""
        self._stale.update(found for found in ids if found in self._rows)

    def forget_all(self) -> None:
        """Every row may have changed."""
        self._stale.update(self._rows)

    def _want(self, application_id: int) -> None:
        if application_id in self._asked:
            return
        self._wanted[application_id] = None
        self._wanted.move_to_end(application_id)
        if len(self._wanted) > WANTED:
            self._wanted.popitem(last=False)
        if not self._asked and not self._turn.isActive():
            self._turn.start(0)

    def _fetch(self) -> None:
        """Ask for the rows wanted last; they are the ones in view."""
        if not self._workspace.is_open:
            self._wanted.clear()
        if self._asked or not self._wanted:
            return
        from tracker.store.queries import applications as queries

        count = min(BATCH, len(self._wanted))
        self._asked = frozenset(self._wanted.popitem()[0] for _ in range(count))
        # Who forgets a row from here on means a newer one than this request brings.
        self._stale.difference_update(self._asked)
        self._workspace.ask(queries.rows(tuple(self._asked)), self._take, self._fail)

    def _take(self, found: list[ApplicationRow]) -> None:
        asked, self._asked = self._asked, frozenset()
        arrived = {row.id: row for row in found}
        for application_id in asked:
            self._rows[application_id] = arrived.get(application_id)
            self._rows.move_to_end(application_id)
        while len(self._rows) > self._capacity:
            self._stale.discard(self._rows.popitem(last=False)[0])
        if self._wanted:
            self._turn.start(0)
        self.loaded.emit(asked)

    def _fail(self, error: Exception) -> None:
        asked, self._asked = self._asked, frozenset()
        self.forget(asked)
        self._workspace.failed.emit(error)
