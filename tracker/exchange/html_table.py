"""The largest table of a web page, as it is saved or comes from the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser

from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.delimited import encoding_of, open_text
from tracker.exchange.grid import Checker, MergedCells, grid_table
from tracker.exchange.links import GridLine
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.i18n import tr

CHUNK = 1 << 16
SPAN_LIMIT = 1_000
TAG_LIMIT = 4_000_000
"""Characters of one tag."""
_SPACES = re.compile(r"\s+")
_BLOCKS = frozenset(("p", "div", "li"))
_CELLS = ("td", "th")


def open_html(source: Source, choices: Choices) -> Table:
    """The table with most rows. Raises UnreadableFile where there is none."""
    encoding = encoding_of(source, choices)
    sizes: dict[int, int] = {}
    for table, _ in _all_rows(source, encoding):
        sizes[table] = sizes.get(table, 0) + 1
    if not sizes:
        raise UnreadableFile(tr("{name} is a page or an XML file without a table.", name=source.name))
    largest = max(sizes, key=lambda table: sizes[table])
    return grid_table(source, "html", partial(_rows, source, encoding, largest), choices, encoding=encoding)


def _rows(source: Source, encoding: str, wanted: int) -> Iterator[GridLine]:
    return (row for table, row in _all_rows(source, encoding) if table == wanted)


def _all_rows(source: Source, encoding: str) -> Iterator[tuple[int, GridLine]]:
    page = _Page(source.name)
    size = 0
    with open_text(source, encoding) as text:
        while chunk := text.read(CHUNK):
            page.feed(chunk)
            size = 0 if page.has_moved() else size + len(chunk)
            if size > TAG_LIMIT:
                raise UnreadableFile(tr("{name} holds a tag without an end.", name=source.name))
            yield from page.done
            page.done.clear()
    page.close()
    yield from page.done


class _Page(HTMLParser):
    """Hears a page's tags and puts the rows of its tables together; a table within a cell is its text."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[tuple[int, GridLine]] = []
        self._checker = Checker(name)
        self._merged = MergedCells()
        self._table = 0
        self._depth = 0
        self._number = 0
        self._seen = (0, 0)
        self._cells: list[str] = []
        self._links: dict[int, str] = {}
        self._begun: list[tuple[int, int]] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._hidden = 0

    def has_moved(self) -> bool:
        """Whether the page was read on since it was asked last."""
        before, self._seen = self._seen, self.getpos()
        return before != self._seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in ("script", "style"):
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._table, self._number, self._merged = self._table + 1, 0, MergedCells()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            given = dict(attrs)
            self._text, self._span = [], (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._cells += self._covered()
        elif self._text is not None:
            self._within(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_row()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """A run of text."""
        if self._text is not None and not self._hidden:
            self._text.append(_SPACES.sub(" ", data))

    def close(self) -> None:
        """The page is over."""
        super().close()
        self._end_row()

    def _within(self, tag: str, attributes: dict[str, str | None]) -> None:
        if self._text is None:
            return
        if tag == "br" or (tag in _BLOCKS and any(map(str.strip, self._text))):
            self._text.append("\n")
        elif tag == "a" and attributes.get("href"):
            self._links.setdefault(len(self._cells), attributes["href"] or "")

    def _covered(self) -> list[str]:
        """Empty cells where one of an earlier row reaches down."""
        return [""] * (self._merged.next_free(self._number + 1, len(self._cells)) - len(self._cells))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._text).split("\n"))
        rows, columns = self._span
        if rows > 1:
            self._begun.append((len(self._cells), self._number + rows))
        self._cells.append("\n".join(lines).strip())
        self._cells += [""] * (columns - 1)
        self._text = None
        self._checker.column(self._number + 1, len(self._cells) - 1)

    def _end_row(self) -> None:
        self._end_cell()
        if not self._cells:
            return
        self._number += 1
        self._merged.fill(self._number, self._cells, self._begun)
        row = self._checker.row(self._number, self._cells, self._links)
        if row.cells:
            self.done.append((self._table, row))
        self._cells, self._links, self._begun = [], {}, []


def _span(text: str | None) -> int:
    return max(1, min(int(text), SPAN_LIMIT)) if text and text.isdecimal() and len(text) < 9 else 1
