"""The Timeline: entries are written, corrected and taken away, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tracker.clock import today
from tracker.domain.application import EventKind
from tracker.store.commands.applications import add_application
from tracker.store.queries.applications import detail
from tracker.store.queries.parts import timeline
from tracker.store.rows import TimelineEntry
from ui.inspector.panel import Inspector
from ui.inspector.timeline import FIRST, EntryRow, TimelinePage
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]


@pytest.fixture
def page(inspector: Inspector, wait: Wait) -> TimelinePage:
    inspector.show_tab("timeline")
    wait()
    found = inspector.page
    assert isinstance(found, TimelinePage)
    return found


def rows(page: TimelinePage) -> list[EntryRow]:
    return [row for row in page.list.rows if isinstance(row, EntryRow)]


def entries(ask: Ask, application_id: int = 1) -> list[TimelineEntry]:
    found: list[TimelineEntry] = ask(timeline(application_id))
    return found


def notes(ask: Ask, application_id: int = 1) -> list[str]:
    return [entry.text for entry in entries(ask, application_id) if entry.table == "event"]


def test_both_kinds_stand_on_one_thread_the_latest_first(page: TimelinePage) -> None:
    titles = [row._row._title.text() for row in rows(page)]
    assert titles == ["Interview", "Moved to Applied", "Note", "Added to Wishlist"]
    assert "10:00 Berlin" in rows(page)[0]._row._moment.text()
    assert rows(page)[0]._row.accessibleName().startswith("Interview, ")


def test_a_note_is_added_today(qtbot: QtBot, page: TimelinePage, wait: Wait, ask: Ask) -> None:
    page.add_button.click()
    form = page.compose()
    qtbot.keyClicks(form.text, "Rang them")
    form.done.emit()
    wait()
    added = next(entry for entry in entries(ask) if entry.text == "Rang them")
    assert (added.kind, added.at, added.zone) == ("note", today().isoformat(), "")
    assert page.form is None
    assert len(rows(page)) == 5


def test_an_interview_keeps_its_zone(qtbot: QtBot, page: TimelinePage, wait: Wait, ask: Ask) -> None:
    form = page.compose()
    form.what.set_value(EventKind.INTERVIEW)
    form.day.set_value("2026-12-01")
    assert form.zone.isHidden()
    qtbot.keyClicks(form.time, "14:00")
    assert not form.zone.isHidden()
    assert form.zone.value() == "Europe/Berlin"
    form.zone.set_value("Australia/Sydney")
    form.done.emit()
    wait()
    added = next(entry for entry in entries(ask) if entry.zone == "Australia/Sydney")
    assert (added.kind, added.at) == ("interview", "2026-12-01T03:00:00Z")


def test_an_entry_is_stored_while_it_is_written_and_once(
    qtbot: QtBot, page: TimelinePage, wait: Wait, ask: Ask
) -> None:
    form = page.compose()
    qtbot.keyClicks(form.text, "First")
    form.text.commit()
    qtbot.keyClicks(form.text, " and second")
    form.text.commit()
    wait()
    assert [text for text in notes(ask) if text.startswith("First")] == ["First and second"]
    assert len(rows(page)) == 4
    form.done.emit()
    wait()
    assert len(rows(page)) == 5


def test_a_form_that_closes_at_once_loses_nothing(
    qtbot: QtBot, page: TimelinePage, wait: Wait, ask: Ask
) -> None:
    form = page.compose()
    qtbot.keyClicks(form.text, "First")
    form.text.commit()
    qtbot.keyClicks(form.text, ", then more")
    form.done.emit()
    wait()
    assert "First, then more" in notes(ask)
    assert len(notes(ask)) == 3


def test_a_dropped_entry_is_taken_back(qtbot: QtBot, page: TimelinePage, wait: Wait, ask: Ask) -> None:
    form = page.compose()
    qtbot.keyClicks(form.text, "Never mind")
    form.text.commit()
    wait()
    form.dropped.emit()
    wait()
    assert len(notes(ask)) == 2
    assert page.form is None


def test_what_is_written_goes_to_its_application(
    qtbot: QtBot, page: TimelinePage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    qtbot.keyClicks(page.compose().text, "For the first")
    workspace.inspect(3)
    wait()
    assert "For the first" in notes(ask)
    assert notes(ask, 3) == []
    assert page.form is None


def test_what_cannot_be_stored_waits_for_its_application(
    qtbot: QtBot, page: TimelinePage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    form = page.compose()
    qtbot.keyClicks(form.text, "A talk")
    qtbot.keyClicks(form.time, "25:99")
    page.flush()
    assert not form._error.isHidden()
    workspace.inspect(3)
    wait()
    assert page.form is None
    workspace.inspect(1)
    wait()
    again = page.form
    assert again is not None
    assert (again.text.toPlainText(), again.time.text()) == ("A talk", "25:99")
    assert not again._error.isHidden()
    again.time.set_value("15:00")
    again.done.emit()
    wait()
    assert "A talk" in notes(ask)


def test_an_entry_is_edited_in_place(qtbot: QtBot, page: TimelinePage, wait: Wait, ask: Ask) -> None:
    row = rows(page)[0]
    form = row.edit()
    assert form.time.text() == "10:00"
    qtbot.keyClicks(form.text, "! ")
    form.time.set_value("11:30")
    row.finish()
    wait()
    edited = next(entry for entry in entries(ask) if entry.kind == "interview")
    assert edited.at == "2026-12-01T10:30:00Z"
    assert edited.text == "! With the team"
    assert "11:30 Berlin" in rows(page)[0]._row._moment.text()


def test_a_bad_edit_waits_too(page: TimelinePage, workspace: Workspace, wait: Wait, ask: Ask) -> None:
    form = rows(page)[0].edit()
    form.text.setPlainText("Other words")
    form.time.set_value("noonish")
    workspace.inspect(3)
    wait()
    workspace.inspect(1)
    wait()
    again = rows(page)[0]._form
    assert again is not None
    assert (again.text.toPlainText(), again.time.text()) == ("Other words", "noonish")
    again.time.set_value("12:00")
    rows(page)[0].finish()
    wait()
    assert "Other words" in notes(ask)


def test_an_entry_is_deleted_and_comes_back(
    page: TimelinePage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    rows(page)[0]._row.delete_wanted.emit()
    wait()
    assert notes(ask) == ["Asked around"]
    workspace.undo()
    wait()
    assert len(rows(page)) == 4


def test_a_status_is_corrected(page: TimelinePage, workspace: Workspace, wait: Wait, ask: Ask) -> None:
    row = next(row for row in rows(page) if row._row._title.text() == "Moved to Applied")
    form = row.edit()
    offer = next(status for status in workspace.statuses if status.name == "Offer")
    form.what.set_value(offer.id)
    form.day.set_value("2026-11-05")
    row.finish()
    wait()
    moves = [entry for entry in entries(ask) if entry.table == "status_change"]
    assert (moves[0].status, moves[0].at) == ("Offer", "2026-11-05")
    assert ask(detail(1)).row.status == "Offer"


def test_a_status_is_taken_out_of_the_history(page: TimelinePage, wait: Wait, ask: Ask) -> None:
    row = next(row for row in rows(page) if row._row._title.text() == "Moved to Applied")
    row._row.delete_wanted.emit()
    wait()
    assert ask(detail(1)).row.status == "Wishlist"


def test_the_last_status_stays(
    page: TimelinePage, workspace: Workspace, wait: Wait, ask: Ask, failures: list[Exception]
) -> None:
    workspace.inspect(3)
    wait()
    rows(page)[0]._row.delete_wanted.emit()
    wait()
    assert len(failures) == 1
    assert len(entries(ask, 3)) == 1


def test_many_entries_are_shown_in_steps(page: TimelinePage, workspace: Workspace, wait: Wait) -> None:
    from tracker.domain.application import Draft, Event

    many = tuple(Event(EventKind.NOTE, "2026-01-01", "", f"Note {place}") for place in range(100))
    workspace.run(add_application(Draft(title="Diary", timeline=many)))
    workspace.inspect(4)
    wait()
    assert len(rows(page)) == FIRST
    page._more.click()
    assert len(rows(page)) == 101
    assert page._more.isHidden()
