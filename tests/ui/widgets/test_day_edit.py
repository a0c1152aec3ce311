from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Place
from tracker.errors import InvalidValue
from ui.widgets import day_edit
from ui.widgets.day_edit import DayEdit, typing_order

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def fixed_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_edit, "today", lambda: TODAY)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def edit(place: Place, told: list[str]) -> DayEdit:
    made = DayEdit("deadline", "dmy")
    made.committed.connect(told.append)
    place(made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("3.12.2026", "2026-12-03"),
        ("tomorrow", "2026-11-26"),
        ("+7", "2026-12-02"),
        ("2027-01-31", "2027-01-31"),
    ],
)
def test_typed_days_are_understood(
    edit: DayEdit, told: list[str], qtbot: QtBot, typed: str, iso: str
) -> None:
    qtbot.keyClicks(edit, typed)
    assert edit.reading() != ""
    assert edit.accessibleDescription() == edit.reading()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (told, edit.value(), edit.reading()) == ([iso], iso, "")


def test_what_is_no_day_stays_and_is_refused(edit: DayEdit, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "31.2.2026")
    with qtbot.waitSignal(edit.refused) as caught:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    error = caught.args[0]
    assert isinstance(error, InvalidValue)
    assert (error.field, error.value) == ("deadline", "31.2.2026")
    assert (edit.text(), told) == ("31.2.2026", [])


def test_leaving_and_escape_commit(edit: DayEdit, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "today")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "tomorrow")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (told, edit.hasFocus()) == (["2026-11-25", "2026-11-26"], False)


def test_emptying_clears_the_day(edit: DayEdit, told: list[str], qtbot: QtBot) -> None:
    edit.set_value("2026-12-03")
    edit.clear()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (told, edit.value()) == ([""], "")


def test_untouched_day_is_never_told(edit: DayEdit, told: list[str], qtbot: QtBot) -> None:
    edit.set_value("2026-12-03")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert told == []


def test_value_from_outside_does_not_disturb_typing(edit: DayEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "3 a")
    edit.set_value("2026-12-03")
    assert edit.text() == "3 a"


def test_calendar_opens_by_key_and_chooses(edit: DayEdit, told: list[str], qtbot: QtBot) -> None:
    edit.set_value("2026-12-03")
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.calendar
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 12, 3)
    calendar.activated.emit(QDate(2026, 12, 24))
    assert (told, calendar.isVisible()) == (["2026-12-24"], False)


def test_reading_is_painted(edit: DayEdit) -> None:
    edit.resize(320, 32)
    edit.setText("24 dec")
    edit.setCursorPosition(6)
    image = edit.grab().toImage()
    right = {image.pixelColor(x, y).name() for x in range(180, 270) for y in range(8, 24)}
    assert len(right) > 2


@pytest.mark.parametrize(
    ("locale", "order"), [("en_US", "mdy"), ("de_DE", "dmy"), ("ja_JP", "ymd"), ("en_GB", "dmy")]
)
def test_order_comes_from_the_locale(locale: str, order: str) -> None:
    assert typing_order(QLocale(locale)) == order


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    edit = DayEdit("deadline", "dmy")
    edit.setText(day.isoformat())
    edit.commit()
    assert edit.value() == day.isoformat()
    shown = edit.text()
    edit.setText(f"{shown} ")
    edit.commit()
    assert (edit.value(), edit.text()) == (day.isoformat(), shown)
    edit.deleteLater()


@given(st.text(max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    edit = DayEdit("deadline", "dmy")
    edit.setText(text)
    edit.commit()
    assert edit.value() == "" or date.fromisoformat(edit.value())
    edit.deleteLater()
