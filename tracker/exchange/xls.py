"""Sheets of XLS workbooks (Excel 97 to 2003), which hold 65,536 rows at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.errors import UnreadableFile
from tracker.exchange.archives import locked, too_large
from tracker.exchange.biff import SheetExtras, is_locked, read_extras
from tracker.exchange.choices import Choices
from tracker.exchange.compound import Compound, Damaged
from tracker.exchange.grid import Checker, MergedCells, chosen_sheet, grid_table
from tracker.exchange.links import GridLine
from tracker.exchange.number_formats import Shown, number_text
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.i18n import tr

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")

FILE_LIMIT = 24 << 20
"""Bytes; such a workbook is held in memory."""
CELL_LIMIT = 4_000_000
"""Cells from the first to the last row and column; the library holds all of them, filled or not."""
_STREAMS = ("Workbook", "Book")


def open_xls(source: Source, choices: Choices) -> Table:
    """The table on the chosen sheet. Raises UnreadableFile."""
    if source.size() > FILE_LIMIT:
        raise too_large(source.name)
    with source.open() as file:
        data = file.read()
    extras = _extras(source.name, data)
    book = _guarded(source.name, lambda: _opened(data))
    names = [name for name in book.sheet_names if name in extras]
    if not names:
        raise UnreadableFile(tr("{name} has no sheet with cells.", name=source.name))

    def rows_of(sheet: str) -> Callable[[], Iterator[GridLine]]:
        return partial(_rows, source, book, sheet, extras[sheet])

    sheet = chosen_sheet(source, names, choices, rows_of)
    return grid_table(source, "xls", rows_of(sheet), choices, sheet=sheet, sheets=names)


def _extras(name: str, data: bytes) -> dict[str, SheetExtras]:
    """What the sheets hold beside values; other office documents and locked ones are told apart here."""
    try:
        compound = Compound(data)
        streams = compound.names()
        if "EncryptedPackage" in streams:
            raise locked(name)
        found = next((stream for stream in _STREAMS if stream in streams), "")
        if not found:
            raise UnreadableFile(tr("{name} is an office document, not a table.", name=name))
        stream = compound.stream(found)
        if is_locked(stream):
            raise locked(name)
        extras = read_extras(stream)
    except Damaged as error:
        raise _damaged(name) from error
    if sum(sheet.rows * sheet.columns for sheet in extras.values()) > CELL_LIMIT:
        raise too_large(name)
    return extras


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(BytesIO(data))


def _guarded(name: str, read: Callable[[], T]) -> T:
    """What the library reads; its failures, its own panics among them, mean a damaged file."""
    from python_calamine import CalamineError, PasswordError

    try:
        return read()
    except PasswordError as error:
        raise locked(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise _damaged(name) from error
        raise


def _rows(source: Source, book: CalamineWorkbook, name: str, extras: SheetExtras) -> Iterator[GridLine]:
    sheet = _guarded(source.name, lambda: book.get_sheet_by_name(name))
    checker, merged = Checker(source.name), MergedCells()
    begun: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        if last > first:
            begun.setdefault(first + 1, []).append((column, last + 1))
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [_shown(value, extras.shown.get((number - 1, place))) for place, value in enumerate(values)]
        merged.fill(number, cells, begun.get(number, ()))
        row = checker.row(number, cells, extras.links.get(number - 1, {}))
        if row.cells:
            yield row
    source.check_unchanged()


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(tr("{name} is damaged: its sheets cannot be read.", name=name))


def _shown(value: Any, form: Shown | None) -> str:
    """What a cell shows: numbers in their form or plainly, days and times as ISO text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return form(value) if form else number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return number_text(value / timedelta(days=1))
    return str(value)
