"""Writes rows as CSV: RFC 4180, in our own format, safe in spreadsheets.

A page is written column by column: one look at all cells of a column tells that most of them hold nothing
to be guarded or quoted. The standard library's writer looks at every character, which takes thrice as long.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import closing
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from tracker.exchange.codec import PAY_COLUMNS, pay_text
from tracker.exchange.guard import guarded_row
from tracker.store.queries.export_rows import LISTS

if TYPE_CHECKING:
    from tracker.exchange.wanted import Rows

# Our own words, days and numbers, and lists, which come quoted: there is nothing to be done for them.
_READY = LISTS | {
    *("id", "country", "work_mode", "job_kind", "status_kind", "priority", "sponsorship"),
    *("applied_on", "deadline", "start_date", "created_at", "archived_at"),
}


def write(rows: Rows, target: TextIO) -> None:
    """Header and rows, to an open text file that changes no line ends."""
    names = rows.wanted.columns
    csv.writer(target).writerow(names)
    groups = _groups(names)
    with closing(rows.columns(groups)) as pages:
        for page in pages:
            pieces = [_written(group, piece) for group, piece in zip(groups, page, strict=True)]
            if len(names) == 1:
                pieces = [[cell or '""' for cell in pieces[0]]]
            target.write("\r\n".join([*map(",".join, zip(*pieces, strict=True)), ""]))


def _written(group: tuple[str, ...], piece: Sequence[str]) -> Sequence[str]:
    """The columns of a group as they stand in the file."""
    if group[0] in _READY:
        return piece
    return encoded(list(map(_pay_text, piece)) if group == PAY_COLUMNS else piece)


def encoded(cells: Sequence[str]) -> Sequence[str]:
    """Cells as they stand between the commas of a CSV file, guarded and quoted."""
    text = "".join(cells)
    if not text:
        return cells
    safe = guarded_row(cells)
    if '"' in text or "\n" in text or "\r" in text:
        return [
            '"' + cell.replace('"', '""') + '"'
            if '"' in cell or "," in cell or "\n" in cell or "\r" in cell
            else cell
            for cell in safe
        ]
    if "," in text:
        return ['"' + cell + '"' if "," in cell else cell for cell in safe]
    return safe


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
def _pay_text(columns: str) -> str:
    """The text of pay of its four columns with commas between them."""
    low, high, currency, period = columns.split(",")
    return pay_text(int(low) if low else None, int(high) if high else None, currency, period)
