"""What an import would do, line by line, and the report of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tracker.domain.status import StatusKind
from tracker.exchange.mapping import Mapping
from tracker.exchange.meeting import Action, PlannedRow
from tracker.exchange.orders import ColumnOrder
from tracker.exchange.readers import Table
from tracker.exchange.rows import Remark


@dataclass(slots=True)
class ImportPlan:
    """What an import would do. Nothing is written yet.

    ``rows`` holds every line that was read; ``orders`` says for each column of days how they are read;
    ``new_statuses`` are those that would be added; ``status_words`` what each word of the file becomes;
    ``blank_lines`` were passed over; ``seconds`` is what planning took.
    """

    table: Table
    mapping: Mapping
    is_own_format: bool = False
    orders: dict[str, ColumnOrder] = field(default_factory=dict)
    rows: list[PlannedRow] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    new_statuses: dict[str, StatusKind] = field(default_factory=dict)
    status_words: dict[str, str] = field(default_factory=dict)
    blank_lines: int = 0
    seconds: float = 0.0

    def count(self, action: Action) -> int:
        """How many lines meet this fate."""
        return sum(1 for row in self.rows if row.action is action)

    @property
    def undecided(self) -> tuple[str, ...]:
        """Headers of the columns of days whose order a person has to choose."""
        return tuple(header for header, order in self.orders.items() if not order.decided)

    @property
    def date_order(self) -> str | None:
        """The one order in which the file writes its days; None if there is none, or several."""
        found = {order.order for order in self.orders.values() if order.order}
        return found.pop() if len(found) == 1 else None

    def report(self, seconds: float | None = None) -> ImportReport:
        """The report of the plan; ``seconds`` is what the whole import took."""
        return ImportReport(
            read=len(self.rows),
            new=self.count(Action.NEW),
            updated=self.count(Action.UPDATED),
            unchanged=self.count(Action.UNCHANGED),
            refused=tuple(self.refused),
            warnings=tuple(self.warnings),
            columns=self.mapping.targets(),
            encoding=self.table.dialect.encoding,
            delimiter=self.table.dialect.delimiter,
            date_order=self.date_order,
            undecided=self.undecided,
            blank_lines=self.blank_lines,
            seconds=self.seconds if seconds is None else seconds,
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: read = new + updated + unchanged + refused."""

    read: int
    new: int
    updated: int
    unchanged: int
    refused: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    columns: dict[str, str]
    encoding: str
    delimiter: str
    date_order: str | None
    undecided: tuple[str, ...]
    blank_lines: int
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [found.to_json() for found in self.refused],
            "warnings": [found.to_json() for found in self.warnings],
            "columns": self.columns,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "date_order": self.date_order,
            "undecided": list(self.undecided),
            "blank_lines": self.blank_lines,
            "seconds": round(self.seconds, 3),
        }
