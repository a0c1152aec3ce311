"""A real store behind a workspace, and the pages over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tracker.domain.application import Draft
from tracker.domain.fields import parse_value
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.commands.applications import add_applications
from tracker.store.queries.applications import rows
from tracker.store.rows import ApplicationRow
from tracker.store.store import Store
from ui.applications.columns import PLACES
from ui.applications.page import ApplicationsPage
from ui.workspace import Workspace

DRAFTS = (
    Draft(
        title="Data Engineer",
        company="Nordlicht Energie",
        country="DE",
        city="Hamburg",
        pay=parse_value("pay", "62000 EUR/year"),
        link="https://www.jobs.example/7?a=1&b=2",
        tags=("energy", "remote"),
    ),
    Draft(title="Analyst", company="Tidewater Bank", country="GB", status="Applied", applied_on="2026-03-02"),
    Draft(title="Platform Engineer", company="Kestrel Robotics", country="AU", tags=("robotics",)),
    Draft(title="Research Engineer", company="Albion Genomics", status="Interview"),
)


class Bench:
    """Waits for the store and looks into it."""

    def __init__(self, workspace: Workspace, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.qtbot = qtbot
        self.said: list[str] = []
        workspace.said.connect(self._hear)

    def _hear(self, notice: Any) -> None:
        self.said.append(notice.text)

    def settle(self) -> None:
        """Until nothing is asked for any more."""
        self.qtbot.waitUntil(self._is_quiet)

    def _is_quiet(self) -> bool:
        self.qtbot.wait(2)
        return self.workspace.runner.is_idle

    def ask(self, query: Callable[[Any], Any]) -> Any:
        """An answer straight from the store."""
        found: list[Any] = []
        self.workspace.ask(query, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def row(self, application_id: int) -> ApplicationRow:
        """The stored row of an application."""
        found: ApplicationRow = self.ask(rows([application_id]))[0]
        return found

    def run(self, command: Any) -> None:
        """Run a command of nobody's and wait."""
        self.workspace.run(command)
        self.settle()


def filled(home: Path) -> Home:
    """A data folder with the four drafts, the first one on top of the board."""
    home.mkdir()
    store = Store.create(Home(home))
    store.run(add_applications(DRAFTS, "Added four"))
    store.close()
    return Home(home)


def opened(home: Home, qtbot: QtBot) -> Workspace:
    """A workspace over a data folder, once it is open."""
    workspace = Workspace(home, Settings())
    failures: list[Exception] = []
    with qtbot.waitSignal(workspace.opened):
        workspace.open(Store.open_or_create, failures.append)
    return workspace


@pytest.fixture
def workspace(home: Path, qtbot: QtBot) -> Iterator[Workspace]:
    made = opened(filled(home), qtbot)
    yield made
    made.close()


@pytest.fixture
def bench(workspace: Workspace, qtbot: QtBot) -> Bench:
    return Bench(workspace, qtbot)


@pytest.fixture
def page(workspace: Workspace, bench: Bench, qtbot: QtBot) -> ApplicationsPage:
    """The table in view, with the keyboard, its model watched."""
    made = ApplicationsPage(workspace)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    qtbot.addWidget(made)
    made.resize(1320, 600)
    made.show()
    qtbot.waitExposed(made)
    bench.settle()
    made.activate()
    bench.settle()
    return made


def at(page: ApplicationsPage, place: int, name: str) -> None:
    """Put the focus on a cell."""
    page.table.setCurrentIndex(page.model.index(place, PLACES[name]))


def titles(page: ApplicationsPage) -> list[str]:
    """What stands in the first column from the top down."""
    return [page.model.index(place, 0).data() for place in range(page.model.rowCount())]
