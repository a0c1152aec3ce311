"""What workbooks, web pages and archives have in common: rows of cells, in one or several sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.links import GridLine, LinkColumns
from tracker.exchange.records import Line, problem_of
from tracker.exchange.sniff import RECORDS, Dialect, Kind, find_header
from tracker.exchange.source import Source
from tracker.exchange.table import COLUMN_LIMIT, NAMELESS, Place, Table, header_names, unique_names
from tracker.exchange.words import is_known_header
from tracker.i18n import tr

ROW_LIMIT = 1_048_576
"""Rows of the longest sheet of any spreadsheet program."""
CELL_LIMIT = 60_000_000
"""Cells of one sheet: a million rows of some sixty columns."""

Rows = Callable[[], Iterator[GridLine]]


def chosen_sheet(
    source: Source, sheets: Sequence[str], choices: Choices, rows_of: Callable[[str], Rows]
) -> str:
    """The sheet that a person named, else the first with a table; one with a known header goes first.

    Raises UnreadableFile for a sheet that does not exist.
    """
    wanted = choices.sheet
    if wanted is not None:
        return _named_sheet(source, sheets, wanted)
    if len(sheets) == 1:
        return sheets[0]
    best, best_worth = sheets[0], 0
    for sheet in sheets:
        worth = _worth(list(islice(_filled(rows_of(sheet)()), 30)))
        if worth > best_worth:
            best, best_worth = sheet, worth
        if worth == _HAS_HEADER:
            break
    return best


_HAS_ROWS, _HAS_HEADER = 1, 2


def _worth(rows: list[GridLine]) -> int:
    if any(sum(map(is_known_header, row.cells)) >= 2 for row in rows[:-1]):
        return _HAS_HEADER
    return _HAS_ROWS if sum(len(row.cells) > 1 for row in rows) > 1 else 0


def _named_sheet(source: Source, sheets: Sequence[str], wanted: str | int) -> str:
    if wanted in sheets:
        return str(wanted)
    alike = [sheet for sheet in sheets if sheet.casefold() == str(wanted).strip().casefold()]
    if alike:
        return alike[0]
    if str(wanted).isdecimal() and 0 < int(wanted) <= len(sheets):
        return sheets[int(wanted) - 1]
    raise UnreadableFile(
        tr(
            "{name} has no sheet named {sheet}: it has {known}.",
            name=source.name,
            sheet=wanted,
            known=", ".join(sheets),
        )
    )


def grid_table(
    source: Source,
    kind: Kind,
    rows: Rows,
    choices: Choices,
    *,
    encoding: str = "utf-8",
    sheet: str = "",
    sheets: Sequence[str] = (),
    place: Place | None = None,
) -> Table:
    """The table that stands in rows of cells. Raises UnreadableFile where there is none."""
    sample = list(islice(_filled(rows()), RECORDS))
    if not sample:
        raise UnreadableFile(_nothing_in(source.name, sheet if len(sheets) > 1 else ""))
    lines = [Line(row.number, row.cells) for row in sample]
    header_line, first_line = find_header(lines, choices)
    dialect = Dialect(encoding, "", "", "", header_line, first_line, kind, sheet, tuple(sheets))
    below = [row for row in sample if row.number > header_line and row.number >= first_line]
    if header_line:
        cells = next((row.cells for row in sample if row.number == header_line), [])
    else:
        cells = [""] * max((len(row.cells) for row in below), default=0)
    names = header_names(dialect, cells + [""] * NAMELESS, [row.cells for row in below])
    links = LinkColumns(names, below)
    header = unique_names(list(links.header))
    return Table(source, dialect, header, lambda: _lines(rows, links, first_line, header_line), place)


def _lines(rows: Rows, links: LinkColumns, first: int, header_line: int) -> Iterator[Line]:
    for row in rows():
        if row.number >= first and row.number != header_line:
            yield links.line(row)


def _nothing_in(name: str, sheet: str) -> str:
    if sheet:
        return tr("The sheet {sheet} of {name} is empty.", sheet=sheet, name=name)
    return tr("{name} is empty.", name=name)


def _filled(rows: Iterator[GridLine]) -> Iterator[GridLine]:
    return (row for row in rows if any(map(str.strip, row.cells)))


class Checker:
    """Counts what a sheet hands out. Raises UnreadableFile beyond the limits."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = 0

    def row(self, number: int, cells: list[str], links: dict[int, str]) -> GridLine:
        """A row of the sheet without empty cells at its end."""
        while cells and not cells[-1]:
            cells.pop()
        self._cells += len(cells) + 1
        if number > ROW_LIMIT or self._cells > CELL_LIMIT:
            raise UnreadableFile(
                tr(
                    "{name} has more rows than any sheet: row {number}.",
                    name=self._name,
                    number=f"{number:,}",
                )
            )
        return GridLine(number, cells, links, problem_of("".join(cells)))

    def column(self, number: int, place: int) -> None:
        """Raise UnreadableFile where a cell stands farther right than any sheet goes."""
        if place >= COLUMN_LIMIT:
            raise UnreadableFile(
                tr(
                    "{name} has more columns than any table: row {number}.",
                    name=self._name,
                    number=f"{number:,}",
                )
            )


class MergedCells:
    """Repeats what stands in a cell that goes over several rows, where such a row holds anything else."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, str]] = {}

    def next_free(self, row: int, column: int) -> int:
        """The first column from ``column`` on that no cell of an earlier row reaches down to."""
        while column in self._open and row <= self._open[column][0]:
            column += 1
        return column

    def fill(self, row: int, cells: list[str], begun: Sequence[tuple[int, int]]) -> None:
        """Fill the next row; ``begun`` has column and last row of the cells that begin in it."""
        if self._open and any(cells):
            for column, (last, text) in list(self._open.items()):
                if row > last:
                    del self._open[column]
                    continue
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or text
        for column, last in begun:
            if column < len(cells) and cells[column]:
                self._open[column] = (last, cells[column])
