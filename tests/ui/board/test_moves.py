from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.board.moves import Move, between, gap_one_down, gap_one_up, move_into

COLUMN = (10, 20, 30, 40, 50)


def carried_out(column: tuple[int, ...], move: Move | None) -> list[int]:
    """The column after a move, told by its neighbours alone."""
    if move is None:
        return list(column)
    rest = [found for found in column if found not in move.ids]
    place = rest.index(move.after) + 1 if move.after is not None else 0
    assert move.before == (rest[place] if place < len(rest) else None)
    return [*rest[:place], *move.ids, *rest[place:]]


def test_into_another_column() -> None:
    assert move_into(COLUMN, [7, 8], "k", 2) == Move((7, 8), "k", 20, 30)
    assert move_into(COLUMN, [7], "k", 0) == Move((7,), "k", None, 10)
    assert move_into(COLUMN, [7], "k", 5) == Move((7,), "k", 50, None)
    assert move_into((), [7], "k", 0) == Move((7,), "k", None, None)


def test_what_stands_there_already_does_not_move() -> None:
    assert move_into(COLUMN, [20, 30], "k", 1) is None
    assert move_into(COLUMN, [20, 30], "k", 2) is None
    assert move_into(COLUMN, [20, 30], "k", 3) is None
    assert move_into(COLUMN, [30, 20], "k", 2) is not None
    assert move_into(COLUMN, [], "k", 2) is None


def test_one_place_up_and_down() -> None:
    up = move_into(COLUMN, [30, 40], "k", gap_one_up(COLUMN, {30, 40}))
    assert carried_out(COLUMN, up) == [10, 30, 40, 20, 50]
    down = move_into(COLUMN, [30, 40], "k", gap_one_down(COLUMN, {30, 40}))
    assert carried_out(COLUMN, down) == [10, 20, 50, 30, 40]
    assert move_into(COLUMN, [10], "k", gap_one_up(COLUMN, {10})) is None
    assert move_into(COLUMN, [50], "k", gap_one_down(COLUMN, {50})) is None
    apart = move_into(COLUMN, [20, 50], "k", gap_one_up(COLUMN, {20, 50}))
    assert carried_out(COLUMN, apart) == [20, 50, 10, 30, 40]


@given(st.sets(st.sampled_from((*COLUMN, 7, 8)), min_size=1), st.integers(0, 5))
def test_a_move_is_what_cutting_and_pasting_does(moved: set[int], gap: int) -> None:
    ids = sorted(moved)
    expected = [
        *(found for found in COLUMN[:gap] if found not in moved),
        *ids,
        *(found for found in COLUMN[gap:] if found not in moved),
    ]
    assert carried_out(COLUMN, move_into(COLUMN, ids, "k", gap)) == expected


@given(
    st.none() | st.integers(-(2**62), 2**62),
    st.none() | st.integers(-(2**62), 2**62),
    st.integers(1, 50),
)
def test_positions_between_rise_and_stay_between(low: int | None, high: int | None, count: int) -> None:
    found = between(low, high, count)
    around = [*([] if low is None else [low]), *found, *([] if high is None else [high])]
    if found:
        assert len(found) == count
        assert around == sorted(set(around))
    else:
        assert low is not None
        assert high is not None
        assert high - low <= count
