"""Cells that a person mended: they stand in place of the file's before anything is understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.exchange.blocks import Block
from tracker.exchange.records import Line, problem_of

Cells = Mapping[tuple[int, str], str]
"""The text of a cell by the line where its row begins and its column's header."""


class Mender:
    """Puts mended cells into the lines of a table with this header; other headers are ignored."""

    def __init__(self, header: Sequence[str], cells: Cells) -> None:
        places = {name: place for place, name in enumerate(header)}
        self._mended: dict[int, dict[int, str]] = {}
        for (number, name), text in cells.items():
            if name in places:
                self._mended.setdefault(number, {})[places[name]] = text

    def lines(self, lines: Iterable[Line]) -> Iterable[Line]:
        """The lines with what was mended in them."""
        return map(self.line, lines) if self._mended else lines

    def line(self, line: Line) -> Line:
        """The line as it was mended; a bad character that is gone is no problem any more."""
        mended = self._mended.get(line.number)
        if mended is None:
            return line
        cells = [mended.get(place, cell) for place, cell in enumerate(line.cells)]
        problem = line.problem
        if problem and problem == problem_of("".join(line.cells)):
            problem = problem_of("".join(cells))
        return Line(line.number, cells, problem)

    def block(self, block: Block) -> Block:
        """The block with what was mended in it."""
        numbers = (*block.numbers, *[line.number for line in block.odd]) if self._mended else ()
        if self._mended.keys().isdisjoint(numbers):
            return block
        rows: list[Sequence[str]] = [
            self.line(Line(number, list(row))).cells
            for number, row in zip(block.numbers, block.rows, strict=True)
        ]
        return Block(block.numbers, rows, list(self.lines(block.odd)))


def mended(lines: Iterable[Line], header: Sequence[str], cells: Cells) -> Iterator[Line]:
    """The lines of a table with what was mended in them."""
    return iter(Mender(header, cells).lines(lines) if cells else lines)
