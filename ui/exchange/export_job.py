"""What a person ordered to export, written on the workspace's thread; a toast says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from tracker.i18n import tr, trn
from ui.errors import describe
from ui.exchange.planning import Stop
from ui.widgets.toast import Toast
from ui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

    from tracker.exchange.wanted import Wanted
    from tracker.store.store import Progress, Store


@dataclass(frozen=True, slots=True)
class ProofOrder:
    """A proof of the search between two days, both included, in somebody's name, on ``a4`` or ``letter``."""

    first: date
    last: date
    name: str
    paper: str


@dataclass(frozen=True, slots=True)
class Order:
    """What to export: ``what`` in the format ``form`` into a file, or to the clipboard without one."""

    form: str
    path: Path | None
    what: Wanted | ProofOrder


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many applications left, the text for the clipboard, and how many no day is known of."""

    count: int
    text: str = ""
    undated: int = 0


class Exporter(QObject):
    """One export. ``progressed`` tells how many of how many rows are written, ``finished`` that all are.

    ``failed`` carries the sentence that says why nothing was written.
    """

    progressed = Signal(object)
    finished = Signal()
    failed = Signal(str)
    _told = Signal(object)

    def __init__(self, workspace: Workspace, order: Order, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._stop = Stop()
        self.order = order
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        if self.order.path is not None:
            self._workspace.settings.recent_folder = str(self.order.path.parent)
        self._workspace.work(self._work, self._done, self._failed)

    def stop(self) -> None:
        """Ask it to stop; the file that was there before stays."""
        self._stop.ask()

    def _watch(self, done: int, total: int) -> None:
        self._stop.check()
        self._told.emit((done, total))

    def _work(self, store: Store) -> Outcome:
        return written(store, self.order, self._watch)

    def _done(self, outcome: Outcome) -> None:
        if self.order.path is None:
            QGuiApplication.clipboard().setText(outcome.text)
        self.finished.emit()
        words = done_words(self.order, outcome)
        toast = self._window.findChild(Toast)
        if isinstance(toast, Toast) and self.order.path is not None:
            toast.say(words, tr("Open folder"), self.open_folder)
        else:
            self._workspace.say(words)
            self.deleteLater()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            path = self.order.path
            text = tr("{path} cannot be written: {reason}. Nothing was changed.", path=path, reason=reason)
        else:
            text = describe(error)
        self.failed.emit(text)
        self.deleteLater()

    def open_folder(self) -> None:
        """Show the file's folder in the system's file manager."""
        if self.order.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.order.path.parent)))
        self.deleteLater()


def written(store: Store, order: Order, progress: Progress) -> Outcome:
    """Carry an order out, on the worker. Raises OSError, Cancelled, or what the store raises."""
    from tracker.exchange.exporter import export, exported

    if isinstance(order.what, ProofOrder):
        return _proof_written(store, order.path, order.what, progress)
    if order.path is not None:
        return Outcome(export(store, order.path, order.form, order.what, progress))
    text = BytesIO()
    count = store.ask(exported(order.form, text, order.what, progress))
    return Outcome(count, text.getvalue().decode())


def _proof_written(store: Store, path: Path | None, wanted: ProofOrder, progress: Progress) -> Outcome:
    from tracker.exchange.proof import proof_of_search
    from tracker.files import replacing
    from ui.exchange.export_proof import Request, proof_pdf

    proof = proof_of_search(store, wanted.first, wanted.last)
    pdf = proof_pdf(Request(proof, wanted.name, wanted.paper))
    progress(proof.count, proof.count)
    if path is not None:
        with replacing(path) as file:
            file.write(pdf)
    return Outcome(proof.count, undated=proof.undated)


def done_words(order: Order, outcome: Outcome) -> str:
    """What the toast says."""
    if order.path is None:
        return trn("Copied {count} application", "Copied {count} applications", outcome.count)
    words = trn(
        "Exported {count} application to {path}",
        "Exported {count} applications to {path}",
        outcome.count,
        path=order.path,
    )
    if not outcome.undated:
        return words
    missing = trn(
        "{count} without a day of application is not listed.",
        "{count} without a day of application are not listed.",
        outcome.undated,
    )
    return f"{words}. {missing}"
