"""Planning and running an import on the workspace's thread, with progress and a stop that works."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Union

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import Shiboken

from tracker.errors import Cancelled, LandfallError
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices
    from tracker.exchange.plan import ImportPlan
    from tracker.exchange.readers import Table
    from tracker.exchange.source import Source
    from tracker.store.journal import Changes
    from tracker.store.store import Progress, Store

Origin = Union[Path, "Source"]
"""A file, or something else that holds a table, such as what was copied."""

SAMPLE_LINES = 200
SAMPLES = 3
SHOWN = 120
TOLD_EVERY = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """What a plan does with the lines: those left out are among those that need a look."""

    new: int
    updated: int
    unchanged: int
    left_out: int
    look: int

    @property
    def written(self) -> int:
        """How many lines the import writes."""
        return self.new + self.updated


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, its counts, and for each column of the file its first different values."""

    plan: ImportPlan
    counts: Counts
    samples: tuple[tuple[str, ...], ...]


Answer = tuple[int, Planned | Exception]
"""What came of planning, with the count of the request."""


class Stop:
    """Lets one thread ask another to stop."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def ask(self) -> None:
        """Ask for it."""
        self._event.set()

    def check(self) -> None:
        """Raise Cancelled if it was asked for."""
        if self._event.is_set():
            raise Cancelled


class Planner(QObject):
    """Plans one file after another: what is planned last counts, what was under way is stopped.

    ``progressed`` carries how much is done and how much there is (0: not known), ``planned`` a Planned,
    ``refused`` why a file cannot be read, ``imported`` the Changes, ``failed`` why nothing was written.
    """

    progressed = Signal(object)
    planned = Signal(object)
    refused = Signal(object)
    imported = Signal(object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stop = Stop()
        self._count = 0
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def plan(self, origin: Origin, choices: Choices) -> None:
        """Read the origin under the choices; an answer for earlier choices is no longer wanted."""
        self.stop()
        self._stop = stop = Stop()
        self._count += 1
        count = self._count

        def work(store: Store) -> Answer:
            return count, _outcome(origin, store, choices, self._watch(stop))

        self._workspace.work(work, self._answer, self._broken)

    def _watch(self, stop: Stop) -> Progress:
        told = -1

        def progress(done: int, total: int) -> None:
            nonlocal told
            stop.check()
            step = done * TOLD_EVERY // total if total else done // 1000
            if step != told:
                told = step
                if Shiboken.isValid(self):
                    self._told.emit((done, total))

        return progress

    def _answer(self, answer: Answer) -> None:
        count, outcome = answer
        if count != self._count:
            return
        if isinstance(outcome, Planned):
            self.planned.emit(outcome)
        elif not isinstance(outcome, Cancelled):
            self.refused.emit(outcome)

    def _broken(self, error: Exception) -> None:
        """Something that no file should bring about: the program's own log hears of it too."""
        self._workspace.failed.emit(error)
        self.refused.emit(error)

    def run(self, made: ImportPlan) -> None:
        """Write a plan as one step."""
        from tracker.exchange.importer import import_command

        self._stop = stop = Stop()
        self._workspace.run(
            import_command(made),
            self._imported,
            self._not_imported,
            initiator=self,
            quiet=True,
            progress=self._watch(stop),
        )

    def _imported(self, changes: Changes) -> None:
        self.imported.emit(changes)

    def _not_imported(self, error: Exception) -> None:
        self.failed.emit(error)

    def stop(self) -> None:
        """Ask what is under way to stop; nothing of it is kept."""
        self._stop.ask()


def _outcome(origin: Origin, store: Store, choices: Choices, progress: Progress) -> Planned | Exception:
    """Plan, on the worker; what is wrong with the file is an answer like any other."""
    from tracker.exchange.importer import plan

    try:
        made = plan(origin, store, choices, progress)
        return Planned(made, counts_of(made), first_values(made.table))
    except (LandfallError, OSError) as error:
        return error


def counts_of(plan: ImportPlan) -> Counts:
    """The counts of a plan; a line with several remarks needs one look."""
    from tracker.exchange.planned import Action

    lines = {remark.line for remark in (*plan.refused, *plan.warnings)}
    return Counts(
        plan.count(Action.NEW),
        plan.count(Action.UPDATED),
        plan.count(Action.UNCHANGED),
        plan.count(Action.REFUSED),
        len(lines),
    )


def first_values(table: Table) -> tuple[tuple[str, ...], ...]:
    """The first different values of each column, their line breaks as spaces."""
    found: list[dict[str, None]] = [{} for _ in table.header]
    for line in islice(table.lines(), SAMPLE_LINES):
        for values, cell in zip(found, line.cells, strict=False):
            if len(values) < SAMPLES and cell.strip():
                values[" ".join(cell[:SHOWN].split())] = None
    return tuple(tuple(values) for values in found)
