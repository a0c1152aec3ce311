"""How a failure is shown: in plain words, with the details in the log and not on the screen."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.errors import LandfallError
from tracker.i18n import tr
from tracker.log import write_failure
from tracker.paths import Home


def describe(error: BaseException) -> str:
    """The sentence for a toast."""
    if isinstance(error, LandfallError):
        return str(error)
    return tr(
        "Something went wrong here. What you saved before is safe. The log in your data folder says more."
    )


class FailureWatch(QObject):
    """Takes every error that nobody handled, from any thread: written to the log, told on the main thread."""

    met = Signal(object)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def note(self, error: BaseException) -> None:
        """Keep an error in the log, unless it is one of those that a person meets in plain words."""
        if not isinstance(error, LandfallError):
            write_failure(self._home, error)

    def _uncaught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> Any:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _trace)
            return
        self.note(error)
        self.met.emit(error)

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> Any:
        if arguments.exc_value is not None:
            self._uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
