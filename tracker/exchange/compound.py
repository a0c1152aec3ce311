"""Compound files, in which older office programs keep their streams. Source: Microsoft, [MS-CFB]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_HEADER_LISTED = 109
"""Sectors of the allocation table that the header itself names."""
_ROOT = 5


class Damaged(Exception):
    """The file's own tables contradict one another."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class Compound:
    """The streams of a compound file. Raises Damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read_header()
        except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
            raise Damaged from error

    def names(self) -> list[str]:
        """The names of all streams."""
        return [entry.name for entry in self._entries]

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        entry = next((entry for entry in self._entries if entry.name == name), None)
        if entry is None:
            raise Damaged
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        if root is None:
            raise Damaged
        small, size = self._chain(root.start), 1 << self._small_shift
        table = _numbers(self._chain(self._small_start)) if self._small_start < _FREE else ()
        places = _follow(entry.start, table)
        return b"".join(small[place * size : (place + 1) * size] for place in places)[: entry.size]

    def _read_header(self) -> None:
        data = self._data
        self._shift, self._small_shift = struct.unpack_from("<HH", data, 30)
        if self._shift not in (9, 12) or self._small_shift > 9:
            raise Damaged
        first, self._cutoff, self._small_start = struct.unpack_from("<I4xII", data, 48)
        listed = [n for n in struct.unpack_from(f"<{_HEADER_LISTED}I", data, 76) if n < _FREE]
        (more,) = struct.unpack_from("<I", data, 68)
        while more < _FREE and len(listed) <= len(data) >> self._shift:
            numbers = _numbers(self._sector(more))
            listed += [number for number in numbers[:-1] if number < _FREE]
            more = numbers[-1]
        self._table = _numbers(b"".join(map(self._sector, listed)))
        directory = self._chain(first)
        self._entries = [_entry(directory[at : at + 128]) for at in range(0, len(directory) - 127, 128)]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _follow(start, self._table)))


def _numbers(data: bytes) -> tuple[int, ...]:
    count = len(data) // 4
    return struct.unpack(f"<{count}I", data[: count * 4])


def _follow(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """The numbers of a chain; one that goes in a circle is damaged."""
    number = start
    for _ in range(len(table) + 1):
        if number >= _FREE:
            return
        yield number
        if number >= len(table):
            raise Damaged
        number = table[number]
    raise Damaged


def _entry(data: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", data, 64)
    start, size = struct.unpack_from("<II", data, 116)
    name = data[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, start, size)
