"""The rows of a plan as they will be, fetched as far as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QWidget

from tracker.domain.application import Draft
from tracker.domain.countries import country_name
from tracker.domain.fields import field_label
from tracker.domain.pay_display import short_pay
from tracker.i18n import tr
from ui.exchange.counts import ALIKE, HERE, NEW, OUT, REPEATED
from ui.exchange.planning import Planned, left_out_lines
from ui.exchange.tables import NOWHERE, AnyIndex
from ui.exchange.ways import offered_ways, present_way
from ui.inspector.moments import day_words

if TYPE_CHECKING:
    from tracker.exchange.planned import PlannedRow

LINE, TITLE, COMPANY, PLACE, STATUS, APPLIED, PAY, WHY, WAY = range(9)
BATCH = 200
KEPT_DRAFTS = 600


def _place(draft: Draft) -> str:
    return draft.city or country_name(draft.country)


def _applied(draft: Draft) -> str:
    return day_words(date.fromisoformat(draft.applied_on)) if draft.applied_on else ""


def _pay(draft: Draft) -> str:
    return short_pay(draft.pay) if draft.pay else draft.pay_as_posted


def _title(draft: Draft) -> str:
    return draft.title


def _company(draft: Draft) -> str:
    return draft.company


def _status(draft: Draft) -> str:
    return draft.status


CELLS: dict[int, Callable[[Draft], str]] = {
    TITLE: _title,
    COMPANY: _company,
    PLACE: _place,
    STATUS: _status,
    APPLIED: _applied,
    PAY: _pay,
}


def rows_of(kind: str, planned: Planned) -> Iterator[PlannedRow]:
    """The rows of a kind, made as they are asked for."""
    from tracker.exchange.planned import Action

    rows = planned.plan.rows
    if kind == NEW:
        return rows.of(Action.NEW)
    if kind == HERE:
        passed = (row for row in rows.of(Action.DUPLICATE) if row.application_id is not None)
        return chain(rows.of(Action.UPDATED), rows.of(Action.UNCHANGED), passed)
    lines: dict[str, Iterable[int]] = {
        REPEATED: planned.plan.repeats,
        ALIKE: planned.alike,
        OUT: left_out_lines(planned.plan),
    }
    return rows.on(lines.get(kind, ()))


def changes_of(row: PlannedRow) -> str:
    """Which fields change, for a row that meets an application."""
    names = {"own_fields": tr("Own fields"), "timeline": tr("Timeline"), "people": tr("People")}
    names |= {"deleted_at": tr("Out of the bin"), "status_history": tr("History")}
    found = ", ".join(names.get(name) or field_label(name) for name in row.changed)
    return found or tr("Nothing new")


class RowsModel(QAbstractTableModel):
    """Some rows of a plan: line, the fields of a card, why they are looked at, and what they do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self._kind = NEW
        self._rows: list[PlannedRow] = []
        self._more: Iterator[PlannedRow] = iter(())
        self._next: list[PlannedRow] = []
        self._drafts: dict[int, Draft | None] = {}

    def show_rows(self, planned: Planned, kind: str, most: int | None = None) -> None:
        """Show the rows of a kind, ``most`` of them."""
        self.beginResetModel()
        self._planned, self._kind = planned, kind
        self._more = islice(rows_of(kind, planned), most)
        self._drafts.clear()
        self._rows = list(islice(self._more, BATCH))
        self._next = list(islice(self._more, BATCH))
        self.endResetModel()

    def line(self, row: int) -> int:
        """The line of a row in the file."""
        return self._rows[row].line

    def draft(self, row: int) -> Draft | None:
        """The application that a row becomes."""
        if row not in self._drafts:
            if len(self._drafts) >= KEPT_DRAFTS:
                self._drafts.clear()
            self._drafts[row] = self._rows[row].draft
        return self._drafts[row]

    def ways(self, row: int) -> dict[str, str]:
        """The ways that a row can go, each in words."""
        return offered_ways(self._kind, self.line(row), self._planned.plan) if self._planned else {}

    def way(self, row: int) -> str:
        """The way that a row goes."""
        return present_way(self._kind, self.line(row), self._planned.plan) if self._planned else ""

    def _why(self, row: PlannedRow) -> str:
        if self._planned is None:
            return ""
        if self._kind == HERE:
            return changes_of(row)
        if self._kind == ALIKE:
            return self._planned.alike.get(row.line, "")
        earlier = self._planned.plan.repeats.get(row.line, 0)
        return tr("Says the same as line {line}", line=f"{earlier:,}") if earlier else ""

    def _text(self, row: int, column: int) -> str:
        if column == LINE:
            return f"{self.line(row):,}"
        if column == WHY:
            return self._why(self._rows[row])
        if column == WAY:
            return self.ways(row).get(self.way(row), "")
        draft = self.draft(row)
        return CELLS[column](draft) if draft is not None else ""

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else WAY + 1

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and bool(self._next)

    def fetchMore(self, parent: AnyIndex) -> None:
        if parent.isValid() or not self._next:
            return
        self.beginInsertRows(NOWHERE, len(self._rows), len(self._rows) + len(self._next) - 1)
        self._rows += self._next
        self._next = list(islice(self._more, BATCH))
        self.endInsertRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._text(index.row(), index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        why = tr("Changes") if self._kind == HERE else tr("Why")
        named = {LINE: tr("Line"), PLACE: tr("Place"), WHY: why, WAY: tr("What happens")}
        names = {TITLE: "title", COMPANY: "company", STATUS: "status", APPLIED: "applied_on", PAY: "pay"}
        return named.get(section) or field_label(names[section])
