"""The person's own fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tracker.store.queries.applications import detail
from ui.inspector.overview import OverviewPage
from ui.inspector.own_fields import OwnFieldRow, OwnFields
from ui.inspector.panel import Inspector
from ui.widgets.line_editor import LineEditor
from ui.widgets.text_editor import TextEditor
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]


@pytest.fixture
def own(inspector: Inspector) -> OwnFields:
    page = inspector.page
    assert isinstance(page, OverviewPage)
    return page.own_fields


def row(own: OwnFields, name: str) -> OwnFieldRow:
    return next(row for row in own.list.rows if isinstance(row, OwnFieldRow) and row.name == name)


def stored(ask: Ask, application_id: int = 1) -> dict[str, str]:
    return dict(ask(detail(application_id)).own_fields)


def test_texts_with_lines_get_lines(own: OwnFields) -> None:
    assert isinstance(row(own, "Contract").editor, LineEditor)
    assert isinstance(row(own, "Referral").editor, TextEditor)
    assert row(own, "Referral")._text() == "A friend\nof a friend"


def test_a_field_is_edited_in_place(qtbot: QtBot, own: OwnFields, wait: Wait, ask: Ask) -> None:
    line = row(own, "Contract").editor
    line.setFocus()
    qtbot.keyClicks(line, "X")
    own.flush()
    wait()
    assert "X" in stored(ask)["Contract"]


def test_an_emptied_field_goes_only_when_it_is_left(
    qtbot: QtBot, inspector: Inspector, own: OwnFields, wait: Wait, ask: Ask
) -> None:
    line = row(own, "Contract").editor
    assert isinstance(line, LineEditor)
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    line.commit()
    wait()
    assert "Contract" in stored(ask)
    inspector.setFocus()
    wait()
    assert "Contract" not in stored(ask)
    assert len(own.list.rows) == 1


def test_the_cross_takes_a_field_away_and_undo_brings_it_back(
    own: OwnFields, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    row(own, "Referral")._remove.click()
    wait()
    assert list(stored(ask)) == ["Contract"]
    workspace.undo()
    wait()
    assert stored(ask)["Referral"] == "A friend\nof a friend"
    assert len(own.list.rows) == 2


def test_a_new_field_is_added(qtbot: QtBot, own: OwnFields, wait: Wait, ask: Ask) -> None:
    own.add_button.click()
    assert own.name.hasFocus()
    qtbot.keyClicks(own.name, "Team")
    own.add_button.click()
    assert own.value.hasFocus()
    qtbot.keyClicks(own.value, "Grid")
    qtbot.keyClick(own.value, Qt.Key.Key_Return)
    wait()
    assert stored(ask)["Team"] == "Grid"
    assert (own.name.text(), own.value.text()) == ("", "")
    assert own.name.hasFocus()


def test_a_name_that_is_taken_is_refused_and_the_text_stays(
    qtbot: QtBot, own: OwnFields, wait: Wait, ask: Ask
) -> None:
    qtbot.keyClicks(own.name, "Contract")
    qtbot.keyClicks(own.value, "Another")
    own.add()
    wait()
    assert stored(ask)["Contract"] == "Tariff"
    assert own.value.text() == "Another"
    assert not own._error.isHidden()


def test_half_a_new_field_waits_for_its_application(
    qtbot: QtBot, own: OwnFields, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    qtbot.keyClicks(own.name, "Team")
    workspace.inspect(3)
    wait()
    assert own.name.text() == ""
    workspace.inspect(1)
    wait()
    assert own.name.text() == "Team"
    qtbot.keyClicks(own.value, "Grid")
    workspace.inspect(3)
    wait()
    assert stored(ask)["Team"] == "Grid"
    assert stored(ask, 3) == {}


def test_a_text_that_cannot_be_stored_is_kept(own: OwnFields, workspace: Workspace, wait: Wait) -> None:
    line = row(own, "Contract").editor
    assert isinstance(line, LineEditor)
    line.setFocus()
    line.setText("half \0")
    line.textEdited.emit(line.text())
    own.flush()
    workspace.inspect(3)
    wait()
    workspace.inspect(1)
    wait()
    again = row(own, "Contract")
    assert again._text() == "half \0"
    assert again._field.error
