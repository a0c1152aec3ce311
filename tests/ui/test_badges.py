"""Badges stay fresh by themselves: after the opening, after changes, in nobody's way."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.bench.stores import made_up
from tests.ui.desk import Desk
from tracker.domain.application import Draft
from tracker.domain.pay import Pay, Period
from tracker.domain.person import DegreeLevel, Profile
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.commands.applications import add_applications, delete_applications, set_field
from tracker.store.commands.profile import set_profile
from tracker.store.queries.applications import ordered_ids, rows
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store
from tracker.visas.badge import Verdict
from ui.badges import BadgeKeeper
from ui.board.page import BoardPage
from ui.workspace import ChangeEvent, Workspace

MANY = 20_000
LONGEST_GAP = 0.050
"""Seconds without a turn of the event loop that a person does not notice."""
PAY = Pay(Decimal(62000), Decimal(62000), "EUR", Period.YEAR)


class Keeping:
    """A keeper at a desk, and the news that it told."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.keeper = BadgeKeeper(desk.workspace, desk.window)
        self.news: list[frozenset[int]] = []
        desk.workspace.changed.connect(self._hear)

    def _hear(self, event: ChangeEvent) -> None:
        if event.initiator is self.keeper:
            self.news.append(event.changes.applications)

    def settle(self) -> None:
        self.desk.qtbot.waitUntil(lambda: self.keeper.is_fresh, timeout=20_000)
        self.desk.settle()

    def verdicts(self) -> list[Verdict | None]:
        found = self.desk.ask(rows(self.desk.ask(ordered_ids(Filter(), Sort()))))
        return [row.badge.verdict if row.badge else None for row in found]


@pytest.fixture
def keeping(desk: Desk) -> Keeping:
    """A German offer, one without pay, one without a country."""
    desk.add(
        Draft(title="A", country="DE", pay=PAY),
        Draft(title="B", country="SE"),
        Draft(title="C", pay=PAY),
    )
    return Keeping(desk)


def test_the_opening_fills_every_badge(keeping: Keeping) -> None:
    keeping.keeper.look_at_all()
    keeping.settle()
    a, b, c = keeping.verdicts()
    assert a is not None
    assert b is not None
    assert c is None
    assert len(keeping.news) == 1
    assert len(keeping.news[0]) == 2


def test_a_change_of_one_application_renews_its_badge_alone(keeping: Keeping) -> None:
    keeping.keeper.look_at_all()
    keeping.settle()
    keeping.news.clear()
    low = Pay(Decimal(20000), Decimal(20000), "EUR", Period.YEAR)
    keeping.desk.run(set_field([1], "pay", low))
    keeping.settle()
    assert keeping.news == [frozenset({1})]
    assert keeping.verdicts()[0] in (Verdict.SHORT, Verdict.NOT_ELIGIBLE, Verdict.TO_CHECK)


def test_the_profile_decides_about_all_of_them(keeping: Keeping) -> None:
    keeping.keeper.look_at_all()
    keeping.settle()
    keeping.desk.run(set_profile(Profile(passports=("IT",), degree_level=DegreeLevel.MASTER)))
    keeping.settle()
    assert keeping.verdicts()[:2] == [Verdict.NO_VISA_NEEDED, Verdict.NO_VISA_NEEDED]


def test_nothing_of_it_can_be_undone_or_looks_like_another_program(keeping: Keeping) -> None:
    workspace = keeping.desk.workspace
    label = workspace.undo_label
    keeping.keeper.look_at_all()
    keeping.settle()
    everything: list[ChangeEvent] = []
    workspace.changed.connect(everything.append)
    workspace.look_for_others()
    keeping.desk.settle()
    assert everything == []
    assert workspace.undo_label == label
    workspace.undo()
    keeping.desk.settle()
    assert keeping.desk.ask(ordered_ids(Filter(), Sort())) == []


def test_undo_and_deletion_meanwhile_do_no_harm(keeping: Keeping) -> None:
    keeping.keeper.look_at_all()
    keeping.desk.workspace.run(delete_applications([1]))
    keeping.desk.workspace.undo()
    keeping.desk.workspace.undo()
    keeping.settle()
    keeping.desk.workspace.redo()
    keeping.desk.settle()
    keeping.settle()
    assert keeping.verdicts()[0] is not None


def test_a_second_look_finds_nothing_new(keeping: Keeping) -> None:
    keeping.keeper.look_at_all()
    keeping.settle()
    keeping.news.clear()
    keeping.keeper.look_at_all()
    keeping.settle()
    assert keeping.news == []


# -- twenty thousand --------------------------------------------------------------------------------------


class Watch:
    """Turns of the event loop, and the times between them.

    In time that this process was given: what others on the machine take is not the program's doing.
    """

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = process_time()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._last = process_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _turn(self) -> None:
        now = process_time()
        self.gaps.append(now - self._last)
        self._last = now


def many(home: Home) -> None:
    store = Store.create(home)
    store.run(add_applications(list(made_up(MANY)), "Added"))
    store.run(set_profile(Profile(passports=("IN",), degree_level=DegreeLevel.BACHELOR, home_currency="EUR")))
    store.close()


@pytest.mark.slow
def test_twenty_thousand_badges_leave_no_gap_in_the_event_loop(qtbot: QtBot, tmp_path: Path) -> None:
    home = Home(tmp_path / "data")
    home.folder.mkdir()
    many(home)
    failures: list[Exception] = []
    workspace = Workspace(home, Settings())
    page = BoardPage(workspace)
    page.resize(1300, 800)
    page.show()
    with qtbot.waitSignal(workspace.opened):
        workspace.open(Store.open, failures.append)
    qtbot.waitUntil(lambda: workspace.runner.is_idle, timeout=20_000)
    qtbot.wait(300)
    keeper = BadgeKeeper(workspace)
    watch = Watch()
    watch.start()
    keeper.look_at_all()
    with qtbot.waitSignal(keeper.refreshed, timeout=60_000):
        pass
    watch.stop()
    page.close()
    page.deleteLater()
    workspace.close()
    assert failures == []
    assert max(watch.gaps) < LONGEST_GAP
