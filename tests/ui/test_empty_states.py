from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.queries.filters import Filter
from ui.empty_states import EmptyState
from ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    made = Workspace(Home(home), Settings())
    yield made
    made.close()


def press(state: EmptyState, text: str) -> None:
    buttons = [button for button in state.findChildren(QPushButton) if button.text() == text]
    next(button for button in buttons if button.isVisible()).click()


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Import a spreadsheet", "import_requested"),
        ("New application", "new_requested"),
        ("Look around with samples", "samples_requested"),
    ],
)
def test_a_first_start_offers_three_ways(workspace: Workspace, qtbot: QtBot, text: str, signal: str) -> None:
    state = EmptyState(workspace)
    qtbot.addWidget(state)
    state.show_for_filter()
    state.show()
    with qtbot.waitSignal(getattr(state, signal)):
        press(state, text)


def test_no_results_offers_to_clear_the_filters(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.set_filter(Filter(text="zzz"))
    state = EmptyState(workspace)
    qtbot.addWidget(state)
    state.show_for_filter()
    state.show()
    press(state, "Clear filters")
    assert workspace.filter == Filter()
