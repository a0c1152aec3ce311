"""Another day begins while the window is open: it is noticed, and everything that shows days follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from tests.ui.calendar import Calendar
from tests.ui.conftest import Start
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store.commands.applications import add_applications, delete_applications
from tracker.store.queries.filters import Filter
from tracker.store.schema import visa_badge
from tracker.store.store import Store
from ui.app import App
from ui.board.delegate import CardDelegate
from ui.day_clock import LONGEST_MS, SOONEST_MS, DayClock, wait_ms
from ui.inspector.visa import VisaPage

DAY = timedelta(days=1)


class Listener:
    """A clock and how often it told of another day."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.owner = QObject()
        self.clock = DayClock(application, self.owner)
        self.told = 0
        self.clock.changed.connect(self._hear)

    def _hear(self) -> None:
        self.told += 1

    @property
    def timer(self) -> QTimer:
        """What the clock waits with."""
        (found,) = self.clock.findChildren(QTimer)
        return found

    def come_to_front(self) -> None:
        """As after another program, a locked screen or sleep."""
        self.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        self.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


@pytest.fixture
def listener(qapp: QApplication, calendar: Calendar) -> Iterator[Listener]:
    assert calendar.day == date.today()
    made = Listener(qapp)
    yield made
    made.timer.stop()
    made.owner.deleteLater()


def test_midnight_is_noticed_once(listener: Listener, calendar: Calendar) -> None:
    calendar.day += DAY
    listener.timer.timeout.emit()
    listener.timer.timeout.emit()
    assert listener.told == 1
    assert listener.timer.isActive()


def test_a_timer_that_ends_too_early_tells_nothing_and_waits_on(listener: Listener) -> None:
    listener.timer.stop()
    listener.timer.timeout.emit()
    assert listener.told == 0
    assert listener.timer.isActive()


def test_another_day_is_noticed_when_the_window_comes_to_the_front(
    listener: Listener, calendar: Calendar
) -> None:
    listener.come_to_front()
    assert listener.told == 0
    calendar.day += 3 * DAY
    listener.come_to_front()
    assert listener.told == 1


def test_a_clock_set_back_is_another_day_too(listener: Listener, calendar: Calendar) -> None:
    calendar.day -= DAY
    listener.come_to_front()
    calendar.day += DAY
    listener.come_to_front()
    assert listener.told == 2


@given(st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2100, 1, 1)))
def test_it_waits_until_midnight_but_never_long_and_never_busily(now: datetime) -> None:
    waited = wait_ms(now)
    assert SOONEST_MS <= waited <= LONGEST_MS
    if SOONEST_MS < waited < LONGEST_MS:
        assert (now.astimezone() + timedelta(milliseconds=waited)).astimezone().date() > now.date()


@pytest.mark.parametrize(
    ("now", "waited"),
    [
        (datetime(2026, 3, 9, 12, 0), LONGEST_MS),
        (datetime(2026, 3, 9, 23, 50), 600_000),
        (datetime(2026, 3, 9, 23, 59, 59, 999_999), SOONEST_MS),
        (datetime(2026, 3, 10), LONGEST_MS),
    ],
)
def test_how_long_it_waits(now: datetime, waited: int) -> None:
    assert wait_ms(now) == waited


# -- the window -------------------------------------------------------------------------------------------


def fill(home: Home, day: date) -> None:
    """One application that closes tomorrow, one applied to 30 days ago, one in the bin."""
    store = Store.create(home)
    ago = (day - 30 * DAY).isoformat()
    drafts = [
        Draft(title="Closes", country="DE", deadline=(day + DAY).isoformat()),
        Draft(title="Waits", country="GB", status="Applied", applied_on=ago),
        Draft(title="Gone"),
    ]
    store.run(add_applications(drafts, "Added"))
    store.run(delete_applications([3]))
    store.close()


