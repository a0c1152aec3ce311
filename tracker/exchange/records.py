"""Records of delimited text, each with the physical line on which it begins.

The csv module swallows the rest of a file without a word when a quote is never closed. Here such a record
ends with its first line, which is named, and reading goes on behind it.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from tracker.i18n import tr

# The largest that fits the C long of every system; the default refuses cells over 131,072 characters.
csv.field_size_limit(2**31 - 1)

RECORD_LIMIT = 8_000_000
"""Characters of one record that goes over several lines; a quote left open must not swallow the memory."""

_LINE_ENDS = ("\n", "\r")


class Line(NamedTuple):
    """One record: the physical line where it begins (from 1), its cells, and why it is useless, if so."""

    number: int
    cells: list[str]
    problem: str = ""


class _Feed:
    """Hands physical lines to the csv reader, keeps those of the present record, and notes bad characters."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._size = 0
        self.raw: list[str] = []
        self.problem = ""

    def __iter__(self) -> Iterator[str]:
        raw, again = self.raw, self._again
        while again:
            if raw and self._is_full(again[0]):
                return
            yield self._noted(again.popleft())
        for line in self._lines:
            if raw and self._is_full(line):
                again.append(line)
                return
            raw.append(line)
            if "\0" in line or not line.isascii():
                self._inspect(line)
            yield line

    def _is_full(self, line: str) -> bool:
        """Whether the present record is too long already to go on over another line."""
        self._size += len(line)
        return self._size > RECORD_LIMIT

    def _noted(self, line: str) -> str:
        self.raw.append(line)
        self._inspect(line)
        return line

    def _inspect(self, line: str) -> None:
        self.problem = self.problem or problem_of(line)

    def next_record(self) -> None:
        """Forget the lines of the record that was read."""
        self.raw.clear()
        self.problem = ""
        self._size = 0

    def keep_first(self) -> None:
        """Give back all lines of the present record but its first."""
        self._again.extendleft(reversed(self.raw[1:]))
        del self.raw[1:]
        self.problem = ""
        self._size = 0


def problem_of(text: str) -> str:
    """Why no field can hold the text, or nothing."""
    if "\0" in text:
        return tr("It holds a NUL character, which no text can hold.")
    return "" if _is_whole(text) else tr("It holds bytes that are no text in the file's encoding.")


def _is_whole(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def csv_style(delimiter: str, quote: str, escape: str) -> csv.Dialect:
    """The csv module's name for a way of writing; ``quote`` and ``escape`` may be empty."""
    style = csv.excel()
    style.delimiter = delimiter
    style.quotechar = quote or None
    style.escapechar = escape or None
    style.quoting = csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE
    return style


def read_records(
    lines: Iterator[str], delimiter: str = ",", quote: str = '"', escape: str = "", width: int = 0
) -> Iterator[Line]:
    """The records of physical lines that keep their line ends, blank ones included (with no cells).

    ``width`` is the number of cells that a record should have, 0 where it is not known.
    """
    style = csv_style(delimiter, quote, escape)
    feed = _Feed(lines)
    number = 1
    while True:
        for cells in csv.reader(iter(feed), style):
            raw = feed.raw
            if (len(raw) > 1 or _may_be_open(raw[0], cells)) and _is_torn(raw, cells, width, style):
                feed.keep_first()
                yield Line(
                    number, [raw[0].rstrip("\r\n")], tr("A quotation mark is opened and never closed.")
                )
                feed.next_record()
                number += 1
                break
            yield Line(number, cells, feed.problem)
            number += len(raw)
            feed.next_record()
        else:
            return


def _may_be_open(line: str, cells: list[str]) -> bool:
    """Whether the file may have ended within a quote that this one line opened."""
    return not line.endswith(_LINE_ENDS) or (bool(cells) and cells[-1].endswith(_LINE_ENDS))


def _is_torn(raw: list[str], cells: list[str], width: int, style: csv.Dialect) -> bool:
    """Whether a quote was opened by mistake, so that the record swallowed others.

    It was if its quotes do not add up, or if it has the wrong number of cells while a line within it has the
    right one.
    """
    try:
        for _ in csv.reader(raw, style, strict=True):
            pass
    except csv.Error as error:
        return len(raw) > 1 or "unexpected end" in str(error)
    if width < 3 or len(cells) == width:
        return False
    return any(len(found) == width for found in csv.reader(raw[1:], style))
