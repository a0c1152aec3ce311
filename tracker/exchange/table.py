"""A table in a file of whatever kind: a header and the lines below it, read as often as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.exchange.records import Line
from tracker.exchange.sniff import Dialect
from tracker.exchange.source import Source
from tracker.i18n import tr

COLUMN_LIMIT = 16_384
"""As many columns as the widest spreadsheet program has."""

NAMELESS = 16
"""Columns without a name that may follow those with one; what stands beyond them is kept as it comes."""

Lines = Callable[[], Iterator[Line]]
"""Reads a table's records anew: titles and header too, blank ones without a filled cell or left out."""

Place = Callable[[int], tuple[str, int]]
"""From a line's number to the file within an archive and the line there."""


class Table:
    """A table in a file: ``header`` has a unique name for each column, ``dialect`` says how it is written.

    ``record_lines`` reads its records; ``delimited_width`` is the number of cells of the records of delimited
    text, 0 for any other table. Nothing is held in memory but the line that was read last.
    """

    def __init__(
        self,
        source: Source,
        dialect: Dialect,
        header: tuple[str, ...],
        record_lines: Lines,
        place: Place | None = None,
        delimited_width: int = 0,
    ) -> None:
        self.source = source
        self.dialect = dialect
        self.header = header
        self.blank_lines = 0
        self.delimited_width = delimited_width
        self._records = record_lines
        self._place = place

    @property
    def name(self) -> str:
        """The file's name."""
        return self.source.name

    def lines(self) -> Iterator[Line]:
        """Every record below the header, padded to its width; filled cells beyond it stay at the end.

        Records without a single filled cell are passed over; ``blank_lines`` counts them once all is read.
        Raises UnreadableFile where the file turns out to be damaged, or changes while it is read.
        """
        self.blank_lines = blank = 0
        width = len(self.header)
        first, header_line = self.dialect.first_line, self.dialect.header_line
        for line in self._records():
            number, cells, _ = line
            if number < first or number == header_line:
                continue
            if not any(cells) or not any(map(str.strip, cells)):
                blank += 1
                continue
            yield line if len(cells) == width else fitted_line(line, width)
        self.blank_lines = blank
        self.source.check_unchanged()

    def where(self, number: int) -> str:
        """Where a line stands, in words: ``line 5``, with the file's name where the table is of several."""
        if self._place is None:
            return tr("line {number}", number=number)
        name, line = self._place(number)
        return tr("line {number} of {file}", number=line, file=name)


def fitted_line(line: Line, width: int) -> Line:
    """The line padded to the table's width; of the cells beyond it those stay that are filled."""
    cells = line.cells
    if len(cells) < width:
        cells += [""] * (width - len(cells))
    elif len(cells) > width:
        _cut(cells, width)
        if len(cells) > COLUMN_LIMIT:
            return Line(line.number, cells[:width], tr("It has more cells than any table has columns."))
    return line


def _cut(cells: list[str], width: int) -> None:
    """Take away empty cells beyond the header, of which some programs write a thousand."""
    end = len(cells)
    while end > width and not cells[end - 1].strip():
        end -= 1
    del cells[end:]


def unique_names(names: list[str]) -> tuple[str, ...]:
    """The names stripped, empty ones numbered, and a number behind those that stand there twice."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        plain = " ".join(_printable(name).split()) or tr("Column {number}", number=place)
        unique, count = plain, 2
        while unique in found:
            unique, count = f"{plain} ({count})", count + 1
        found[unique] = None
    return tuple(found)


def header_names(dialect: Dialect, cells: list[str], below: list[list[str]]) -> tuple[str, ...]:
    """The columns' names from the header's cells, numbered ones where there is no header.

    Columns at the end that have neither a name nor, in the lines ``below``, a filled cell are phantoms.
    """
    if not dialect.has_header:
        return unique_names([""] * max(map(_filled_width, [cells, *below])))
    named = _filled_width(cells)
    most = min(len(cells), named + NAMELESS)
    width = max([named, *(_filled_width(row[:most]) for row in below)])
    return unique_names(cells[: max(width, 1)])


def _filled_width(cells: list[str]) -> int:
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)


def _printable(name: str) -> str:
    """A header's text without what no text can hold, cut to a length that a field's name has."""
    return name.replace("\0", "").lstrip("\ufeff").encode("utf-8", "ignore").decode()[:200]
