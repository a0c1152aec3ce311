"""Writes rows as a workbook: dates are dates, amounts are numbers, links are links, all else is text.

Rows go through a temporary folder of the export's own, one after another, so that memory stays small.
Texts are stored as texts, which no spreadsheet runs; those that look like formulas are marked so that they
stay texts when somebody edits their cell.
"""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO

from tracker.clock import INSTANT_FORMAT
from tracker.domain.pay_units import PAY_UNITS, from_units
from tracker.errors import Refused
from tracker.exchange.guard import FORMULA, kept
from tracker.exchange.wanted import stored_columns
from tracker.i18n import tr
from tracker.store.queries.export_rows import longest

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tracker.exchange.wanted import Rows

# Source of the limits: Microsoft, "Excel specifications and limits" (rows a sheet, hyperlinks a sheet,
# characters a cell and a link; characters are UTF-16 units). A cell is left room for an apostrophe.
MOST_ROWS = 1_048_575
MOST_LINKS = 65_530
LONGEST_LINK = 2_000
LONGEST_TEXT = 32_000

MOST_EXACT = 10**15
"""Numbers have 15 digits in spreadsheets: amounts of more ten-thousandths than that are written as text."""
EPOCH = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts a day that never was: earlier days are written as text."""
_LINK = re.compile(r"https?://[A-Za-z0-9._~:/?&=+,;@!$()*%-]+")

WIDTH = 13
_WIDE = {
    40: ("posting", "notes", "link"),
    34: ("title",),
    24: ("company", "tags", "own_fields", "status_history", "timeline", "people", "documents"),
    20: ("created_at", "archived_at", "field", "pay_as_posted"),
    16: ("city", "source"),
}
_WIDTHS = {name: width for width, names in _WIDE.items() for name in names}
"""Widths in characters of those columns that need not be ``WIDTH`` wide."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet; a text longer than a cell holds goes on in the ``more`` cells after it."""

    name: str
    more: int = 0

    def headings(self) -> list[str]:
        """What stands above its cells."""
        return [self.name, *(f"{self.name}_{number}" for number in range(2, self.more + 2))]


def write(rows: Rows, file: BinaryIO) -> None:
    """One sheet with everything wanted. Raises Refused where it cannot hold all rows."""
    total = len(rows.ids)
    if total > MOST_ROWS:
        raise Refused(
            tr("A sheet of Excel holds {most} rows; these are {total}.", most=MOST_ROWS, total=total),
            advice=tr("Export them as CSV or JSON."),
        )
    names = stored_columns(rows.wanted.columns)
    columns = _columns(rows, names)
    with _workbook(file) as workbook:
        sheet = _Sheet(workbook, columns, total)
        place = 1
        for page in rows.stored(names):
            for row in page:
                sheet.write_row(place, row)
                place += 1


def _columns(rows: Rows, names: Sequence[str]) -> list[Column]:
    """The columns, wide enough for the longest texts."""
    texts = [name for name in names if name not in _NUMBERS]
    sizes = longest(rows.db, rows.wanted.scope, texts) if texts else {}
    return [Column(name, max(0, math.ceil(sizes.get(name, 0) / (LONGEST_TEXT - 1)) - 1)) for name in names]


_NUMBERS = ("pay_min", "pay_max")


