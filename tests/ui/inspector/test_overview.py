"""The Overview: every field reaches the store, and nothing typed is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tracker.domain.application import JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.fields import FIELD_KINDS
from tracker.domain.pay import Pay, Period
from tracker.errors import StoreFull
from tracker.store.commands.applications import delete_applications, restore_applications, set_field
from tracker.store.queries.applications import detail
from tracker.store.queries.undo import undo_labels
from tracker.store.rows import ApplicationDetail
from ui.inspector.field import ChoiceField, Field, LongField, ReadField, StatusField, TagsField, TextField
from ui.inspector.overview import OverviewPage
from ui.inspector.panel import Inspector
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]


@pytest.fixture
def page(inspector: Inspector) -> OverviewPage:
    found = inspector.page
    assert isinstance(found, OverviewPage)
    return found


def write(qtbot: QtBot, field: Field, typed: str) -> None:
    """Type into a line, in place of what stands there."""
    assert isinstance(field, TextField | ReadField)
    field.editor.setFocus()
    field.editor.selectAll()
    if typed.isascii() and typed:
        qtbot.keyClicks(field.editor, typed)
    else:  # QTest presses no keys for other letters
        field.editor.setText(typed)
        field.editor.textEdited.emit(typed)


def stored(ask: Ask, application_id: int = 1) -> ApplicationDetail:
    found: ApplicationDetail = ask(detail(application_id))
    return found


def test_every_field_is_there(page: OverviewPage) -> None:
    assert set(page.fields) == set(FIELD_KINDS)
    assert all(field.row.editor.accessibleName() for field in page.fields.values())


def test_fields_show_what_is_stored(page: OverviewPage) -> None:
    shown = {
        name: field.editor.text()
        for name, field in page.fields.items()
        if isinstance(field, TextField | ReadField)
    }
    assert shown["title"] == "Senior Data Engineer"
    assert shown["country"] == "Germany"
    assert shown["pay"] == "62000 EUR/year"
    assert "2026" in shown["applied_on"]
    assert shown["deadline"] == ""
    assert page._reading.text() == "€62,000 / year"


TYPED: tuple[tuple[str, str, object], ...] = (
    ("title", "  Data Lead ", "Data Lead"),
    ("company", "Rhein Logistik", "Rhein Logistik"),
    ("city", "Köln 🏙", "Köln 🏙"),
    ("field", "Data", "Data"),
    ("source", "A friend", "A friend"),
    ("link", "https://a.example", "https://a.example"),
    ("pay_as_posted", "80k DOE", "80k DOE"),
    ("pay", "from 3000 GBP/month", Pay(Decimal(3000), None, "GBP", Period.MONTH)),
    ("country", "fr", "FR"),
    ("deadline", "2026-12-31", "2026-12-31"),
    ("start_date", "2027-01-02", "2027-01-02"),
    ("applied_on", "2026-11-04", "2026-11-04"),
)


def test_a_line_is_saved_when_it_is_left(qtbot: QtBot, page: OverviewPage, wait: Wait, ask: Ask) -> None:
    for name, typed, _wanted in TYPED:
        write(qtbot, page.fields[name], typed)
    page.flush()
    wait()
    row = stored(ask).row
    assert {name: getattr(row, name) for name, _typed, _wanted in TYPED} == {
        name: wanted for name, _typed, wanted in TYPED
    }
    assert [name for name, field in page.fields.items() if field.row.error] == []


def test_an_emptied_field_is_not_given(qtbot: QtBot, page: OverviewPage, wait: Wait, ask: Ask) -> None:
    names = ("country", "city", "pay", "link", "applied_on")
    for name in names:
        write(qtbot, page.fields[name], "")
    page.flush()
    wait()
    row = stored(ask).row
    assert [getattr(row, name) for name in names] == ["", "", None, "", ""]


def test_choices_are_saved_at_once(page: OverviewPage, wait: Wait, ask: Ask) -> None:
    wanted = {
        "work_mode": WorkMode.REMOTE,
        "job_kind": JobKind.CONTRACT,
        "priority": Priority.LOW,
        "sponsorship": Sponsorship.REFUSED,
    }
    for name, value in wanted.items():
        field = page.fields[name]
        assert isinstance(field, ChoiceField)
        field.editor.set_value(value)
        field.editor.chosen.emit(value)
    wait()
    row = stored(ask).row
    assert {name: getattr(row, name) for name in wanted} == wanted


def test_the_status_moves(page: OverviewPage, workspace: Workspace, wait: Wait, ask: Ask) -> None:
    field = page.fields["status"]
    assert isinstance(field, StatusField)
    offer = next(status for status in workspace.statuses if status.name == "Offer")
    field.editor.chosen.emit(offer.id)
    wait()
    assert stored(ask).row.status == "Offer"
    assert field.editor.value() == offer.id


def test_tags_are_saved(qtbot: QtBot, page: OverviewPage, wait: Wait, ask: Ask) -> None:
    field = page.fields["tags"]
    assert isinstance(field, TagsField)
    qtbot.keyClicks(field.editor.line, "python")
    page.flush()
    wait()
    assert set(stored(ask).row.tags) == {"data", "energy", "python"}


def test_long_texts_are_saved(page: OverviewPage, wait: Wait, ask: Ask) -> None:
    for name in ("notes", "posting"):
        field = page.fields[name]
        assert isinstance(field, LongField)
        if name == "posting":
            page.posting.turn()
        field.editor.setPlainText("Zeile\n\n" + name)
    page.flush()
    wait()
    found = stored(ask)
    assert (found.notes, found.posting) == ("Zeile\n\nnotes", "Zeile\n\nposting")


def test_saving_at_rest_leaves_the_typed_text_alone(
    qtbot: QtBot, page: OverviewPage, wait: Wait, ask: Ask
) -> None:
    title = page.fields["title"]
    assert isinstance(title, TextField)
    write(qtbot, title, "Data ")
    title.editor.commit()
    wait()
    assert stored(ask).row.title == "Data"
    assert title.editor.text() == "Data "
    assert title.editor.cursorPosition() == 5
    qtbot.keyClicks(title.editor, "Lead")
    title.editor.clearFocus()
    wait()
    assert stored(ask).row.title == "Data Lead"


def test_a_day_is_saved_at_rest_and_stays_as_typed(
    qtbot: QtBot, page: OverviewPage, wait: Wait, ask: Ask
) -> None:
    deadline = page.fields["deadline"]
    assert isinstance(deadline, ReadField)
    write(qtbot, deadline, "2026-12-31")
    deadline._rested()
    wait()
    assert stored(ask).row.deadline == "2026-12-31"
    assert deadline.editor.text() == "2026-12-31"


def test_one_step_of_undo_a_saved_field(
    qtbot: QtBot, page: OverviewPage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    write(qtbot, page.fields["city"], "Kiel")
    page.flush()
    page.flush()
    wait()
    assert ask(undo_labels())[0] == "Changed city of Senior Data Engineer"
    workspace.undo()
    wait()
    assert stored(ask).row.city == "Hamburg"
    assert not ask(undo_labels())[0].startswith("Changed")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("deadline", "32.13.2026"), ("country", "Atlantis"), ("pay", "a lot"), ("city", "x" * 2001)],
)
def test_a_bad_value_stays_with_its_reason_also_while_others_are_shown(
    page: OverviewPage, workspace: Workspace, wait: Wait, ask: Ask, name: str, typed: str
) -> None:
    field = page.fields[name]
    assert isinstance(field, TextField | ReadField)
    before = getattr(stored(ask).row, name)
    field.editor.setFocus()
    field.editor.setText(typed)
    field.editor.textEdited.emit(typed)
    page.flush()
    wait()
    assert field.row.error
    assert field.editor.text() == typed
    workspace.run(set_field([1], "source", "elsewhere"))
    wait()
    assert field.editor.text() == typed
    workspace.inspect(3)
    wait()
    assert field.editor.text() != typed
    assert field.row.error == ""
    workspace.inspect(1)
    wait()
    assert field.editor.text() == typed
    assert field.row.error
    assert getattr(stored(ask).row, name) == before


def test_a_mended_value_is_saved(qtbot: QtBot, page: OverviewPage, wait: Wait, ask: Ask) -> None:
    pay = page.fields["pay"]
    write(qtbot, pay, "a lot")
    page.flush()
    assert pay.row.error
    write(qtbot, pay, "70000 EUR/year")
    page.flush()
    wait()
    assert pay.row.error == ""
    assert stored(ask).row.pay == Pay(Decimal(70000), Decimal(70000), "EUR", Period.YEAR)


def test_a_nameless_application_is_refused_in_the_field(
    qtbot: QtBot, page: OverviewPage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    workspace.inspect(3)
    wait()
    title = page.fields["title"]
    write(qtbot, title, "")
    page.flush()
    wait()
    assert title.row.error
    assert stored(ask, 3).row.title == "Gardener"


def test_text_that_could_not_be_written_is_kept_and_written_later(
    qtbot: QtBot, page: OverviewPage, workspace: Workspace, wait: Wait, ask: Ask, failures: list[Exception]
) -> None:
    city = page.fields["city"]
    assert isinstance(city, TextField)
    workspace.run(delete_applications([1]))
    write(qtbot, city, "Kiel")
    page.flush()
    wait()
    assert city.row.error
    assert city.editor.text() == "Kiel"
    workspace.run(restore_applications([1]))
    workspace.inspect(3)
    wait()
    workspace.inspect(1)
    wait()
    assert stored(ask).row.city == "Kiel"
    assert failures == []


def test_an_error_of_the_disk_is_told_beneath_the_field(page: OverviewPage, workspace: Workspace) -> None:
    city = page.fields["city"]
    city._under_way.append((1, "Kiel"))
    city._failed(StoreFull(workspace.home.store, "The disk is full.", "Nothing is lost."))
    assert city.row.error == "The disk is full. Nothing is lost."


def test_the_link_opens_only_if_it_leads_to_the_web(qtbot: QtBot, page: OverviewPage, wait: Wait) -> None:
    assert page.open_link.isEnabled()
    write(qtbot, page.fields["link"], "javascript:alert(1)")
    assert not page.open_link.isEnabled()
    wait()


def test_the_reading_of_pay_follows_the_typing(qtbot: QtBot, page: OverviewPage) -> None:
    write(qtbot, page.fields["pay"], "48000-52000 GBP/year")
    assert page._reading.text() == "£48,000–52,000 / year"
    write(qtbot, page.fields["pay"], "nothing")
    assert page._reading.isHidden()
