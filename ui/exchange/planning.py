"""Planning and running an import on the workspace's thread, with progress and a stop that works."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tracker.errors import Cancelled
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices
    from tracker.exchange.plan import ImportPlan
    from tracker.exchange.readers import Table
    from tracker.store.journal import Changes
    from tracker.store.store import Store

SAMPLE_LINES = 200
SAMPLES = 3
TOLD_EVERY = 100


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and for each column of the file its first different values."""

    plan: ImportPlan
    samples: tuple[tuple[str, ...], ...]


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

    def plan(self, path: Path, choices: Choices) -> None:
        """Read the file under the choices; an answer for earlier choices is no longer wanted."""
        self.stop()
        self._stop = stop = Stop()
        self._count += 1
        count = self._count

        def work(store: Store) -> tuple[int, Planned]:
            return count, self._planned(path, store, choices, stop)

        def failed(error: Exception) -> None:
            self._not_planned(count, error)

        in_store(self._workspace, work, self._answer, failed)

    def _planned(self, path: Path, store: Store, choices: Choices, stop: Stop) -> Planned:
        """Done on the worker."""
        from tracker.exchange.importer import plan

        stop.check()
        made = plan(path, store, choices, self._watch(stop))
        return Planned(made, first_values(made.table))

    def _watch(self, stop: Stop) -> Progress:
        told = -1

        def progress(done: int, total: int) -> None:
            nonlocal told
            stop.check()
            step = done * TOLD_EVERY // total if total else done // 1000
            if step != told:
                told = step
                self._told.emit((done, total))

        return progress

    def _answer(self, answer: tuple[int, Planned]) -> None:
        count, planned = answer
        if count == self._count:
            self.planned.emit(planned)

    def _not_planned(self, count: int, error: Exception) -> None:
        if count == self._count and not isinstance(error, Cancelled):
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
