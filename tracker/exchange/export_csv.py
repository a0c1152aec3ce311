"""Writes rows as CSV: RFC 4180, in our own format, safe in spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, TextIO

from tracker.exchange.guard import guarded_row

if TYPE_CHECKING:
    from tracker.exchange.wanted import Rows


def write(rows: Rows, target: TextIO) -> None:
    """Header and rows, to an open text file that changes no line ends."""
    csv.writer(target).writerow(rows.wanted.columns)
    for page in rows.cells():
        text = io.StringIO(newline="")
        csv.writer(text).writerows(map(guarded_row, page))
        target.write(text.getvalue())
