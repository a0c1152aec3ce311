"""The lines of a plan and their fates; new applications are kept as columns, not as objects."""

from __future__ import annotations

import os
import tempfile
import weakref
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from heapq import merge
from threading import Lock
from typing import IO, overload

from tracker.domain.application import Draft
from tracker.exchange.stored import Chunk, PackedChunk, StatusKey, joined, unpacked_chunk

KEPT_ROWS = 150_000
"""So many new rows of a plan stay in memory; those beyond lie in a file without a name."""


class Action(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One line of the file and its fate.

    ``application_id`` is the one that it meets; ``changed`` names the fields of Draft that are written into
    it, and ``deleted_at`` where it comes out of the bin.
    """

    line: int
    action: Action
    known: Draft | None = None
    application_id: int | None = None
    changed: tuple[str, ...] = ()
    make: Callable[[], Draft] | None = None

    @property
    def draft(self) -> Draft | None:
        """The application as it will be; None where nothing is written."""
        return self.make() if self.make is not None else self.known


@dataclass(frozen=True, slots=True)
class _Aside:
    """Where a packed chunk lies in the file of those that memory has no room for."""

    file: IO[bytes]
    lock: Lock
    begin: int
    end: int
    shift: int

    def packed(self) -> bytes:
        with self.lock:
            self.file.seek(self.begin)
            return self.file.read(self.end - self.begin)

    def unpacked(self) -> Chunk:
        return unpacked_chunk(self.packed(), self.shift)


@dataclass(slots=True)
class _Part:
    """The rows of one block: new ones and all others by line.

    ``companies`` are those that no block before named, where the new rows are packed and can be inserted
    without a look at others; None where not.
    """

    chunk: Chunk | PackedChunk | _Aside
    new: int
    has_uids: bool
    others: list[PlannedRow]
    last: int
    """The line of the last of them."""
    companies: list[str] | None = None

    def packed(self) -> bytes:
        """The new rows as bytes."""
        return self.chunk.packed()

    def __len__(self) -> int:
        return self.new + len(self.others)


@dataclass(frozen=True, slots=True)
class NewPart:
    """The new applications of a block; the first is number ``place`` of all new ones.

    ``companies`` is None where they need a look at those of other blocks, and at the store.
    """

    place: int
    count: int
    companies: list[str] | None
    chunk: Callable[[], Chunk]
    data: Callable[[], bytes]


class PlannedRows(Sequence[PlannedRow]):
    """Every line that was read, in order.

    New ones are kept as columns; their drafts are made when they are asked for.
    """

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._ends: list[int] = []
        self._counts: Counter[Action] = Counter()
        self._file: IO[bytes] | None = None
        self._lock = Lock()
        self.statuses: dict[StatusKey, None] = {}
        """The statuses that the new rows have or had, in the order in which they come up."""

    def add(self, new: Chunk | PackedChunk, others: list[PlannedRow]) -> None:
        """Add the rows of a block, which stand behind all others."""
        is_kept = self._counts[Action.NEW] + len(new) <= KEPT_ROWS
        last = max(new.last, *[row.line for row in others[-1:]]) if others else new.last
        has_uids = isinstance(new, Chunk) and "uid" in new.columns
        companies = new.companies if isinstance(new, PackedChunk) and not new.has_people else None
        chunk = new if is_kept else self._put_aside(new)
        part = _Part(chunk, len(new), has_uids, others, last, companies)
        self._parts.append(part)
        self.statuses.update(dict.fromkeys(new.statuses))
        self._ends.append(len(self) + len(part))
        self._counts[Action.NEW] += len(new)
        self._counts.update(row.action for row in others)

    def count(self, action: Action) -> int:
        """How many lines meet this fate."""
        return self._counts[action]

    def new(self) -> Iterator[Chunk]:
        """The new applications, block by block."""
        return (self._chunk(part) for part in self._parts if part.new)

    def new_parts(self) -> Iterator[NewPart]:
        """The new applications, block by block, to be inserted in any order."""
        place = 0
        for part in self._parts:
            if part.new:
                yield NewPart(place, part.new, part.companies, partial(self._chunk, part), part.packed)
                place += part.new

    def uids(self) -> Iterator[str]:
        """The ids that new rows bring along."""
        named = (self._chunk(part) for part in self._parts if part.has_uids)
        return (uid for chunk in named for uid in chunk.columns["uid"] if uid)

    def of(self, action: Action) -> Iterator[PlannedRow]:
        """The rows that meet a fate."""
        if action is Action.NEW:
            return (row for chunk in self.new() for row in _new_rows(chunk))
        return (row for part in self._parts for row in part.others if row.action is action)

    def on(self, lines: Iterable[int]) -> Iterator[PlannedRow]:
        """The rows on some lines, in the file's order; only the blocks that they stand in are looked at."""
        wanted = sorted(set(lines))
        while wanted:
            number = bisect_left(self._parts, wanted[0], key=_last_of)
            if number == len(self._parts):
                return
            part = self._parts[number]
            end = bisect_right(wanted, part.last)
            here, wanted = frozenset(wanted[:end]), wanted[end:]
            yield from _rows_on(self._chunk(part), part.others, here)

    def leave_out(self, lines: Callable[[int], bool]) -> None:
        """New rows on these lines are not brought in: they repeat others."""
        for part in self._parts:
            # A row that goes may be the one for which a company was named.
            part.companies = None
            chunk = self._chunk(part)
            gone = [number for number in chunk.numbers if lines(number)]
            if gone:
                kept = chunk.kept(lambda number: not lines(number))
                part.others = sorted(
                    [*part.others, *[PlannedRow(number, Action.DUPLICATE) for number in gone]],
                    key=_line_of,
                )
                part.chunk, part.new = kept, len(kept)
                self._counts[Action.NEW] -= len(gone)
                self._counts[Action.DUPLICATE] += len(gone)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[PlannedRow]:
        return (row for part in self._parts for row in self._rows(part))

    @overload
    def __getitem__(self, place: int) -> PlannedRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[PlannedRow]: ...
    def __getitem__(self, place: int | slice) -> PlannedRow | list[PlannedRow]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        wanted = place + len(self) if place < 0 else place
        if not 0 <= wanted < len(self):
            raise IndexError(place)
        number = bisect_right(self._ends, wanted)
        part = self._parts[number]
        return list(self._rows(part))[wanted - self._ends[number] + len(part)]

    def _rows(self, part: _Part) -> Iterator[PlannedRow]:
        return merge(_new_rows(self._chunk(part)), part.others, key=_line_of)

    def _put_aside(self, chunk: Chunk | PackedChunk) -> _Aside:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the plan)
            weakref.finalize(self, self._file.close)
        with self._lock:
            begin = self._file.seek(0, os.SEEK_END)
            end = begin + self._file.write(chunk.packed())
        return _Aside(self._file, self._lock, begin, end, chunk.shift)

    def _chunk(self, part: _Part) -> Chunk:
        return part.chunk if isinstance(part.chunk, Chunk) else part.chunk.unpacked()