@contextmanager
def _workbook(file: BinaryIO) -> Iterator[Workbook]:
    """A workbook that is written into ``file`` at the block's end; nothing stays behind if it fails."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with tempfile.TemporaryDirectory(prefix="landfall-") as folder:
        options = {"constant_memory": True, "tmpdir": folder}
        workbook = Workbook(file, options)
        workbook.use_zip64()
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from None
        finally:
            for sheet in workbook.worksheets():
                rows: Any = sheet.row_data_fh
                rows.close()


class _Sheet:
    """The one sheet, row by row from the top."""

    def __init__(self, workbook: Workbook, columns: Sequence[Column], total: int) -> None:
        self._sheet: Worksheet = workbook.add_worksheet(tr("Applications"))
        self._columns = columns
        self._links = 0
        self._marked = workbook.add_format({"quote_prefix": True})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._whole = workbook.add_format({"num_format": "#,##0"})
        self._fraction = workbook.add_format({"num_format": "#,##0.00##"})
        self._link = workbook.add_format({"font_color": "#0563C1", "underline": 1})
        self._writers = [self._writer(column) for column in columns]
        self._head(workbook.add_format({"bold": True, "bottom": 1}), total)

    def _head(self, bold: Format, total: int) -> None:
        place = 0
        for column in self._columns:
            for heading in column.headings():
                self._sheet.set_column(place, place, _WIDTHS.get(column.name, WIDTH))
                self._sheet.write_string(0, place, heading, bold)
                place += 1
        self._sheet.freeze_panes(1, 0)
        if place:
            self._sheet.autofilter(0, 0, total, place - 1)

    def write_row(self, row: int, values: Sequence[Any]) -> None:
        """Write the values of one application; empty ones leave their cell empty."""
        place = 0
        for column, value, writer in zip(self._columns, values, self._writers, strict=True):
            if value is not None and value != "":
                writer(row, place, value)
            place += 1 + column.more

    def _writer(self, column: Column) -> Any:
        if column.name in _NUMBERS:
            return self._write_amount
        if column.more:
            return self._write_long_text
        return {
            "applied_on": self._write_day,
            "deadline": self._write_day,
            "start_date": self._write_day,
            "created_at": self._write_instant,
            "archived_at": self._write_instant,
            "link": self._write_link,
        }.get(column.name, self._write_text)

    def _write_text(self, row: int, place: int, text: str) -> None:
        self._sheet.write_string(row, place, kept(text), self._marked if text[:1] in FORMULA else None)

    def _write_long_text(self, row: int, place: int, text: str) -> None:
        for number, piece in enumerate(pieces(text)):
            self._write_text(row, place + number, piece)

    def _write_link(self, row: int, place: int, text: str) -> None:
        if self._links < MOST_LINKS and len(text) <= LONGEST_LINK and _LINK.fullmatch(text):
            self._links += 1
            self._sheet.write_url(row, place, text, self._link, text)
        else:
            self._write_text(row, place, text)

    def _write_day(self, row: int, place: int, text: str) -> None:
        serial = day_serial(text)
        if serial is None:
            self._write_text(row, place, text)
        else:
            self._sheet.write_number(row, place, serial, self._day)

    def _write_instant(self, row: int, place: int, text: str) -> None:
        moment = datetime.strptime(text, INSTANT_FORMAT)
        serial = day_serial(text[:10])
        if serial is None:
            self._write_text(row, place, text)
        else:
            seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
            self._sheet.write_number(row, place, serial + seconds / 86_400, self._instant)

    def _write_amount(self, row: int, place: int, units: int) -> None:
        if units >= MOST_EXACT:
            self._write_text(row, place, f"{from_units(units):f}")
        else:
            form = self._fraction if units % PAY_UNITS else self._whole
            self._sheet.write_number(row, place, units / PAY_UNITS, form)


@lru_cache(maxsize=4096)
def day_serial(day: str) -> int | None:
    """A day ``YYYY-MM-DD`` as spreadsheets count it; None for one that they count wrongly."""
    found = date.fromisoformat(day)
    return (found - EPOCH).days if found >= FIRST_DAY else None


def pieces(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    """The text in pieces of at most so many UTF-16 units, which a cell holds."""
    units = text.encode("utf-16-le")
    found, start = [], 0
    while start < len(units):
        end = min(len(units), start + 2 * longest)
        if end < len(units) and 0xD8 <= units[end - 1] <= 0xDB:
            end -= 2
        found.append(units[start:end].decode("utf-16-le"))
        start = end
    return found
