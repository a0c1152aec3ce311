"""Sheets of XLSX workbooks as a stream of rows, so that a million of them need no memory to speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from tracker.exchange.archives import Archive
from tracker.exchange.choices import Choices
from tracker.exchange.grid import Checker, MergedCells, chosen_sheet, grid_table
from tracker.exchange.links import GridLine
from tracker.exchange.number_formats import number_text
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.exchange.xlsx_parts import (
    Extras,
    Texts,
    Workbook,
    column_of,
    read_extras,
    read_texts,
    read_workbook,
    unescaped,
)
from tracker.exchange.xml_stream import feed, local, new_parser

_LINK_FORMULA = re.compile(r'\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")+)"', re.IGNORECASE)
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?Z?)?")


def open_xlsx(source: Source, choices: Choices) -> Table:
    """The table on the chosen sheet. Raises UnreadableFile."""
    reader = _Reader(source)
    names = list(reader.book.sheets)
    sheet = chosen_sheet(source, names, choices, lambda name: partial(reader.rows, name))
    return grid_table(source, "xlsx", partial(reader.rows, sheet), choices, sheet=sheet, sheets=names)


class _Reader:
    """A workbook's sheets; the texts that they share are read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._extras: dict[str, Extras] = {}
        with Archive(source) as archive:
            self.book: Workbook = read_workbook(archive)
            self._texts: Texts = read_texts(archive, self.book.texts)

    def rows(self, name: str) -> Iterator[GridLine]:
        """The rows of a sheet that hold anything."""
        part_name = self.book.sheets[name]
        with Archive(self._source) as archive:
            if name not in self._extras:
                self._extras[name] = read_extras(archive, part_name)
            sheet = _Sheet(archive.name, self.book, self._texts, self._extras[name])
            with archive.open(part_name) as part:
                for _ in feed(part, sheet.parser, archive.name):
                    yield from sheet.done
                    sheet.done.clear()
        self._source.check_unchanged()


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    return column_of(letters)


class _Sheet:
    """Hears the events of one sheet's XML and puts rows together."""

    def __init__(self, name: str, book: Workbook, texts: Texts, extras: Extras) -> None:
        self.done: list[GridLine] = []
        self._styles = book.styles
        self._texts = texts
        self._extras = extras
        self._checker = Checker(name)
        self._filler = MergedCells()
        self._row = 0
        self._cells: list[str] = []
        self._links: dict[int, str] = {}
        self._place = -1
        self._kind = "n"
        self._style = 0
        self._pieces: list[str] = []
        self._formula: list[str] = []
        self._sink: list[str] | None = None
        self._spoken = False
        self.parser = new_parser(name)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if ":" in tag:
            tag = local(tag)
        if tag == "c":
            ref = attributes.get("r")
            self._place = _column(ref.rstrip("0123456789")) if ref else self._place + 1
            self._checker.column(self._row, self._place)
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", "0"))
        elif tag == "v" or (tag == "t" and not self._spoken):
            self._sink = self._pieces
        elif tag == "f":
            self._sink = self._formula
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._place = -1
        elif tag == "rPh":
            self._spoken = True

    def _data(self, text: str) -> None:
        if self._sink is not None:
            self._sink.append(text)

    def _end(self, tag: str) -> None:
        if ":" in tag:
            tag = local(tag)
        if tag in ("v", "t", "f"):
            self._sink = None
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "rPh":
            self._spoken = False

    def _end_cell(self) -> None:
        if self._formula:
            found = _LINK_FORMULA.match("".join(self._formula))
            if found:
                self._links[self._place] = found[1].replace('""', '"')
            self._formula.clear()
        if self._pieces:
            text = self._text("".join(self._pieces))
            self._pieces.clear()
            missing = self._place - len(self._cells)
            if missing >= 0:
                self._cells += [""] * missing
                self._cells.append(text)
            else:
                self._cells[self._place] = text

    def _text(self, raw: str) -> str:
        """What a cell shows."""
        kind = self._kind
        if kind == "s":
            place = int(raw)
            return self._texts[place] if 0 <= place < len(self._texts) else ""
        if kind == "n":
            return self._number(raw)
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if kind == "d":
            found = _MIDNIGHT.fullmatch(raw.strip())
            return found[1] if found else raw.strip().replace("T", " ")
        return unescaped(raw)

    def _number(self, raw: str) -> str:
        shown = self._styles[self._style] if self._style < len(self._styles) else None
        if shown is None and raw.isdecimal() and len(raw) <= 15:
            return raw
        try:
            number = float(raw)
            return shown(number) if shown else number_text(number)
        except (ValueError, OverflowError, ArithmeticError):
            return raw

    def _end_row(self) -> None:
        cells, links = self._cells, self._links
        self._cells, self._links = [], {}
        behind = self._extras.links.get(self._row)
        if behind:
            links = {**behind, **links}
        self._filler.fill(self._row, cells, self._extras.merges.get(self._row, ()))
        row = self._checker.row(self._row, cells, links)
        if row.cells or links:
            self.done.append(row)