def _last_of(part: _Part) -> int:
    return part.last


def _rows_on(chunk: Chunk, others: list[PlannedRow], lines: frozenset[int]) -> Iterator[PlannedRow]:
    new = (
        PlannedRow(number, Action.NEW, make=_DraftMaker(chunk, place))
        for place, number in enumerate(chunk.numbers)
        if number in lines
    )
    return merge(new, (row for row in others if row.line in lines), key=_line_of)


def _line_of(row: PlannedRow) -> int:
    return row.line


def packed_rows(rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """The rows, those that write nothing with their drafts in columns: there may be very many of them."""
    passed = [(row.line, row.known) for row in rows if row.known is not None and not row.changed]
    chunk = joined(Chunk(), passed)
    places = {number: place for place, number in enumerate(chunk.numbers)}
    return [
        replace(row, known=None, make=_DraftMaker(chunk, places[row.line])) if row.line in places else row
        for row in rows
    ]


def _new_rows(chunk: Chunk) -> Iterator[PlannedRow]:
    for place, number in enumerate(chunk.numbers):
        yield PlannedRow(number, Action.NEW, make=_DraftMaker(chunk, place))


@dataclass(frozen=True, slots=True)
class _DraftMaker:
    chunk: Chunk
    place: int

    def __call__(self) -> Draft:
        return self.chunk.draft(self.place)
