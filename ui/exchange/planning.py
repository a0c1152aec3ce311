"""Planning and running an import on the workspace's thread, with progress and a stop that works."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Union

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import Shiboken

from tracker.errors import Cancelled, LandfallError
from tracker.exchange.choices import LEAVE_OUT
from tracker.i18n import tr
from ui.errors import describe
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices
    from tracker.exchange.plan import ImportPlan
    from tracker.exchange.readers import Table
    from tracker.exchange.rows import Remark
    from tracker.exchange.source import Source
    from tracker.store.journal import Changes
    from tracker.store.store import Progress, Store

Origin = Union[Path, "Source"]
"""A file, or something else that holds a table, such as what was copied."""

SAMPLE_LINES = 200
SAMPLES = 3
SHOWN = 120
MOST_NAMED = 500
"""So many applications are named that rows of a file merely resemble."""
TOLD_EVERY = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """What a plan does with the lines.

    ``unchanged`` meet an application and leave it as it is; ``left_out`` are those refused, of which
    ``said_out`` were left out by the person; the others are among those that need a ``look``. ``repeated``
    say the same as an earlier line, ``alike`` are merely like an application.
    """

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: int = 0
    said_out: int = 0
    look: int = 0
    repeated: int = 0
    alike: int = 0

    @property
    def here(self) -> int:
        """How many lines meet an application."""
        return self.updated + self.unchanged

    @property
    def written(self) -> int:
        """How many lines the import writes."""
        return self.new + self.updated


@dataclass(frozen=True, slots=True)
class Look:
    """A cell that needs a look: its row is left out (bad), comes in with the text kept (warn), or is mended
    (good)."""

    remark: Remark
    tone: Literal["bad", "warn", "good"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, its counts, and for each column of the file its first different values.

    ``looks`` are the cells that need a look; ``alike`` says for lines what they are merely like.
    """

    plan: ImportPlan
    counts: Counts
    samples: tuple[tuple[str, ...], ...]
    looks: tuple[Look, ...] = ()
    alike: dict[int, str] = field(default_factory=dict)


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
    ``refused`` why a file cannot be read, ``imported`` the Changes, ``failed`` why nothing was written,
    ``saved`` how many rows that need a look were saved and where.
    """

    progressed = Signal(object)
    planned = Signal(object)
    refused = Signal(object)
    imported = Signal(object)
    failed = Signal(object)
    saved = Signal(object)
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

    def save(self, made: ImportPlan, path: Path) -> None:
        """Save the rows of a plan that need a look as a table."""

        def work(_store: Store) -> tuple[int, Path]:
            from tracker.exchange.rejects import save_rejects

            return save_rejects(made, path, with_warned=True), path

        self._workspace.work(work, self._saved, self._not_saved)

    def _saved(self, told: tuple[int, Path]) -> None:
        self.saved.emit(told)

    def _not_saved(self, error: Exception) -> None:
        self._workspace.say(describe(error))

    def stop(self) -> None:
        """Ask what is under way to stop; nothing of it is kept."""
        self._stop.ask()


def _outcome(origin: Origin, store: Store, choices: Choices, progress: Progress) -> Planned | Exception:
    """Plan, on the worker; what is wrong with the file is an answer like any other."""
    from tracker.exchange.importer import plan

    try:
        made = plan(origin, store, choices, progress)
        return Planned(
            made, counts_of(made), first_values(made.table), tuple(looks_of(made)), alike_of(made, store)
        )
    except (LandfallError, OSError) as error:
        return error


def counts_of(plan: ImportPlan) -> Counts:
    """The counts of a plan; a line with several remarks needs one look."""
    from tracker.exchange.planned import Action

    said_out = left_out_lines(plan)
    passed = sum(row.application_id is not None for row in plan.rows.of(Action.DUPLICATE))
    return Counts(
        new=plan.count(Action.NEW),
        updated=plan.count(Action.UPDATED),
        unchanged=plan.count(Action.UNCHANGED) + passed,
        left_out=plan.count(Action.REFUSED),
        said_out=len({remark.line for remark in plan.refused} & said_out),
        look=len({remark.line for remark in (*plan.refused, *plan.warnings)} - said_out),
        repeated=len(plan.repeats),
        alike=len(plan.proposals),
    )


def left_out_lines(plan: ImportPlan) -> frozenset[int]:
    """The lines that the person does not want."""
    return frozenset(line for line, way in plan.choices.rows.items() if way == LEAVE_OUT)


def looks_of(plan: ImportPlan) -> Iterator[Look]:
    """Cells for which a row is refused, then those whose text is kept, then those that were mended."""
    from tracker.exchange.rows import Remark

    said_out = left_out_lines(plan)
    told: set[tuple[int, str]] = set()
    for remarks, tone in _tones(plan):
        for found in remarks:
            if found.line not in said_out:
                told.add((found.line, found.column))
                yield Look(found, tone)
    for (line, column), text in plan.choices.cells.items():
        if (line, column) not in told and line not in said_out:
            yield Look(Remark(line, column, text, tr("Mended by you.")), "good")


def _tones(plan: ImportPlan) -> tuple[tuple[list[Remark], Literal["bad", "warn"]], ...]:
    return (plan.refused, "bad"), (plan.warnings, "warn")


def alike_of(plan: ImportPlan, store: Store) -> dict[int, str]:
    """What each new row resembles, in words; applications are named as far as a person reads."""
    from tracker.store.queries.drafts import drafts

    named = dict.fromkeys(found.application_id for found in plan.proposals[:MOST_NAMED])
    found_here = store.ask(drafts(list(named))) if named else []
    titles = dict(zip(named, found_here, strict=True)) if len(found_here) == len(named) else {}
    said: dict[int, str] = {}
    for found in plan.proposals:
        like = titles.get(found.application_id)
        name = ", ".join(filter(None, (like.title, like.company))) if like else ""
        said[found.line] = tr("Like {name}", name=name) if name else found.reason
    return said


def first_values(table: Table) -> tuple[tuple[str, ...], ...]:
    """The first different values of each column, their line breaks as spaces."""
    found: list[dict[str, None]] = [{} for _ in table.header]
    for line in islice(table.lines(), SAMPLE_LINES):
        for values, cell in zip(found, line.cells, strict=False):
            if len(values) < SAMPLES and cell.strip():
                values[" ".join(cell[:SHOWN].split())] = None
    return tuple(tuple(values) for values in found)
