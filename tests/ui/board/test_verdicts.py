"""The board grouped by verdict: the columns, what moves there, and what follows when a badge changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.board.helpers import BoardDriver
from tracker.badges import refresh_badges
from tracker.domain.person import Profile
from tracker.store.commands.profile import set_profile
from tracker.store.queries.filters import Filter
from tracker.store.store import Store
from tracker.visas.catalogue import Catalogue
from ui.workspace import Notice

DAY = date(2026, 11, 25)
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def refresh(board: BoardDriver) -> None:
    """Bring the badges up to date, and have the board read everything again."""
    board.workspace.work(_refresh, _ignore)
    board.workspace.look_again()
    board.settle()


def _refresh(store: Store) -> int:
    return refresh_badges(store, Catalogue(None), DAY)


def _ignore(_written: int) -> None:
    """Whatever was written."""


@pytest.fixture
def grouped(board: BoardDriver) -> BoardDriver:
    """The board of a Norwegian, grouped by verdict."""
    board.workspace.run(set_profile(Profile(passports=("NO",))))
    board.workspace.set_group("visa")
    refresh(board)
    return board


def names(board: BoardDriver) -> list[str]:
    """The columns' names in order."""
    return [column.spec.name for column in board.page.view.columns]


def test_a_column_a_verdict_best_first(grouped: BoardDriver) -> None:
    assert names(grouped)[0] == "Needs no visa"
    assert names(grouped)[-1] == "Not checked"
    assert set(grouped.titles("Needs no visa")) >= {"W1", "W6", "A1"}
    assert grouped.titles("Not checked") == ["R1"]


def test_before_badges_are_computed_nothing_is_checked(board: BoardDriver) -> None:
    board.workspace.set_group("visa")
    board.settle()
    assert names(board) == ["Not checked"]
    assert len(board.titles("Not checked")) == 11


def test_no_card_moves_to_another_verdict(grouped: BoardDriver) -> None:
    said: list[Any] = []
    grouped.workspace.said.connect(said.append)
    grouped.select("R1")
    before = grouped.titles("Not checked")
    grouped.press(Key.Key_Left, Modifier.ControlModifier)
    assert grouped.titles("Not checked") == before
    assert [notice.undo for notice in said if isinstance(notice, Notice)] == [False]
    assert "comes from the rules" in said[0].text


def test_cards_are_put_in_order_within_a_verdict(grouped: BoardDriver) -> None:
    first, second = grouped.titles("Needs no visa")[:2]
    grouped.select(first)
    grouped.press(Key.Key_Down, Modifier.ControlModifier)
    assert grouped.titles("Needs no visa")[:2] == [second, first]
    assert {row.status for row in grouped.rows().values() if row.title.startswith("W")} == {"Wishlist"}
    grouped.workspace.undo()
    grouped.settle()
    assert grouped.titles("Needs no visa")[:2] == [first, second]


def test_a_filter_by_verdict(grouped: BoardDriver) -> None:
    grouped.workspace.set_filter(Filter(verdicts=frozenset({""})))
    grouped.settle()
    assert names(grouped) == ["Not checked"]
    assert grouped.titles("Not checked") == ["R1"]
