"""Sheets of OpenDocument spreadsheets as a stream of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tracker.errors import UnreadableFile
from tracker.exchange.archives import Archive, locked
from tracker.exchange.choices import Choices
from tracker.exchange.grid import Checker, MergedCells, chosen_sheet, grid_table
from tracker.exchange.links import GridLine
from tracker.exchange.number_formats import number_text
from tracker.exchange.source import Source
from tracker.exchange.table import COLUMN_LIMIT, Table
from tracker.exchange.xml_stream import feed, local, new_parser
from tracker.i18n import tr

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_MANIFEST_LIMIT = 1 << 20
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
# What stands in a cell without being its text: comments and drawings.
_ASIDE = frozenset(("annotation", "frame", "custom-shape", "shapes", "forms", "tracked-changes"))


def open_ods(source: Source, choices: Choices) -> Table:
    """The table on the chosen sheet. Raises UnreadableFile."""
    names = _sheets(source)
    if not names:
        raise UnreadableFile(tr("{name} has no sheet with cells.", name=source.name))
    rows_of = partial(partial, _rows, source)
    sheet = chosen_sheet(source, names, choices, rows_of)
    return grid_table(source, "ods", rows_of(sheet), choices, sheet=sheet, sheets=names)


def _sheets(source: Source) -> list[str]:
    names: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            names.append(attributes.get("table:name", ""))

    parser = new_parser(source.name)
    parser.StartElementHandler = start
    with Archive(source) as archive:
        if archive.has(_MANIFEST) and b"encryption-data" in archive.read(_MANIFEST, _MANIFEST_LIMIT):
            raise locked(source.name)
        with archive.open(_CONTENT) as part:
            for _ in feed(part, parser, source.name):
                pass
    return names


def _rows(source: Source, name: str) -> Iterator[GridLine]:
    with Archive(source) as archive, archive.open(_CONTENT) as part:
        sheet = _Sheet(source.name, name)
        for _ in feed(part, sheet.parser, source.name):
            while sheet.done:
                yield from sheet.repeated(*sheet.done.pop(0))
            if sheet.is_over:
                break
    source.check_unchanged()


class _Sheet:
    """Hears the events of the document's XML and puts the rows of one sheet together."""

    def __init__(self, file: str, name: str) -> None:
        self.done: list[tuple[list[str], dict[int, str], list[tuple[int, int]], int]] = []
        self.is_over = False
        self._name = name
        self._is_in = False
        self._checker = Checker(file)
        self._merged = MergedCells()
        self._number = 0
        self._aside = 0
        self._cells: list[str] = []
        self._place = 0
        self._links: dict[int, str] = {}
        self._spans: list[tuple[int, int]] = []
        self._cell: dict[str, str] = {}
        self._row_repeat = 1
        self._text: list[str] = []
        self._is_text = False
        self.parser = new_parser(file)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def repeated(
        self, cells: list[str], links: dict[int, str], spans: list[tuple[int, int]], times: int
    ) -> Iterator[GridLine]:
        """A row as often as it stands there; empty ones are passed over."""
        if not any(cells):
            self._number += times
            return
        for _ in range(times):
            self._number += 1
            row = list(cells)
            begun = [(column, self._number + rows - 1) for column, rows in spans]
            self._merged.fill(self._number, row, begun)
            yield self._checker.row(self._number, row, links)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        plain = local(tag)
        if plain == "table" and attributes.get("table:name") == self._name:
            self._is_in = True
        elif plain in _ASIDE:
            self._aside += 1
        elif not self._is_in or self._aside:
            return
        elif plain == "table-row":
            self._cells, self._links, self._spans, self._place = [], {}, [], 0
            self._row_repeat = _count(attributes, "table:number-rows-repeated")
        elif plain in ("table-cell", "covered-table-cell"):
            self._cell = attributes
            self._text = []
        else:
            self._start_text(plain, attributes)

    def _start_text(self, plain: str, attributes: dict[str, str]) -> None:
        if plain == "p":
            if self._text:
                self._text.append("\n")
            self._is_text = True
        elif plain == "s":
            self._text.append(" " * min(_count(attributes, "text:c"), 1_000))
        elif plain == "tab":
            self._text.append("\t")
        elif plain == "line-break":
            self._text.append("\n")
        elif plain == "a" and attributes.get("xlink:href"):
            self._links.setdefault(self._place, attributes["xlink:href"])

    def _data(self, text: str) -> None:
        if self._is_text and not self._aside:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        plain = local(tag)
        if plain in _ASIDE:
            self._aside -= 1
        elif not self._is_in or self._aside:
            return
        elif plain == "p":
            self._is_text = False
        elif plain in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif plain == "table-row":
            self.done.append((self._cells, self._links, self._spans, self._row_repeat))
        elif plain == "table":
            self._is_in, self.is_over = False, True

    def _end_cell(self) -> None:
        times = _count(self._cell, "table:number-columns-repeated")
        text = _shown(self._cell, "".join(self._text))
        if text:
            self._checker.column(self._number + 1, self._place + times - 1)
            self._cells += [""] * (self._place - len(self._cells)) + [text] * times
            rows = _count(self._cell, "table:number-rows-spanned")
            if rows > 1:
                self._spans.append((self._place, rows))
        self._place = min(self._place + times, COLUMN_LIMIT)


def _count(attributes: dict[str, str], name: str) -> int:
    """A count that an attribute holds, 1 where it does not."""
    text = attributes.get(name, "")
    return max(1, min(int(text), 1 << 24)) if text.isdecimal() and len(text) < 12 else 1


def _shown(cell: dict[str, str], text: str) -> str:
    """What a cell shows: numbers plainly, days as ISO text, all else as it is written."""
    kind, value = cell.get("office:value-type", ""), cell.get("office:value", "")
    try:
        if kind == "percentage":
            return f"{number_text(float(value) * 100)}%"
        if kind == "currency":
            return f"{cell.get('office:currency', '')} {number_text(float(value))}".strip()
        if kind == "float":
            return text if _is_padded(text) else number_text(float(value))
    except (ValueError, ArithmeticError):
        return text
    if kind == "date":
        day, _, time = cell.get("office:date-value", "").partition("T")
        return f"{day} {time}" if time.strip("0:.") else day or text
    if kind == "time":
        found = _TIME.fullmatch(cell.get("office:time-value", ""))
        return ":".join(part.zfill(2) for part in found.groups()) if found else text
    if kind == "boolean":
        return "TRUE" if cell.get("office:boolean-value") == "true" else "FALSE"
    return text


def _is_padded(text: str) -> bool:
    """Whether a number is shown with noughts in front, as numbers of postings are."""
    return len(text) > 1 and text.isdecimal() and text.startswith("0")
