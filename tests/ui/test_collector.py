"""Collection happens on the main thread only, and still takes away what nobody holds."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.collector import Collector, collect
from ui.tasks import Runner


class Circle:
    """Holds itself, so that only a collection takes it away; notes on which thread that happens."""

    gone_on: list[str] = []  # noqa: RUF012 - shared by all circles of the test

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread().name)


def make_circles() -> None:
    for _ in range(5_000):
        Circle()


def test_what_the_stores_thread_leaves_is_collected_on_the_main_thread(qtbot: QtBot) -> None:
    owner = QObject()
    Collector(owner)
    Circle.gone_on.clear()
    runner = Runner(owner)
    runner.submit(make_circles)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert Circle.gone_on == []
    collect()
    runner.finish()
    assert set(Circle.gone_on) == {threading.main_thread().name}
    assert len(Circle.gone_on) == 5_000


def test_nothing_is_collected_without_reason() -> None:
    gc.collect()
    circle = Circle()
    left = weakref.ref(circle)
    del circle
    collect()
    assert left() is not None
    gc.collect()
    assert left() is None
