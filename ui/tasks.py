"""Work off the main thread: one thread, in order, with each result delivered on the main thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Then = Callable[[Any], None]

SWITCH_SECONDS = 0.0005
"""So long the interpreter stays with a job before the window may have it: a tenth of Python's usual.

The window asks for it many times while it paints once, and has to wait each time.
"""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    then: Then | None
    failed: Then | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    result: Any
    error: Exception | None


class Runner(QObject):
    """Runs jobs one after another on its own thread.

    ``then`` and ``failed`` are called on the thread that made the runner, unless the widget that they belong
    to is gone by then. An error that nobody takes goes to ``failed`` (the signal).
    """

    failed = Signal(object)
    idle = Signal()
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._pending = 0
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Whether every job is done and delivered."""
        return self._pending == 0

    def submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``work`` after everything submitted before it, then call ``then`` or ``failed``."""
        self._pending += 1
        self._jobs.put(_Job(work, then, failed))

    def finish(self) -> None:
        """Do what is still to do, then end the thread. Results are no longer delivered."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while self._do_next():
            pass

    def _do_next(self) -> bool:
        """Do one job; nothing of it is held afterwards while the thread waits for the next."""
        job = self._jobs.get()
        if job is None:
            return False
        try:
            with _courteous():
                outcome = _Outcome(job, job.work(), None)
        except Exception as error:  # delivered to whoever asked, on their own thread
            outcome = _Outcome(job, None, error)
        if shiboken6.isValid(self):
            self._done.emit(outcome)
        return True

    def _deliver(self, outcome: _Outcome) -> None:
        self._pending -= 1
        job = outcome.job
        try:
            if outcome.error is None:
                if job.then is not None and is_alive(job.then):
                    job.then(outcome.result)
            elif job.failed is not None and is_alive(job.failed):
                job.failed(outcome.error)
            else:
                self.failed.emit(outcome.error)
        finally:
            if self._pending == 0:
                self.idle.emit()


@contextmanager
def _courteous() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def is_alive(receiver: Then) -> bool:
    """Whether the object that a bound method belongs to still exists; plain functions always do."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
