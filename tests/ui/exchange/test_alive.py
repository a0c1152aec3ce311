"""The window answers while 100,000 rows are read and written."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer

from tests.bench.spreadsheet import written
from tests.ui.desk import Desk
from tracker.exchange.choices import Choices
from ui.exchange.planning import Planned, Planner

ROWS = 100_000
LONGEST_GAP = 0.1
"""Seconds between two turns of the event loop."""


class Pulse(QObject):
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


@pytest.mark.slow
def test_no_gap_between_turns_of_the_event_loop(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, ROWS)
    planner = Planner(desk.workspace, desk.window)
    plans: list[Planned] = []
    planner.planned.connect(plans.append)
    pulse = Pulse()
    with desk.qtbot.waitSignal(planner.planned, timeout=120_000):
        planner.plan(path, Choices())
    with desk.qtbot.waitSignal(planner.imported, timeout=120_000):
        planner.run(plans[0].plan)
    pulse.stop()
    assert plans[0].counts.new == ROWS
    assert max(pulse.gaps) < LONGEST_GAP, sorted(pulse.gaps)[-5:]
