"""What stands in the window when the data cannot be opened: what happened, what is safe, and choices."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tracker import errors
from tracker.i18n import tr
from tracker.paths import Home
from ui.errors import describe
from ui.widgets.empty_page import EmptyPage


class FailurePage(QWidget):
    """Offers what can be done. ``retry`` opens the same folder again, ``moved`` tells another one."""

    retry = Signal()
    moved = Signal(str)
    start_anew = Signal()

    def __init__(self, error: Exception, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.try_again = self._action(tr("Try again"), self.retry.emit)
        self.choose = self._action(tr("Choose another folder"), self._choose)
        others = [self.choose]
        if isinstance(error, errors.StoreMissing):
            others.append(self._action(tr("Start with an empty store"), self.start_anew.emit))
        elif isinstance(error, errors.StoreDamaged):
            others.append(self._action(tr("Keep it aside and start anew"), self.start_anew.emit))
        what = error.what if isinstance(error, errors.LandfallError) else describe(error)
        rest = ""
        if isinstance(error, errors.LandfallError):
            rest = " ".join(part for part in (error.safe, error.advice) if part)
        layout = QVBoxLayout(self)
        layout.addWidget(EmptyPage("circle-alert", what, rest, self.try_again, others, self))

    def _action(self, text: str, handler: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(handler)
        return action

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder"), str(self._home.folder))
        if folder:
            self.moved.emit(folder)


def keep_aside(path: Path, stamp: str) -> Path:
    """Rename a damaged file to ``NAME.damaged-STAMP``; answers its new place. Raises OSError."""
    return path.rename(path.with_name(f"{path.name}.damaged-{stamp}"))
