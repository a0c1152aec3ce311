"""Text tables within a zip archive: LinkedIn's data export as it comes, and any other archive of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tracker.errors import UnreadableFile
from tracker.exchange.archives import Archive
from tracker.exchange.choices import Choices
from tracker.exchange.delimited import open_delimited
from tracker.exchange.grid import chosen_sheet, grid_table
from tracker.exchange.links import GridLine
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.exchange.words import header_key
from tracker.i18n import tr

TABLE_LIMIT = 64 << 20
"""Bytes of one table in an archive; it is held in memory."""
STATUS = "Status"
APPLIED, SAVED = "Applied", "Saved"

_TABLE = re.compile(r"(?!.*(?:^|/)(?:__MACOSX|\.)).*\.(?:csv|tsv|txt)", re.IGNORECASE)
# LinkedIn splits long lists: "Job Applications_1.csv", "Job Applications_2.csv".
_APPLIED = re.compile(r"(?:.*/)?Job Applications[\w ()-]*\.csv", re.IGNORECASE)
_SAVED = re.compile(r"(?:.*/)?Saved Jobs[\w ()-]*\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One file of an archive, and what its rows are if they are all the same."""

    name: str
    status: str = ""


def open_zipped(source: Source, choices: Choices, names: Sequence[str]) -> Table:
    """The applications and saved jobs of LinkedIn as one table, else the chosen text table of the archive.

    Raises UnreadableFile where the archive has none.
    """
    tables = [name for name in names if _TABLE.fullmatch(name)]
    if not tables:
        raise UnreadableFile(tr("{name} is an archive without a table.", name=source.name))
    linkedin = [_Piece(name, APPLIED) for name in tables if _APPLIED.fullmatch(name)]
    linkedin += [_Piece(name, SAVED) for name in tables if _SAVED.fullmatch(name)]
    if linkedin and choices.sheet is None:
        return _joined(source, choices, linkedin)
    rows_of = partial(partial, _sheet_rows, source, choices)
    sheet = chosen_sheet(source, tables, choices, rows_of)
    return grid_table(source, "archive", rows_of(sheet), choices, sheet=sheet, sheets=tables)


def _opened(source: Source, name: str, choices: Choices) -> Table:
    """A text table of the archive, which raises errors with the archive's name and its own."""
    with Archive(source) as archive:
        data = archive.read(name, TABLE_LIMIT)
    reading = Choices(encoding=choices.encoding, delimiter=choices.delimiter, quote=choices.quote)
    return open_delimited(Source(data, f"{name} ({source.name})"), reading)


def _sheet_rows(source: Source, choices: Choices, name: str) -> Iterator[GridLine]:
    try:
        table = _opened(source, name, choices)
    except UnreadableFile:
        return
    if table.dialect.has_header:
        yield GridLine(table.dialect.header_line, list(table.header))
    for line in table.lines():
        yield GridLine(line.number, line.cells, {}, line.problem)
    source.check_unchanged()


def _joined(source: Source, choices: Choices, pieces: Sequence[_Piece]) -> Table:
    """Several files as one table; a column says what the rows of each are.

    Lines are numbered on from file to file, as if one stood below the other.
    """
    header: dict[str, str] = {}
    starts: list[int] = []
    count = 0
    for piece in pieces:
        table = _opened(source, piece.name, choices)
        starts.append(count)
        for name in table.header:
            header.setdefault(header_key(name), name)
        last = max((line.number for line in table.lines()), default=table.dialect.first_line)
        count += last
    names = (*header.values(), STATUS)
    keys = {key: place for place, key in enumerate(header)}

    def rows() -> Iterator[GridLine]:
        yield GridLine(1, list(names))
        for piece, start in zip(pieces, starts, strict=True):
            table = _opened(source, piece.name, choices)
            places = [keys[header_key(name)] for name in table.header]
            for line in table.lines():
                cells = [""] * len(keys)
                for place, cell in zip(places, line.cells, strict=False):
                    cells[place] = cell
                loose = line.cells[len(places) :]
                yield GridLine(start + line.number, [*cells, piece.status, *loose], {}, line.problem)
        source.check_unchanged()

    def place_of(number: int) -> tuple[str, int]:
        piece = max(place for place, start in enumerate(starts) if start < number or place == 0)
        return pieces[piece].name, number - starts[piece]

    reading = Choices(has_header=True, skip_rows=0)
    return grid_table(source, "archive", rows, reading, place=place_of)
