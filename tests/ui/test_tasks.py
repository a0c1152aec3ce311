"""The runner: in order, on its own thread, with every result on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Runner


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner(qapp)
    yield made
    made.finish()


class Receiver(QObject):
    """Notes what it is given, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.threads: set[str] = set()

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread().name)


def test_results_come_in_order_on_the_main_thread(runner: Runner, qtbot: QtBot) -> None:
    receiver = Receiver()
    worked_on: set[str] = set()

    def work(number: int) -> int:
        worked_on.add(threading.current_thread().name)
        return number

    for number in range(50):
        runner.submit(lambda number=number: work(number), receiver.take)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert receiver.results == list(range(50))
    assert receiver.threads == {threading.main_thread().name}
    assert worked_on == {"store"}


def fail() -> None:
    raise ValueError("no")


def test_a_failure_goes_to_who_asked_or_else_to_the_signal(runner: Runner, qtbot: QtBot) -> None:
    receiver = Receiver()
    runner.submit(fail, receiver.take, receiver.take)
    with qtbot.waitSignal(runner.failed) as told:
        runner.submit(fail, receiver.take)
    assert [type(error) for error in receiver.results] == [ValueError]
    assert isinstance(told.args[0], ValueError)


def test_a_receiver_that_is_gone_is_passed_over(runner: Runner, qtbot: QtBot) -> None:
    gone, there = Receiver(), Receiver()
    started = threading.Event()
    runner.submit(started.wait, gone.take)
    runner.submit(lambda: 2, there.take)
    gone.deleteLater()
    qtbot.wait(1)
    started.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert there.results == [2]
    assert gone.results == []


@pytest.mark.usefixtures("qapp")
def test_what_was_asked_for_is_done_before_the_end() -> None:
    runner = Runner()
    done: list[int] = []
    for number in range(20):
        runner.submit(lambda number=number: done.append(number))
    runner.finish()
    assert done == list(range(20))


def test_twenty_thousand_calls_do_not_wear_out_the_bridge(runner: Runner, qtbot: QtBot) -> None:
    receiver = Receiver()
    for _ in range(20_000):
        runner.submit(int, receiver.take)
    qtbot.waitUntil(lambda: runner.is_idle, timeout=60_000)
    assert len(receiver.results) == 20_000
