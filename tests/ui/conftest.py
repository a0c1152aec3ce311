"""The real program over a data folder of the test's own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.calendar import calendar
from tests.ui.desk import desk
from tracker.clock import today
from tracker.paths import Home
from tracker.samples import add_samples
from tracker.store.store import Store
from ui.app import App
from ui.collector import collect

__all__ = ["calendar", "desk"]

Start = Callable[[], App]


@pytest.fixture(autouse=True)
def collected_on_the_main_thread() -> Iterator[None]:
    """As in the program: see ``ui.collector``."""
    gc.disable()
    yield
    collect()
    gc.enable()


@pytest.fixture
def sampled(home: Path) -> Home:
    """A data folder with the samples."""
    store = Store.create(Home(home))
    store.run(add_samples(today()))
    store.close()
    return Home(home)


@pytest.fixture
def start(home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts the program; every one started is closed in the end."""
    started: list[App] = []

    def begin() -> App:
        app = App(qapp, Home(home))
        started.append(app)
        app.show()
        qtbot.waitUntil(lambda: app.is_filled, timeout=20_000)
        return app

    yield begin
    for app in started:
        app.window.close()
        app.window.deleteLater()
