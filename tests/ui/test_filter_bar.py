"""The chips over the pages: what they say, and what choosing in their menus does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.queries.filters import Filter
from tracker.store.store import Store
from ui.filter_bar import FilterBar
from ui.workspace import Workspace, filter_from, filter_to


@pytest.fixture
def bar(qtbot: QtBot, tmp_path: Path) -> Iterator[FilterBar]:
    """The bar over an empty store."""
    home = Home(tmp_path / "data")
    home.folder.mkdir()
    Store.create(home).close()
    workspace = Workspace(home, Settings())
    made = FilterBar(workspace)
    qtbot.addWidget(made)
    failures: list[Exception] = []
    with qtbot.waitSignal(workspace.opened):
        workspace.open(Store.open, failures.append)
    made.show()
    yield made
    workspace.close()


def offered(bar: FilterBar) -> dict[str, QAction]:
    """The choices of the open menu by name."""
    menu = bar.findChild(QMenu)
    assert menu is not None
    return {action.text(): action for action in menu.actions() if action.text()}


def choose(bar: FilterBar, name: str) -> None:
    """Click on one of them."""
    offered(bar)[name].trigger()
    menu = bar.findChild(QMenu)
    assert menu is not None
    menu.setParent(None)


def test_the_visa_chip_offers_every_verdict(bar: FilterBar) -> None:
    bar._visas.click()
    assert list(offered(bar)) == [
        "Needs no visa",
        "Eligible",
        "To check",
        "No pay given",
        "Pay too low",
        "Not eligible",
        "No route known",
        "Not checked",
    ]
    choose(bar, "Pay too low")
    assert bar._workspace.filter == Filter(verdicts=frozenset({"short"}))
    assert bar._visas.text() == "Pay too low"
    bar._visas.click()
    assert offered(bar)["Pay too low"].isChecked()
    choose(bar, "Not checked")
    assert bar._visas.text() == "2 verdicts"
    bar._visas.cleared.emit()
    assert bar._workspace.filter.is_empty
    assert bar._visas.text() == "Visa"


def test_the_group_chip_offers_visas(bar: FilterBar) -> None:
    bar._group.click()
    choose(bar, "Visa")
    assert bar._workspace.group == "visa"
    assert bar._group.text() == "Group: Visa"


def test_the_settings_keep_the_verdicts() -> None:
    wanted = Filter(verdicts=frozenset({"short", ""}))
    assert filter_from(filter_to(wanted)) == wanted


def test_a_group_that_settings_tell_wrongly_is_by_status(tmp_path: Path) -> None:
    assert Workspace(Home(tmp_path), Settings(group="nonsense")).group == "status"
