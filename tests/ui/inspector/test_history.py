"""The History tab: what changed, and taking one change back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tracker.store.commands.applications import set_field
from tracker.store.commands.own_routes import add_own_route
from tracker.store.commands.plans import set_application_route
from tracker.store.queries.applications import detail
from tracker.store.rows import FieldChange
from tracker.visas.own import OwnRoute
from ui.inspector.history import FIRST, LINES, HistoryPage, HistoryRow, change_words, changes_words
from ui.inspector.panel import Inspector
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]


@pytest.fixture
def page(inspector: Inspector, workspace: Workspace, wait: Wait) -> HistoryPage:
    workspace.run(set_field([1], "city", "Kiel"))
    workspace.run(set_field([1], "title", "Data Lead"))
    inspector.show_tab("history")
    wait()
    found = inspector.page
    assert isinstance(found, HistoryPage)
    return found


def rows(page: HistoryPage) -> list[HistoryRow]:
    return [row for row in page.list.rows if isinstance(row, HistoryRow)]


def test_changes_are_told_the_latest_first(page: HistoryPage) -> None:
    assert len(rows(page)) == 3
    assert rows(page)[1]._changes.text() == "City: Hamburg → Kiel"
    assert rows(page)[1]._when.text() == "just now"
    assert rows(page)[1]._when.toolTip()
    assert rows(page)[2]._undo.isHidden()


def test_one_change_is_taken_back_alone(page: HistoryPage, wait: Wait, ask: Ask) -> None:
    rows(page)[1]._undo.click()
    wait()
    row = ask(detail(1)).row
    assert (row.city, row.title) == ("Hamburg", "Data Lead")
    assert len(rows(page)) == 4
    assert rows(page)[0]._label.text().startswith("Took back")


def test_an_undone_change_says_so(page: HistoryPage, workspace: Workspace, wait: Wait) -> None:
    workspace.undo()
    wait()
    assert rows(page)[0]._label.text().endswith("(taken back)")
    assert rows(page)[0]._undo.isHidden()


def test_routes_are_told_by_name(page: HistoryPage, workspace: Workspace, wait: Wait) -> None:
    workspace.run(add_own_route("DE", OwnRoute("By marriage")))
    for route in ("de-eu-blue-card", "de-own-by-marriage", "de-nobody-knows"):
        workspace.run(set_application_route(1, route))
    wait()
    assert [row._changes.text() for row in rows(page)[:3]] == [
        "Visa route: By marriage → de-nobody-knows",
        "Visa route: EU Blue Card → By marriage",
        "Visa route: EU Blue Card",
    ]


def test_many_changes_are_shown_in_steps(page: HistoryPage, workspace: Workspace, wait: Wait) -> None:
    for place in range(FIRST):
        workspace.run(set_field([1], "city", f"City {place}"), quiet=True)
    wait()
    assert len(rows(page)) == FIRST
    assert not page._more.isHidden()
    page._more.click()
    wait()
    assert len(rows(page)) == FIRST + 3
    assert page._more.isHidden()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (FieldChange("City", "Kiel", "Hamburg"), "City: Kiel → Hamburg"),
        (FieldChange("City", "", "Hamburg"), "City: Hamburg"),
        (FieldChange("City", "Kiel", ""), "City: Kiel removed"),
        (FieldChange("Archived", "", ""), "Archived"),
        (FieldChange("A {b}", "{c}", "{d}"), "A {b}: {c} → {d}"),
    ],
)
def test_a_change_in_words(change: FieldChange, words: str) -> None:
    assert change_words(change) == words


def test_of_many_changes_only_the_first_are_told() -> None:
    told = changes_words([FieldChange("Tags", "", str(place)) for place in range(LINES + 4)])
    assert told.count("\n") == LINES
    assert told.endswith("and 4 more")
