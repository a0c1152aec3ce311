"""What an import would do, line by line, and the report of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tracker.domain.status import StatusKind
from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.mapping import Mapping
from tracker.exchange.orders import ColumnOrder
from tracker.exchange.planned import Action, PlannedRows
from tracker.exchange.questions import Question
from tracker.exchange.rows import Remark
from tracker.exchange.table import Table


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new row that may be an application that is there already: only a person can say so."""

    line: int
    application_id: int
    reason: str


@dataclass(slots=True)
class ImportPlan:
    """What an import would do. Nothing is written yet.

    ``rows`` holds every line that was read; ``orders`` says for each column of days how they are read;
    ``new_statuses`` are those that would be added; ``status_words`` what each word of the file becomes;
    ``proposed`` are values that the file does not name but that follow from it, such as a city's country;
    ``proposals`` are new rows that may be there already; ``repeats`` lines that say the same as an earlier
    one (its line); ``choices`` is what was decided, ``questions`` what only a person can decide;
    ``remembered`` says that a mapping confirmed earlier for this header was applied; ``blank_lines`` were
    passed over; ``seconds`` is what planning took.
    """

    table: Table
    mapping: Mapping
    is_own_format: bool = False
    orders: dict[str, ColumnOrder] = field(default_factory=dict)
    rows: PlannedRows = field(default_factory=PlannedRows)
    refused: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    new_statuses: dict[str, StatusKind] = field(default_factory=dict)
    status_words: dict[str, str] = field(default_factory=dict)
    proposed: list[Remark] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    repeats: dict[int, int] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    remembered: bool = False
    blank_lines: int = 0
    seconds: float = 0.0
    choices: Choices = AS_FOUND

    def count(self, action: Action) -> int:
        """How many lines meet this fate."""
        return self.rows.count(action)

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
            duplicates=self.count(Action.DUPLICATE),
            refused=tuple(self.refused),
            warnings=(*self.warnings, *self.proposed),
            columns=self.mapping.targets(),
            encoding=self.table.dialect.encoding,
            delimiter=self.table.dialect.delimiter,
            date_order=self.date_order,
            undecided=self.undecided,
            repeats=dict(self.repeats),
            proposals=tuple(self.proposals),
            remembered=self.remembered,
            blank_lines=self.blank_lines,
            seconds=self.seconds if seconds is None else seconds,
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: read = new + updated + unchanged + duplicates + refused.

    ``duplicates`` are rows that were left out because the same is there, or stands earlier in the file, and
    the person chose to skip such rows; ``repeats`` are lines that say the same as an earlier one, whether
    they were brought in or not.
    """

    read: int
    new: int
    updated: int
    unchanged: int
    duplicates: int
    refused: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    columns: dict[str, str]
    encoding: str
    delimiter: str
    date_order: str | None
    undecided: tuple[str, ...]
    repeats: dict[int, int]
    proposals: tuple[Proposal, ...]
    remembered: bool
    blank_lines: int
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "duplicates": self.duplicates,
            "refused": [found.to_json() for found in self.refused],
            "warnings": [found.to_json() for found in self.warnings],
            "columns": self.columns,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "date_order": self.date_order,
            "undecided": list(self.undecided),
            "repeats": [{"line": line, "of": earlier} for line, earlier in self.repeats.items()],
            "proposals": [{"line": found.line, "reason": found.reason} for found in self.proposals],
            "remembered": self.remembered,
            "blank_lines": self.blank_lines,
            "seconds": round(self.seconds, 3),
        }
