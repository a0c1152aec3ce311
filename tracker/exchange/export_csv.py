"""Writes rows as CSV: RFC 4180, in our own format, safe in spreadsheets.

A page is written column by column: one look at all cells of a column tells that most of them hold nothing
to be guarded or quoted. The standard library's writer looks at every character, which takes thrice as long.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING, TextIO

from tracker.exchange.codec import PAY_COLUMNS, pay_text
from tracker.exchange.guard import guarded_row
from tracker.store.queries.export_rows import LISTS

if TYPE_CHECKING:
    from tracker.exchange.wanted import Rows

_SEPARATOR = "\x1f"
_find_special = re.compile('[,"\r\n]').search

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
    for page in rows.columns(groups):
        pieces = [
            piece if group[0] in _READY else encoded(piece) for group, piece in _with_pay_text(groups, page)
        ]
        if len(names) == 1:
            pieces = [[cell or '""' for cell in pieces[0]]]
        target.write("\r\n".join([*map(",".join, zip(*pieces, strict=True)), ""]))


def encoded(cells: Sequence[str]) -> Sequence[str]:
    """Cells as they stand between the commas of a CSV file, guarded and quoted."""
    if not any(cells):
        return cells
    safe = guarded_row(cells)
    if _find_special(_SEPARATOR.join(safe)) is None:
        return safe
    return ['"' + cell.replace('"', '""') + '"' if _find_special(cell) else cell for cell in safe]


def _groups(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The columns that the store tells, those beside one another that are ready as one piece; pay is four."""
    groups: list[tuple[str, ...]] = []
    for is_ready, some in groupby(names, _READY.__contains__):
        if is_ready:
            groups.append(tuple(some))
        else:
            columns = chain.from_iterable(PAY_COLUMNS if name == "pay" else (name,) for name in some)
            groups += [(name,) for name in columns]
    return groups


def _with_pay_text(
    groups: Sequence[tuple[str, ...]], page: Sequence[Sequence[str]]
) -> list[tuple[tuple[str, ...], Sequence[str]]]:
    """The pieces of a page and the columns in them, the four of pay as its text."""
    pieces = list(zip(groups, page, strict=True))
    lowest = (PAY_COLUMNS[0],)
    if lowest in groups:
        start = groups.index(lowest)
        end = start + len(PAY_COLUMNS)
        pieces[start:end] = [(("pay",), list(map(_pay_text, *page[start:end])))]
    return pieces


@lru_cache(maxsize=16_384)
def _pay_text(low: str, high: str, currency: str, period: str) -> str:
    return pay_text(int(low) if low else None, int(high) if high else None, currency, period)
