from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tracker.paths import Home
from tracker.settings import Settings
from ui.board.column_model import ColumnModel, runs
from ui.board.data import MANY, BoardData
from ui.board.moves import Move
from ui.rows import RowCache
from ui.workspace import Workspace


@pytest.fixture(scope="module")
def cache(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> RowCache:
    """A cache over a store that is never opened: it has no row."""
    assert qapp is not None
    folder: Path = tmp_path_factory.mktemp("home")
    return RowCache(Workspace(Home(folder), Settings()), qapp)


def test_runs() -> None:
    assert list(runs([5, 3, 4, 9, -1, 3])) == [(3, 5), (9, 9)]
    assert list(runs([])) == []
    assert list(runs([0])) == [(0, 0)]


def test_rows_and_ids(cache: RowCache) -> None:
    model = ColumnModel(cache)
    model.set_places([(1, 10), (2, 5), (2, 7)])
    assert model.ids() == [10, 5, 7]
    assert [model.row_of(found) for found in (10, 5, 7, 8)] == [0, 1, 2, -1]
    assert 5 in model
    assert model.rowCount(model.index(0)) == 0
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Loading"
    assert model.index(0).data(Qt.ItemDataRole.FontRole) is None


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["insert", "remove", "replace"]), st.sets(st.integers(1, 30), max_size=8)),
        max_size=12,
    )
)
def test_every_change_is_told_rightly(cache: RowCache, steps: list[tuple[str, set[int]]]) -> None:
    model = ColumnModel(cache)
    tester = QAbstractItemModelTester(model)
    held: dict[int, int] = {}
    for what, ids in steps:
        if what == "insert":
            new = {found: found * 7 % 5 for found in ids if found not in held}
            model.insert([(position, found) for found, position in new.items()])
            held |= new
        elif what == "remove":
            model.remove(ids)
            held = {found: position for found, position in held.items() if found not in ids}
        else:
            kept = {found: position for found, position in held.items() if found not in ids}
            model.replace(ids, [(3, found) for found in ids])
            held = kept | dict.fromkeys(ids, 3)
        expected = [found for _, found in sorted((position, found) for found, position in held.items())]
        assert model.ids() == expected
        assert [model.row_of(found) for found in expected] == list(range(len(expected)))
    assert tester.model() is model


def test_a_card_that_stays_in_its_row_only_takes_its_position(cache: RowCache) -> None:
    model = ColumnModel(cache)
    model.set_places([(10, 1), (20, 2), (30, 3)])
    second = QPersistentModelIndex(model.index(1))
    assert model.keeps_row((25, 2))
    assert model.position_of(2) == 25
    assert not model.keeps_row((35, 2))
    assert not model.keeps_row((15, 99))
    assert model.ids() == [1, 2, 3]
    assert second.row() == 1


def test_applying_moves_cards_between_columns(cache: RowCache) -> None:
    data = BoardData(cache)
    data.load({"a": [(1, 10), (2, 11)], "b": [(1, 20)]})
    testers = [QAbstractItemModelTester(data.column(key)) for key in "abc"]
    data.apply([11, 20, 30, 99], {11: ("b", 5), 20: ("b", 9), 30: ("c", 1)})
    assert [data.column(key).ids() for key in "abc"] == [[10], [11, 20], [30]]
    assert (data.key_of(30), data.key_of(99), len(data)) == ("c", None, 4)
    assert data.filled_keys() == {"a", "b", "c"}
    assert data.in_order([30, 20, 11, 10, 99], ["b", "a"]) == [11, 20, 10]
    data.apply([11, 30], {})
    assert [data.column(key).ids() for key in "abc"] == [[10], [20], []]
    assert len(testers) == 3


def test_many_at_once_are_one_step(cache: RowCache) -> None:
    data = BoardData(cache)
    places = [(position, position) for position in range(1, 3 * MANY)]
    data.load({"a": places})
    told: list[int] = []
    data.column("a").rowsRemoved.connect(lambda *_: told.append(1))
    data.apply(range(1, 3 * MANY, 2), {found: ("b", found) for found in range(1, 3 * MANY, 2)})
    assert told == []
    assert data.column("a").ids() == list(range(2, 3 * MANY, 2))
    assert data.column("b").ids() == list(range(1, 3 * MANY, 2))


def test_a_move_is_foreseen(cache: RowCache) -> None:
    data = BoardData(cache)
    data.load({"a": [(10, 1), (20, 2), (21, 3)], "b": [(5, 4)]})
    data.foresee(Move((4,), "a", 1, 2))
    assert data.column("a").ids() == [1, 4, 2, 3]
    data.foresee(Move((1,), "a", 2, 3))
    assert data.column("a").ids() == [1, 4, 2, 3], "no room between 20 and 21: the store will make some"
    data.foresee(Move((1, 2), "b", None, None))
    assert data.column("b").ids() == [1, 2]
