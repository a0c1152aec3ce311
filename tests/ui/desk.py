"""A window over a real store, for panels that lie over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.application import Draft
from tracker.domain.status import Status
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.commands.applications import add_applications
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.drafts import drafts
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store
from ui.theme.style import current
from ui.workspace import Workspace


class Desk:
    """The workspace, a window with a button in it, and what was said and went wrong."""

    def __init__(self, workspace: Workspace, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.qtbot = qtbot
        self.said: list[str] = []
        self.failures: list[Exception] = []
        self.window = QMainWindow()
        self.button = QPushButton("page", self.window)
        self.window.setCentralWidget(self.button)
        self.window.resize(1280, 860)
        workspace.said.connect(self._hear)
        workspace.failed.connect(self.failures.append)

    def _hear(self, notice: Any) -> None:
        self.said.append(notice.text)

    def show(self) -> None:
        """Bring the window to the front, the focus on its button."""
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.button.setFocus()

    def settle(self) -> None:
        """Until nothing is asked for any more."""
        self.qtbot.waitUntil(self._is_quiet, timeout=10_000)

    def _is_quiet(self) -> bool:
        self.qtbot.wait(2)
        return self.workspace.runner.is_idle

    def ask(self, query: Callable[[Any], Any]) -> Any:
        """An answer straight from the store."""
        found: list[Any] = []
        self.workspace.ask(query, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def run(self, command: Any) -> None:
        """Run a command of nobody's and wait."""
        self.workspace.run(command, quiet=True)
        self.settle()

    def drafts(self) -> list[Draft]:
        """Every application that is stored, in the order of the board."""
        ids = self.ask(ordered_ids(Filter(), Sort()))
        found: list[Draft] = self.ask(drafts(ids))
        return found

    def add(self, *wanted: Draft) -> None:
        """Store applications."""
        self.run(add_applications(wanted, "Added"))

    def status(self, name: str) -> Status:
        """A status of the board."""
        return next(status for status in self.workspace.statuses if status.name == name)

    def focus(self) -> QWidget | None:
        """What has the focus."""
        return QApplication.focusWidget()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus() or self.window, key, modifiers)

    def close(self) -> None:
        """Let go of the window and the store."""
        self.window.close()
        self.window.deleteLater()
        self.workspace.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    current().set_mode("light")
    home = Home(tmp_path / "data")
    home.folder.mkdir()
    workspace = Workspace(home, Settings())
    made = Desk(workspace, qtbot)
    with qtbot.waitSignal(workspace.opened):
        workspace.open(Store.open_or_create, made.failures.append)
    made.show()
    yield made
    made.close()
    current().set_mode("light")
    assert made.failures == []
