"""Where moved cards come to stand: gaps of a column, counted from 0 above its first card."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """Cards in their new order, the column's key, and the neighbours there (ids, None at an end)."""

    ids: tuple[int, ...]
    key: str
    after: int | None
    before: int | None


def move_into(column: Sequence[int], ids: Sequence[int], key: str, gap: int) -> Move | None:
    """The move of ``ids`` into a gap of a column; None if they stand there already."""
    if not ids or _is_there(column, ids, gap):
        return None
    moved = frozenset(ids)
    after = next((found for found in reversed(column[:gap]) if found not in moved), None)
    before = next((found for found in column[gap:] if found not in moved), None)
    return Move(tuple(ids), key, after, before)


def _is_there(column: Sequence[int], ids: Sequence[int], gap: int) -> bool:
    if ids[0] not in column:
        return False
    first = column.index(ids[0])
    return list(column[first : first + len(ids)]) == list(ids) and first <= gap <= first + len(ids)


def between(low: int | None, high: int | None, count: int) -> list[int]:
    """``count`` rising positions between two others (None: an end), for showing a move before it is stored.

    Empty where there is no room between them.
    """
    if low is None:
        start = 0 if high is None else high - count
        return list(range(start, start + count))
    if high is None:
        return list(range(low + 1, low + 1 + count))
    width = (high - low) // (count + 1)
    return [low + width * (step + 1) for step in range(count)] if width > 0 else []


def gap_one_up(column: Sequence[int], moved: Collection[int]) -> int:
    """The gap one place above the first moved card."""
    first = next(row for row, found in enumerate(column) if found in moved)
    return max(first - 1, 0)


def gap_one_down(column: Sequence[int], moved: Collection[int]) -> int:
    """The gap one place below the last moved card."""
    last = max(row for row, found in enumerate(column) if found in moved)
    return min(last + 2, len(column))
