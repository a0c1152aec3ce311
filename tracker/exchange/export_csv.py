"""Writes rows as CSV: RFC 4180, in our own format, safe in spreadsheets.

A page is written column by column: one look at all cells of a column tells that most of them hold nothing
to be guarded or quoted. The standard library's writer looks at every character, which takes thrice as long.
Cells stay UTF-8 from the store to the file.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from contextlib import closing
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from tracker.exchange.codec import PAY_COLUMNS, pay_text
from tracker.exchange.guard import guarded_cells
from tracker.store.queries.export_rows import LISTS

if TYPE_CHECKING:
    from tracker.exchange.wanted import Rows

# As numbers: CPython takes seven times as long to look for a byte that is given as bytes.
_QUOTE, _COMMA, _LF, _CR = b'",\n\r'
# Our own words, days and numbers, and lists, which come quoted: there is nothing to be done for them.
_READY = LISTS | {
    *("id", "country", "work_mode", "job_kind", "status_kind", "priority", "sponsorship"),
    *("applied_on", "deadline", "start_date", "created_at", "archived_at"),
}


def write(rows: Rows, file: BinaryIO) -> None:
    """Header and rows."""
    names = rows.wanted.columns
    if rows.wanted.mark:
        file.write(codecs.BOM_UTF8)
    file.write(",".join(names).encode() + b"\r\n")
    groups = _groups(names)
    with closing(rows.columns(groups)) as pages:
        for page in pages:
            pieces = [_written(group, piece) for group, piece in zip(groups, page, strict=True)]
            if len(names) == 1:
                pieces = [[cell or b'""' for cell in pieces[0]]]
            file.write(b"\r\n".join([*map(b",".join, zip(*pieces, strict=True)), b""]))


def _written(group: tuple[str, ...], piece: Sequence[bytes]) -> Sequence[bytes]:
    """The columns of a group as they stand in the file."""
    if group[0] in _READY:
        return piece
    return encoded(list(map(_pay_text, piece)) if group == PAY_COLUMNS else piece)


def encoded(cells: Sequence[bytes]) -> Sequence[bytes]:
    """Cells as they stand between the commas of a CSV file, guarded and quoted."""
    text = b"".join(cells)
    if not text:
        return cells
    safe = guarded_cells(cells)
    if _QUOTE in text or _LF in text or _CR in text:
        return [
            b'"' + cell.replace(b'"', b'""') + b'"'
            if _QUOTE in cell or _COMMA in cell or _LF in cell or _CR in cell
            else cell
            for cell in safe
        ]
    return [b'"' + cell + b'"' if _COMMA in cell else cell for cell in safe] if _COMMA in text else safe


def _groups(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The columns that the store tells, those beside one another that are ready as one piece; pay is four."""
    groups: list[tuple[str, ...]] = []
    for is_ready, some in groupby(names, _READY.__contains__):
        if is_ready:
            groups.append(tuple(some))
        else:
            groups += [PAY_COLUMNS if name == "pay" else (name,) for name in some]
    return groups


@lru_cache(maxsize=16_384)
def _pay_text(columns: bytes) -> bytes:
    """The text of pay of its four columns with commas between them."""
    low, high, currency, period = columns.decode().split(",")
    return pay_text(int(low) if low else None, int(high) if high else None, currency, period).encode()