class Days:
    """The program over those applications, and the calendar beside it."""

    def __init__(self, app: App, application: QApplication, calendar: Calendar, qtbot: QtBot) -> None:
        self.shell = app.shell
        self.workspace = app.workspace
        self._application = application
        self._calendar = calendar
        self._qtbot = qtbot
        self.settle()

    def settle(self) -> None:
        """Until the badges hold and nobody asks for anything."""
        badges = self.shell.badges
        assert badges is not None

        def quiet() -> bool:
            self._qtbot.wait(5)
            return badges.is_fresh and self.workspace.runner.is_idle

        self._qtbot.waitUntil(quiet)

    def show(self, page: str) -> None:
        self.shell.handlers.view.show_page(page)
        self.settle()

    def sleep_until(self, day: date) -> None:
        """The machine wakes on another day, and the window comes to the front."""
        self._calendar.day = day
        self._application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        self.settle()

    def bases(self) -> dict[int, str]:
        """What each badge was made from."""
        found: list[dict[int, str]] = []

        def ask(db: Connection) -> dict[int, str]:
            return {row.application_id: row.basis for row in db.execute(select(visa_badge))}

        self.workspace.ask(ask, found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def painted_day(self) -> date:
        """The day for which the board paints its cards."""
        delegate = self.shell.pages.board.findChild(CardDelegate)
        assert delegate is not None
        return delegate.day

    def listed(self) -> list[int]:
        """The applications that the table lists."""
        return list(self.shell.pages.applications.model.ids)


@pytest.fixture
def days(home: Path, calendar: Calendar, start: Start, qapp: QApplication, qtbot: QtBot) -> Days:
    fill(Home(home), calendar.day)
    return Days(start(), qapp, calendar, qtbot)


def test_the_cards_of_the_board_are_those_of_the_new_day(days: Days, calendar: Calendar) -> None:
    before = days.shell.pages.board.grab().toImage()
    days.sleep_until(calendar.day + DAY)
    assert days.painted_day() == calendar.day
    assert days.shell.pages.board.grab().toImage() != before


def test_the_badges_are_those_of_the_new_day(days: Days, calendar: Calendar) -> None:
    before = days.bases()
    days.sleep_until(calendar.day + DAY)
    after = days.bases()
    assert before.keys() == after.keys() == {1, 2}
    assert all(before[found] != after[found] for found in before)


def test_applied_within_counts_from_the_new_day(days: Days, calendar: Calendar) -> None:
    days.show("applications")
    days.workspace.set_filter(Filter(applied_within=30))
    days.settle()
    assert days.listed() == [2]
    days.sleep_until(calendar.day + DAY)
    assert days.listed() == []


def test_the_bin_counts_down(days: Days, calendar: Calendar, qtbot: QtBot) -> None:
    days.show("bin")
    model = days.shell.pages["bin"].model
    left = model.index(0, model.columnCount() - 1)
    assert left.data() == "30 days"
    with qtbot.waitSignal(model.dataChanged):
        days.sleep_until(calendar.day + DAY)
    assert left.data() == "29 days"


def test_destinations_begin_their_chart_on_the_new_day(days: Days, calendar: Calendar) -> None:
    days.show("destinations")
    days.shell.pages["destinations"].show_country("GB")
    days.settle()
    pane = days.shell.pages["destinations"].pane
    before = pane.chart.told.text()
    days.sleep_until(calendar.day + 40 * DAY)
    assert before
    assert pane.chart.told.text() != before


def test_a_page_out_of_sight_is_right_when_it_is_next_seen(days: Days, calendar: Calendar) -> None:
    days.show("applications")
    days.sleep_until(calendar.day + DAY)
    days.show("board")
    assert days.painted_day() == calendar.day


def test_the_visa_tab_checks_for_the_new_day(days: Days, calendar: Calendar) -> None:
    days.workspace.inspect(1)
    days.shell.pages.inspector.show_tab("visa")
    days.settle()
    page = days.shell.pages.inspector.page
    assert isinstance(page, VisaPage)
    days.sleep_until(calendar.day + DAY)
    assert page.view is not None
    assert page.view.today == calendar.day


def test_what_is_being_typed_stays(days: Days, calendar: Calendar, qtbot: QtBot) -> None:
    days.shell.handlers.file.new_application()
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "Data Engineer at Nordlicht")
    days.sleep_until(calendar.day + DAY)
    assert QApplication.focusWidget() is line
    assert line.property("text") == "Data Engineer at Nordlicht"
