"""A workspace over a real store with applications to two countries and a made-up person, and the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.application import Draft
from tracker.domain.pay import Pay, Period
from tracker.paths import Home
from tracker.samples import sample_profile
from tracker.settings import Settings
from tracker.store.commands.applications import add_applications
from tracker.store.commands.profile import set_profile
from tracker.store.store import Store
from ui.destinations.check_row import CheckRow
from ui.destinations.page import DestinationsPage
from ui.theme.style import current
from ui.workspace import Workspace

BLUE_CARD = "de-eu-blue-card"

SOMEBODY = sample_profile()


def euros(amount: int) -> Pay:
    """Pay a year."""
    return Pay(Decimal(amount), Decimal(amount), "EUR", Period.YEAR)


DRAFTS = (
    Draft(company="Nordlicht Energie", title="Data Engineer", country="DE", status="Offer", pay=euros(62000)),
    Draft(company="Rhein Logistik", title="Analyst", country="DE", status="Applied", pay=euros(40000)),
    Draft(company="Isar Software", title="Developer", country="DE", status="Applied"),
    Draft(company="Tidewater Bank", title="Engineer", country="GB", status="Applied"),
)


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder to copy, with the applications and the person in it."""
    folder = tmp_path_factory.mktemp("destinations") / "data"
    made = Store.create(Home(folder))
    made.run(add_applications(DRAFTS, "Added"))
    made.run(set_profile(SOMEBODY))
    made.close()
    return folder


@pytest.fixture
def store(tmp_path: Path, filled: Path) -> Iterator[Store]:
    """Open, over a data folder of this test's own."""
    shutil.copytree(filled, tmp_path / "data")
    made = Store.open(Home(tmp_path / "data"))
    yield made
    made.close()


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, filled: Path, failures: list[Exception]) -> Iterator[Workspace]:
    current().set_mode("light")
    shutil.copytree(filled, tmp_path / "data")
    yield from opened(Home(tmp_path / "data"), qtbot, failures)


def opened(home: Home, qtbot: QtBot, failures: list[Exception]) -> Iterator[Workspace]:
    """A workspace over this folder, closed in the end; nothing may have failed by then."""
    made = Workspace(home, Settings())
    made.failed.connect(failures.append)
    with qtbot.waitSignal(made.opened):
        made.open(Store.open_or_create, failures.append)
    yield made
    made.close()
    assert failures == []


class Screen:
    """The page in a window, and what a person does with it."""

    def __init__(self, page: DestinationsPage, workspace: Workspace, qtbot: QtBot) -> None:
        self.page, self.workspace, self.qtbot = page, workspace, qtbot
        self.pane = page.pane
        self.said: list[str] = []
        workspace.said.connect(self._hear)

    def _hear(self, notice: Any) -> None:
        self.said.append(notice.text)

    def settle(self) -> None:
        """Until nothing is asked for any more."""
        self.qtbot.waitUntil(self._is_quiet, timeout=10_000)

    def _is_quiet(self) -> bool:
        self.qtbot.wait(2)
        return self.workspace.runner.is_idle

    def click(self, widget: QWidget) -> None:
        """Click and wait for what follows."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in a widget and wait for what follows."""
        QTest.keyClick(widget, key)
        self.settle()

    def write(self, field: Any, text: str) -> None:
        """Type into a field, leave it with Enter, and wait."""
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
        self.press(field, Qt.Key.Key_Return)

    def undo(self) -> None:
        """Take the last change back."""
        self.workspace.undo()
        self.settle()

    def names(self) -> list[str]:
        """The countries of the list as they are read out."""
        return [row.accessibleName() for row in self.page.countries.rows]

    def routes(self) -> list[str]:
        """The routes of the table as they are read out."""
        return [row.accessibleName() for row in self.pane.routes.rows]

    def row(self, requirement: str) -> CheckRow:
        """The row of a requirement."""
        rows = [row for row in self.pane.checklist.list.rows if isinstance(row, CheckRow)]
        return next(row for row in rows if row.item.check.requirement.id == requirement)

    def inside_width(self) -> int:
        """How wide what scrolls is."""
        inside = self.pane.widget()
        assert inside is not None
        return inside.width()

    def is_empty(self) -> bool:
        """Whether the page says that there is no country yet."""
        return self.page.is_empty

    def look_at(self, country: str, route: str = "") -> None:
        """Look at a country and one of its routes."""
        self.page.show_country(country)
        self.settle()
        if route:
            self.page.show_route(route)
            self.settle()

    def ask(self, query: Callable[[Any], Any]) -> Any:
        """An answer straight from the store."""
        found: list[Any] = []
        self.workspace.ask(query, found.append)
        self.settle()
        return found[0]


@pytest.fixture
def screen(qtbot: QtBot, workspace: Workspace) -> Iterator[Screen]:
    """The page in view."""
    page = DestinationsPage(workspace)
    page.resize(1240, 900)
    page.show()
    page.activateWindow()
    made = Screen(page, workspace, qtbot)
    made.settle()
    yield made
    page.close()
    page.deleteLater()
