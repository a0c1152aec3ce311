"""Reads a table in blocks of rows: many times quicker than line by line where each line is one record.

Whatever is out of the ordinary (records over several lines, bad characters, quotes never closed) goes through
``read_records``, so that both ways give the same lines.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, islice
from operator import itemgetter

from tracker.exchange.delimited import WHOLE, Part, open_text
from tracker.exchange.records import Line, csv_style, problem_of, read_records
from tracker.exchange.table import Table, fitted_line

SIZE = 1 << 16
"""Characters of a block: some milliseconds of work, after which other threads have their turn."""
CARRIED = 400
"""Lines that a record may go over; beyond them the rest of the file is read record by record."""
LINES = 1_500
"""Records of a block that is made of single ones."""

Row = Sequence[str]
_FIRST = itemgetter(0)


@dataclass(slots=True)
class Block:
    """Rows of exactly the table's width with the numbers of their lines, and the lines that are not so."""

    numbers: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    odd: list[Line] = field(default_factory=list)


def blocks(table: Table) -> Iterator[Block]:
    """All lines of a table below its header, in order; ``blank_lines`` counts the others once all is read."""
    if table.delimited_width:
        reading = Delimited(table)
        yield from reading.blocks()
        reading.finish()
        return
    lines = table.lines()
    while batch := list(islice(lines, LINES)):
        yield _of_lines(batch, len(table.header))


def _of_lines(lines: Iterable[Line], width: int) -> Block:
    block = Block()
    for line in lines:
        if line.problem or len(line.cells) != width:
            block.odd.append(line)
        else:
            block.numbers.append(line.number)
            block.rows.append(line.cells)
    return block


class Delimited:
    """One reading of a delimited text, part after part.

    ``number`` is that of the physical line on which the next part begins; ``blank`` counts blank lines;
    ``has_run_on`` says that the last record of a part went over its end, and that all is read therefore.
    """

    def __init__(self, table: Table) -> None:
        dialect = table.dialect
        self._table = table
        self._width = len(table.header)
        self._record_width = table.delimited_width
        self._style = csv_style(dialect.delimiter, dialect.quote, dialect.escape)
        self._signs = (dialect.delimiter, dialect.quote, dialect.escape)
        self._is_torn = False
        self.number = 1
        self.blank = 0
        self.has_run_on = False

    def blocks(self, part: Part = WHOLE) -> Iterator[Block]:
        """The blocks of a part, which begins with a record."""
        batches = self._batches(part)
        lines = next(batches, [])
        while lines:
            more = next(batches, [])
            block, left = self._block(lines)
            yield block
            if left and not more and not self._is_torn:
                batches = self._beyond(part)
                more = next(batches, [])
            if left and (self._is_torn or not more or len(left) > CARRIED):
                rest = chain(batches, self._beyond(part))
                yield from self._one_by_one(chain(left, more, chain.from_iterable(rest)))
                break
            lines = left + more if left else more

    def finish(self) -> None:
        """Say how many lines were blank. Raises UnreadableFile if the file changed meanwhile."""
        self._table.blank_lines = self.blank
        self._table.source.check_unchanged()

    def _batches(self, part: Part) -> Iterator[list[str]]:
        """The physical lines of a part, some at a time."""
        with open_text(self._table.source, self._table.dialect.encoding, part) as text:
            while lines := text.readlines(SIZE):
                yield lines

    def _beyond(self, part: Part) -> Iterator[list[str]]:
        """The lines behind a part that does not end with its last record, once."""
        if part.end is not None and not self.has_run_on:
            self.has_run_on = True
            yield from self._batches(Part(part.end))

    def _block(self, lines: list[str]) -> tuple[Block, list[str]]:
        """The block of some physical lines, and those at their end that do not make a whole record."""
        rows: list[Row] = list(csv.reader(lines, self._style))
        first = self.number
        if len(rows) == len(lines) and not _may_be_open(lines[-1], rows[-1]) and _is_sound("".join(lines)):
            self.number += len(rows)
            return self._of_rows(list(range(first, self.number)), rows), []
        found, end = self._records(lines)
        self.number += end
        return self._of_records(found), lines[end:]

    def _records(self, lines: list[str]) -> tuple[list[Line], int]:
        """Record by record as far as they are whole, and how many of the lines they take."""
        found: list[Line] = []
        reader = csv.reader(lines, self._style)
        begin = 0
        for cells in reader:
            raw = lines[begin : reader.line_num]
            if reader.line_num == len(lines) and _may_be_open(raw[-1], cells):
                break
            line = Line(self.number + begin, cells)
            if len(raw) > 1 or not _is_sound(raw[0]):
                again = list(read_records(iter(raw), *self._signs, self._record_width))
                self._is_torn = len(again) != 1
                if self._is_torn:
                    break
                line = Line(line.number, *again[0][1:])
            found.append(line)
            begin = reader.line_num
        return found, begin

    def _one_by_one(self, lines: Iterator[str]) -> Iterator[Block]:
        """The rest of a text that has a quote which is never closed."""
        before = self.number - 1
        records = read_records(lines, *self._signs, self._record_width)
        while batch := [line._replace(number=line.number + before) for line in islice(records, LINES)]:
            yield self._of_records(batch)

    def _of_records(self, lines: Sequence[Line]) -> Block:
        sound = [line for line in lines if not line.problem]
        block = self._of_rows([line.number for line in sound], [line.cells for line in sound])
        block.odd += [
            fitted_line(line, self._width)
            for line in lines
            if line.problem and not self._is_above(line.number)
        ]
        return block

    def _is_above(self, number: int) -> bool:
        dialect = self._table.dialect
        return number < dialect.first_line or number == dialect.header_line

    def _of_rows(self, numbers: list[int], rows: list[Row]) -> Block:
        """Sound records as a block: those above the data and blank ones left out, short ones padded."""
        width, block = self._width, Block(numbers, rows)
        dialect = self._table.dialect
        if numbers and numbers[0] <= max(dialect.first_line, dialect.header_line):
            block = _kept(block, [not self._is_above(number) for number in numbers])
        # Almost always all first cells are filled, which is told at once.
        if not all(block.rows) or not all(map(str.strip, map(_FIRST, block.rows))):
            filled = list(map(_is_filled, block.rows))
            self.blank += filled.count(False)
            block = _kept(block, filled)
        if set(map(len, block.rows)) - {width}:
            block = _fitted(block, width)
        return block


def _kept(block: Block, wanted: Sequence[bool]) -> Block:
    return Block(list(compress(block.numbers, wanted)), list(compress(block.rows, wanted)), block.odd)


def _fitted(block: Block, width: int) -> Block:
    """The rows padded; those with filled cells beyond the header are odd."""
    fitted = Block(odd=block.odd)
    for number, row in zip(block.numbers, block.rows, strict=True):
        line = fitted_line(Line(number, list(row)), width)
        if len(line.cells) == width and not line.problem:
            fitted.numbers.append(number)
            fitted.rows.append(line.cells)
        else:
            fitted.odd.append(line)
    return fitted


def _is_filled(row: Sequence[str]) -> bool:
    return any(map(str.strip, row))


def _may_be_open(line: str, cells: Sequence[str]) -> bool:
    """Whether the text may have ended within a quote that this line opened."""
    return not line.endswith(("\n", "\r")) or (bool(cells) and cells[-1].endswith(("\n", "\r")))


def _is_sound(text: str) -> bool:
    """Whether a field can hold the text."""
    return "\0" not in text and (text.isascii() or not problem_of(text))
