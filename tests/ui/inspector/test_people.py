"""The People tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.store.queries.parts import people
from tracker.store.rows import PersonRow
from ui.inspector.panel import Inspector
from ui.inspector.people import PeoplePage
from ui.inspector.person_card import OtherPerson, PersonCard, initials
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]


@pytest.fixture
def page(inspector: Inspector, wait: Wait) -> PeoplePage:
    inspector.show_tab("people")
    wait()
    found = inspector.page
    assert isinstance(found, PeoplePage)
    return found


def cards(page: PeoplePage) -> list[PersonCard]:
    return [row for row in page.list.rows if isinstance(row, PersonCard)]


def linked(ask: Ask, application_id: int = 1) -> list[PersonRow]:
    return [row for row in ask(people(application_id)) if row.is_linked]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Ada Kay", "AK"), ("ada maria kay", "AK"), ("Ada", "A"), ("", ""), ("(…)", ""), ("王 小明", "王小")],
)
def test_initials(name: str, wanted: str) -> None:
    assert initials(name) == wanted


def test_a_card_tells_who_it_is(page: PeoplePage) -> None:
    card = cards(page)[0]
    assert card.accessibleName() == "Ada Kay, Hiring manager"
    assert card._email.text() == "ada@nordlicht.example"
    assert card._email.toolTip() == "mailto:ada@nordlicht.example"
    card._phone.click()
    assert QApplication.clipboard().text() == "+49 40 1"


def test_a_colleague_is_offered_and_added(page: PeoplePage, wait: Wait, ask: Ask) -> None:
    assert page._others_heading.text() == "Also at Nordlicht Energie"
    other = page.others.rows[0]
    assert isinstance(other, OtherPerson)
    other._add.click()
    wait()
    assert [row.name for row in linked(ask)] == ["Ada Kay", "Cem Aydin"]
    assert page.others.rows == []
    assert page._others_heading.isHidden()


def test_somebody_new_is_stored_while_written(qtbot: QtBot, page: PeoplePage, wait: Wait, ask: Ask) -> None:
    form = page.compose()
    assert form.name.hasFocus()
    qtbot.keyClicks(form.name, "Bo Lind")
    form.name.commit()
    wait()
    assert [row.name for row in linked(ask)] == ["Ada Kay", "Bo Lind"]
    assert len(cards(page)) == 1
    qtbot.keyClicks(form.role, "Recruiter")
    form.finish()
    wait()
    assert [(row.name, row.role) for row in linked(ask)][1] == ("Bo Lind", "Recruiter")
    assert len(cards(page)) == 2
    assert page.form is None


def test_a_new_person_can_be_dropped(qtbot: QtBot, page: PeoplePage, wait: Wait, ask: Ask) -> None:
    form = page.compose()
    qtbot.keyClicks(form.name, "Nobody")
    form.name.commit()
    wait()
    form.dropped.emit()
    wait()
    assert [row.name for row in linked(ask)] == ["Ada Kay"]


def test_somebody_known_needs_no_second_card(qtbot: QtBot, page: PeoplePage, wait: Wait, ask: Ask) -> None:
    form = page.compose()
    form.role.set_value("Team lead")
    form.email.set_value("cem@nordlicht.example")
    qtbot.keyClicks(form.name, "Cem Aydin")
    form.name.commit()
    wait()
    assert page.form is None
    assert [row.name for row in linked(ask)] == ["Ada Kay", "Cem Aydin"]


def test_a_new_person_goes_to_the_application_they_were_written_for(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    qtbot.keyClicks(page.compose().name, "Bo Lind")
    workspace.inspect(3)
    wait()
    assert [row.name for row in linked(ask)] == ["Ada Kay", "Bo Lind"]
    assert linked(ask, 3) == []


def test_a_card_is_edited_in_place(qtbot: QtBot, page: PeoplePage, wait: Wait, ask: Ask) -> None:
    card = cards(page)[0]
    form = card.edit()
    form.phone.setFocus()
    form.phone.end(False)
    qtbot.keyClicks(form.phone, "23")
    form.finish()
    wait()
    assert linked(ask)[0].phone == "+49 40 123"
    assert card._phone.text() == "+49 40 123"


def test_a_person_without_anything_is_refused_and_waits(
    page: PeoplePage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    form = cards(page)[0].edit()
    for editor in (form.name, form.role, form.email, form.phone):
        editor.set_value("")
    assert not form.save()
    workspace.inspect(3)
    wait()
    workspace.inspect(1)
    wait()
    again = cards(page)[0]._form
    assert again is not None
    assert again.name.text() == ""
    assert linked(ask)[0].name == "Ada Kay"


def test_a_person_is_removed_and_comes_back(
    page: PeoplePage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    cards(page)[0].remove()
    wait()
    assert linked(ask) == []
    assert not page._empty.isHidden()
    workspace.undo()
    wait()
    assert len(cards(page)) == 1
