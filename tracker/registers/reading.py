"""Opens a downloaded register: which one it is, told by its header, and its lines block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from tracker.errors import UnreadableFile
from tracker.exchange.blocks import Block, blocks
from tracker.exchange.choices import Choices
from tracker.exchange.readers import read_table
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.i18n import tr
from tracker.registers.known import LAYOUTS, recognised
from tracker.registers.layout import Cells, Layout, Read, RegisterLine

HEADER_DEPTH = 40
"""Rows among which the header must be: some lists have notes above it."""
SHOWN_COLUMNS = 6


@dataclass(slots=True)
class OpenRegister:
    """A register that was recognised. ``lines`` hands out its lines block by block, as often as asked.

    ``titles`` are the cells above the header. ``read`` counts the rows handed out so far and ``total``
    guesses how many there are (0: not known); ``passed_over`` counts those that are not whole, and
    ``first_passed`` is the line of the first of them. These hold for the latest reading.
    """

    layout: Layout
    titles: tuple[str, ...]
    table: Table
    total: int
    _reader: Read
    _header: tuple[str, ...]
    read: int = 0
    passed_over: int = 0
    first_passed: int = 0

    def lines(self) -> Iterator[list[RegisterLine]]:
        """The lines below the header. Raises UnreadableFile where the file turns out to be damaged."""
        self.read = self.passed_over = self.first_passed = 0
        is_below = False
        for block in blocks(self.table):
            rows, numbers = block.rows, block.numbers
            if not is_below:
                at = _place_of(block, self._header)
                rows, numbers = rows[at + 1 :], numbers[at + 1 :]
                is_below = True
            yield self._lines_of(rows, numbers, block)

    def _lines_of(self, rows: Sequence[Cells], numbers: Sequence[int], block: Block) -> list[RegisterLine]:
        longer = [line for line in block.odd if not line.problem]
        found = list(self._reader(chain(rows, (line.cells for line in longer))))
        count = len(rows) + len(block.odd)
        self.read += count
        if len(found) != count:
            self._note_passed(count - len(found), rows, numbers, block)
        return found

    def _note_passed(self, count: int, rows: Sequence[Cells], numbers: Sequence[int], block: Block) -> None:
        self.passed_over += count
        if not self.first_passed:
            broken = [line.number for line in block.odd if line.problem]
            broken += [
                number
                for row, number in zip(rows, numbers, strict=True)
                if next(self._reader([row]), None) is None
            ]
            self.first_passed = min(broken, default=0)


def open_register(path: Path, wanted: Sequence[Layout] = LAYOUTS) -> OpenRegister:
    """The register in a file, one of ``wanted``.

    Raises UnreadableFile in one plain sentence: what cannot be read as a table, or has other columns than
    expected, which are then named beside those that were found.
    """
    source = Source(path)
    table = read_table(source, Choices(has_header=False))
    seen: list[Cells] = []
    for sheet in table.dialect.sheets or ("",):
        if sheet and sheet != table.dialect.sheet:
            table = read_table(source, Choices(has_header=False, sheet=sheet))
        rows = _first_rows(table)
        first = rows[:HEADER_DEPTH]
        for place, cells in enumerate(first):
            found = recognised(cells, tuple(wanted))
            if found is not None:
                titles = tuple(cell for row in first[:place] for cell in row if cell.strip())
                return OpenRegister(found[0], titles, table, _guessed(table, rows), found[1], tuple(cells))
        seen = seen or first
    raise _other_columns(source.name, wanted, seen)


def _first_rows(table: Table) -> list[Cells]:
    return [row for block in islice(blocks(table), 1) for row in block.rows]


def _place_of(block: Block, header: tuple[str, ...]) -> int:
    return next(place for place, row in enumerate(block.rows) if tuple(row) == header)


def _guessed(table: Table, rows: Sequence[Cells]) -> int:
    """About how many rows a text has, by the length of the first ones."""
    if table.dialect.kind != "text":
        return 0
    letters = sum(len(row) + sum(map(len, row)) for row in rows)
    wide = 2 if table.dialect.encoding.startswith("utf-16") else 1
    return table.source.size() * len(rows) // (letters * wide) if letters else 0


def _other_columns(name: str, wanted: Sequence[Layout], seen: Sequence[Cells]) -> UnreadableFile:
    widest = max(seen, key=lambda row: sum(bool(cell.strip()) for cell in row), default=())
    columns = [" ".join(cell.split())[:40] for cell in widest if cell.strip()]
    found = ", ".join(columns[:SHOWN_COLUMNS]) + (", …" if len(columns) > SHOWN_COLUMNS else "")
    if len(wanted) == 1:
        return UnreadableFile(
            tr(
                "{name} is not the list “{title}”: expected were the columns {expected}, found {found}.",
                name=name,
                title=wanted[0].title,
                expected=", ".join(wanted[0].expected),
                found=found or tr("none"),
            ),
            tr("The list that was loaded before is as it was."),
        )
    return UnreadableFile(
        tr(
            "{name} is none of the lists that can be loaded: expected were columns such as {expected}, "
            "found {found}.",
            name=name,
            expected=", ".join(wanted[0].expected[:2]) if wanted else "",
            found=found or tr("none"),
        ),
        tr("The list that was loaded before is as it was."),
    )
