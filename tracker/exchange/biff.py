"""What the sheets of an XLS workbook hold beside values: how numbers are shown, links, how far cells go.

Source: Microsoft, [MS-XLS]. Values themselves are read by python-calamine, which tells nothing of these.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.exchange.compound import Damaged
from tracker.exchange.number_formats import BUILTIN, Shown, is_moment, shown_as

STYLED_LIMIT = 500_000
"""Cells of a workbook that are shown as amounts or per cent."""

_BOF, _EOF, _FILEPASS, _DATEMODE = 0x809, 0x0A, 0x2F, 0x22
_BOUNDSHEET, _FORMAT, _XF, _HLINK = 0x85, 0x41E, 0xE0, 0x1B8
_NUMBER, _RK, _MULRK, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_CELLS = frozenset((_NUMBER, _RK, _FORMULA, 0xFD, 0x204, 0x205, 0x201))
_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_HAS_MONIKER, _HAS_TEXT, _HAS_FRAME, _IS_TEXT = 0x01, 0x10, 0x80, 0x100


@dataclass(slots=True)
class SheetExtras:
    """Of one sheet: forms and links by row and column from 0, and the numbers of rows and columns."""

    shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


def is_locked(stream: bytes) -> bool:
    """Whether a password is needed."""
    return any(kind == _FILEPASS for kind, _ in _records(stream, 0))


def read_extras(stream: bytes) -> dict[str, SheetExtras]:
    """What each sheet of cells holds beside values. Raises Damaged."""
    try:
        return _read(stream)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Damaged from error


def _read(stream: bytes) -> dict[str, SheetExtras]:
    codes, places, kinds = dict(BUILTIN), dict[str, int](), list[int]()
    for kind, body in _records(stream, 0):
        if kind == _FORMAT and len(body) > 5:
            number, length, flags = struct.unpack_from("<HHB", body)
            codes[number] = _text(body[5:], length, flags)
        elif kind == _XF:
            kinds.append(struct.unpack_from("<2xH", body)[0])
        elif kind == _BOUNDSHEET and body[5] == 0:
            places[_text(body[8:], body[6], body[7])] = struct.unpack_from("<I", body)[0]
    styles = [
        None if is_moment(code) else shown_as(code) for code in (codes.get(n, "General") for n in kinds)
    ]
    return {name: _read_sheet(stream, place, styles) for name, place in places.items()}


def _read_sheet(stream: bytes, place: int, styles: list[Shown | None]) -> SheetExtras:
    extras = SheetExtras()
    for kind, body in _records(stream, place):
        if kind in _CELLS and len(body) >= 6:
            row, column, style = struct.unpack_from("<HHH", body)
            _note(extras, row, column, style if kind in (_NUMBER, _RK, _FORMULA) else 0, styles)
        elif kind == _MULRK and len(body) >= 6:
            row, first = struct.unpack_from("<HH", body)
            for number, at in enumerate(range(4, len(body) - 7, 6)):
                _note(extras, row, first + number, struct.unpack_from("<H", body, at)[0], styles)
        elif kind == _HLINK and len(body) > 32:
            row, column = struct.unpack_from("<H2xH", body)
            url = _url(body)
            if url:
                extras.links.setdefault(row, {})[column] = url
    return extras


def _note(extras: SheetExtras, row: int, column: int, style: int, styles: list[Shown | None]) -> None:
    extras.rows, extras.columns = max(extras.rows, row + 1), max(extras.columns, column + 1)
    shown = styles[style] if style < len(styles) else None
    if shown is not None and len(extras.shown) < STYLED_LIMIT:
        extras.shown[row, column] = shown


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, without those of charts within it."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _text(data: bytes, length: int, flags: int) -> str:
    return data[: 2 * length].decode("utf-16-le") if flags & 1 else data[:length].decode("latin-1")


def _url(body: bytes) -> str:
    """The address that a link leads to, nothing where it leads into the workbook or to a file."""
    (flags,) = struct.unpack_from("<I", body, 28)
    place = 32
    for flag in (_HAS_TEXT, _HAS_FRAME):
        if flags & flag:
            place += 4 + 2 * struct.unpack_from("<I", body, place)[0]
    if not flags & _HAS_MONIKER:
        return ""
    if not flags & _IS_TEXT:
        if body[place : place + 16] != _URL:
            return ""
        place += 16
    (length,) = struct.unpack_from("<I", body, place)
    size = 2 * length if flags & _IS_TEXT else length
    return body[place + 4 : place + 4 + size].decode("utf-16-le", "ignore").partition("\0")[0]
