"""Reads and understands a part of a delimited file: what the second process of an import does.

It knows nothing of the store: plain rows come as packed chunks, all others as the lines that they are.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.domain.countries import find_country
from tracker.domain.status import StatusKind
from tracker.exchange.blocks import Block, Delimited
from tracker.exchange.delimited import Part
from tracker.exchange.plain import Keys, PlainReader
from tracker.exchange.records import Line
from tracker.exchange.rows import RowReader
from tracker.exchange.sniff import Dialect
from tracker.exchange.source import Source
from tracker.exchange.stored import Chunk, PackedChunk, packed_chunk
from tracker.exchange.table import Table
from tracker.exchange.understanding import Understanding
from tracker.exchange.words import placeholders, status_words

Met = Callable[[Keys, Sequence[str], Sequence[int]], set[int]]
"""The places of rows that may meet an application, by their keys, identities and lines."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which part of which file, and how its cells are understood; ``width`` is that of its records."""

    path: Path
    part: Part
    dialect: Dialect
    header: tuple[str, ...]
    width: int
    how: Understanding


@dataclass(frozen=True, slots=True)
class ProposedCountry:
    """A country that follows from a city, and the cell where that was first needed."""

    city: str
    country: str
    line: int
    place: int


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block: its plain rows, their lines and ``Chunk.marks``, and the other lines."""

    chunk: PackedChunk
    numbers: array[int]
    marks: array[int]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class ReadPart:
    """What is said of a part behind its blocks; numbers of lines count from the part's first.

    ``lines`` counts all physical ones. ``is_whole`` says that the part ends with its last record.
    """

    proposed: list[ProposedCountry]
    open_currencies: dict[str, str]
    new_statuses: dict[str, StatusKind]
    status_words: dict[str, str]
    lines: int
    blank: int
    is_whole: bool


def answer(messages: Iterable[Request]) -> Iterator[ReadBlock | ReadPart]:
    """The part that is asked for. While nothing is, what every reading needs is made ready."""
    gc.disable()
    status_words()
    placeholders()
    find_country("anywhere")
    for request in messages:
        yield from read_part(request)


def read_part(request: Request) -> Iterator[ReadBlock | ReadPart]:
    """The blocks of a part of a file, then what else there is to say. Raises what reading a file raises."""
    # What stands above the data is in the file's first part, which this is not.
    dialect = replace(request.dialect, first_line=0, header_line=0)
    table = Table(Source(request.path), dialect, request.header, _no_lines, delimited_width=request.width)
    reading, rows = Delimited(table), request.how.row_reader()
    plain, companies = PlainReader(rows), dict[str, None]()
    proposed: list[ProposedCountry] = []
    for block in reading.blocks(request.part):
        chunk, lines = plain_chunk(plain, block)
        numbers = array("Q", chunk.numbers)
        yield ReadBlock(packed_chunk(chunk, companies), numbers, chunk.marks(), lines)
        proposed += _newly_proposed(rows, len(proposed), block)
    yield ReadPart(
        proposed,
        rows.open_currencies,
        rows.statuses.new,
        rows.statuses.words,
        reading.number - 1,
        reading.blank,
        not reading.has_run_on,
    )


def plain_chunk(plain: PlainReader, block: Block, met: Met | None = None) -> tuple[Chunk, list[Line]]:
    """The plain rows of a block, and in order its other lines: odd ones, and those that ``met`` names."""
    if not block.rows:
        return Chunk(), lines_in_order(block, ())
    columns, odd = plain.read(block.rows)
    keys = plain.keys(columns, len(block.numbers))
    columns["import_key"] = identities = keys.identities()
    if met is not None:
        odd |= met(keys, identities, block.numbers)
    return Chunk(block.numbers, columns).without(odd), lines_in_order(block, sorted(odd))


def lines_in_order(block: Block, places: Sequence[int]) -> list[Line]:
    """The rows at these places and the odd lines of a block, in the order of the file."""
    lines = [Line(block.numbers[place], list(block.rows[place])) for place in places]
    return sorted([*lines, *block.odd], key=lambda line: line.number) if block.odd else lines


def first_cell(block: Block, text: str) -> tuple[int, int]:
    """Line and place of the first cell of a block that says this; the block's first where none does."""
    places = (
        (number, place)
        for number, row in zip(block.numbers, block.rows, strict=True)
        for place, cell in enumerate(row)
        if cell.strip() == text
    )
    return next(places, (block.numbers[0] if block.numbers else 0, 0))


def _newly_proposed(rows: RowReader, known: int, block: Block) -> Iterator[ProposedCountry]:
    for city, country in list(rows.proposed.items())[known:]:
        yield ProposedCountry(city, country, *first_cell(block, city))


def _no_lines() -> Iterator[Line]:
    return iter(())
