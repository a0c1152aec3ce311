"""A board over a real store, in a window in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.board.helpers import BoardDriver
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store
from ui.board.page import BoardPage
from ui.theme.style import current
from ui.workspace import Workspace

Make = Callable[..., BoardDriver]


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[None]:
    assert qapp is not None
    current().set_mode("light")
    yield
    current().set_mode("light")


@pytest.fixture
def make_board(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    """Makes a board of the given applications, the first at the top, shown and filled."""
    made: list[BoardDriver] = []

    def make(drafts: Sequence[Draft] = (), settings: Settings | None = None) -> BoardDriver:
        home = Home(tmp_path / "data")
        home.folder.mkdir()
        store = Store.create(home)
        if drafts:
            store.run(add_applications(list(drafts), "Added"))
        store.close()
        workspace = Workspace(home, settings or Settings())
        page = BoardPage(workspace)
        page.resize(1300, 700)
        driver = BoardDriver(qtbot, workspace, page)
        made.append(driver)
        workspace.open(Store.open, driver.failures.append)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        driver.settle()
        return driver

    yield make
    for driver in made:
        driver.close()


@pytest.fixture
def board(make_board: Make) -> BoardDriver:
    """Six cards in Wishlist (W1 to W6), three in Applied, one in Offer, one in Rejected."""
    drafts = [Draft(title=f"W{number}", company="Fjordline", country="NO") for number in range(1, 7)]
    drafts += [Draft(title=f"A{number}", country="DE", status="Applied") for number in range(1, 4)]
    drafts += [Draft(title="O1", country="GB", status="Offer"), Draft(title="R1", status="Rejected")]
    return make_board(drafts)
