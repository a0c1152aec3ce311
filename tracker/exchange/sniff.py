"""How a table of text is written: its delimiter, its quotes, and the line on which its header stands.

Each way of reading the first records is scored: every record should have the same number of cells, the first
line should hold words that head columns, and a cell should not hold what would separate cells elsewhere.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.codec import HEADER
from tracker.exchange.records import Line, csv_style, read_records
from tracker.exchange.words import is_known_header

DELIMITERS = (",", ";", "\t", "|")
RECORDS = 200
HEADER_DEPTH = 30
LONGEST_HEADER = 200

_SEPARATOR_LINE = re.compile(r"sep=(.)[\r\n]+", re.IGNORECASE)
_DATA = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\W\d]*\d[\W\d]*|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*", re.I
)
# "b, c" within a cell is prose; only a comma that touches both sides looks like a delimiter.
_TOUCHING = {
    "\t": re.compile(r"\t"),
    "|": re.compile(r"\S\|\S"),
    ",": re.compile(r"[^\s\d],\S"),
    ";": re.compile(r";\S"),
}


Kind = Literal["text", "markdown", "html", "json", "xlsx", "xls", "ods", "archive"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written.

    ``encoding`` is a Python codec's name, ``quote`` and ``escape`` are one character or empty; they say
    something where ``kind`` is a text. ``header_line`` is the physical line on which the header begins, 0
    where there is none; ``first_line`` the one from which rows are read. ``sheet`` is the one of ``sheets``
    that is read, both empty where a file has one table only.
    """

    encoding: str
    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    header_line: int = 1
    first_line: int = 1
    kind: Kind = "text"
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def has_header(self) -> bool:
        """Whether the file names its columns."""
        return self.header_line > 0 or self.kind == "json"


def sniff(sample: str, encoding: str, choices: Choices = AS_FOUND) -> Dialect:
    """The dialect of the text that begins with ``sample``; what ``choices`` decide is taken as it is."""
    declared = _SEPARATOR_LINE.match(sample)
    first_line = 2 if declared else 1
    delimiter = choices.delimiter or (declared[1] if declared else None)
    body = sample[declared.end() :] if declared else sample
    own = _own_delimiter(body)
    if own and choices.skip_rows is None and choices.has_header is not False:
        return Dialect(encoding, delimiter or own, header_line=first_line, first_line=first_line)
    quote = choices.quote if choices.quote is not None else _find_quote(body)
    if delimiter is None:
        delimiter = _find_delimiter(body, quote)
    escape = _find_escape(body, delimiter, quote)
    dialect = Dialect(encoding, delimiter, quote, escape)
    lines = list(islice(_records(body, dialect), RECORDS))
    header_line, data_line = find_header(lines, choices, first_line - 1)
    return Dialect(encoding, delimiter, quote, escape, header_line, data_line)


def _own_delimiter(text: str) -> str:
    """The delimiter of a text whose first line holds columns of our own format and nothing else, or "".

    Such a file is quoted as we quote, whatever its cells look like.
    """
    first = text.partition("\n")[0].strip()
    for delimiter in DELIMITERS:
        names = [name.strip('"') for name in first.split(delimiter)]
        if "id" in names and len(names) > 1 and set(names) <= set(HEADER):
            return delimiter
    return ""


def _records(text: str, dialect: Dialect) -> Iterator[Line]:
    lines = io.StringIO(text, newline="")
    return (
        line
        for line in read_records(lines, dialect.delimiter, dialect.quote, dialect.escape)
        if any(map(str.strip, line.cells))
    )


def _find_quote(text: str) -> str:
    """Apostrophes quote only where they stand at both ends of nearly all such cells."""
    opening = len(re.findall(r"(?:^|[,;\t|])'", text, re.MULTILINE)) if "'" in text else 0
    if opening < 2:
        return '"'
    double = len(re.findall(r'(?:^|[,;\t|])"', text, re.MULTILINE))
    closing = len(re.findall(r"'(?:$|[,;\t|\r])", text, re.MULTILINE))
    return "'" if opening > 10 * double and closing * 10 >= opening * 9 else '"'


def _find_escape(text: str, delimiter: str, quote: str) -> str:
    """A backslash, where quotes only add up if it takes the meaning from the quote behind it."""
    if not quote or f"\\{quote}" not in text:
        return ""
    without, with_escape = (_sound_records(text, delimiter, quote, escape) for escape in ("", "\\"))
    return "\\" if with_escape > without else ""


def _sound_records(text: str, delimiter: str, quote: str, escape: str) -> int:
    """How many records can be read before a quote stands where none may."""
    reader = csv.reader(io.StringIO(text, newline=""), csv_style(delimiter, quote, escape), strict=True)
    count = 0
    try:
        for _ in islice(reader, RECORDS):
            count += 1
    except csv.Error:
        return count
    return count


def _find_delimiter(text: str, quote: str) -> str:
    best, best_score = DELIMITERS[0], 0.0
    for delimiter in DELIMITERS:
        if delimiter in text:
            score = _score(text, Dialect("", delimiter, quote))
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _score(text: str, dialect: Dialect) -> float:
    """How well the text reads under the dialect; 0 where it has one column only."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, csv_style(dialect.delimiter, dialect.quote, dialect.escape))
    rows = [row for row in islice(reader, RECORDS) if any(row)]
    if not rows:
        return 0.0
    widths = Counter(len(row) for row in rows)
    width, count = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]))
    if width < 2:
        return 0.0
    near = sum(number for size, number in widths.items() if 1 < size != width)
    consistency = (count + near * 0.4) / len(rows)
    known = max(_known_share(row) for row in rows[:HEADER_DEPTH])
    return consistency * (1 + 2 * known) * (1 - 0.8 * _dirt(rows, dialect)) * (1 - 0.3 / width)


def _known_share(row: list[str]) -> float:
    filled = [cell for cell in row if cell.strip()]
    return sum(map(is_known_header, filled)) / len(filled) if len(filled) > 1 else 0.0


def _dirt(rows: list[list[str]], dialect: Dialect) -> float:
    """The share of cells that hold another delimiter or a loose quote."""
    others = [_TOUCHING[other] for other in DELIMITERS if other != dialect.delimiter]
    cells = [cell for row in rows for cell in row if cell]
    dirty = sum(
        1
        for cell in cells
        if any(other.search(cell) for other in others)
        or (dialect.quote and cell.count(dialect.quote) % 2 == 1 and len(cell) < 200)
    )
    return dirty / len(cells) if cells else 0.0


def find_header(lines: list[Line], choices: Choices, offset: int = 0) -> tuple[int, int]:
    """The physical lines of the header (0 for none) and of the first record to read.

    ``lines`` are the first that hold anything, ``offset`` is what their numbers lack.
    """
    skip = choices.skip_rows
    numbered = [line._replace(number=line.number + offset) for line in lines]
    candidates = [line for line in numbered if skip is None or line.number > skip][:HEADER_DEPTH]
    if not candidates:
        return (offset + 1 if choices.has_header is not False else 0), offset + 1
    header = candidates[0] if skip is not None else _likeliest_header(candidates)
    has_header = choices.has_header
    if has_header is None:
        has_header = _heads_columns(header, candidates)
    if has_header:
        return header.number, header.number
    return 0, candidates[0].number


def _likeliest_header(lines: list[Line]) -> Line:
    """The line with most words that head columns; without any, the first one that is wide enough."""
    known = [sum(map(is_known_header, line.cells)) for line in lines]
    most = max(known)
    if most >= 2 or (most and len(lines[known.index(most)].cells) == 1):
        return lines[known.index(most)]
    usual = Counter(len(line.cells) for line in lines).most_common(1)[0][0]
    wide = (line for line in lines if sum(1 for cell in line.cells if cell.strip()) * 10 >= usual * 6)
    return next(wide, lines[0])


def _heads_columns(header: Line, lines: list[Line]) -> bool:
    """Whether the line names columns instead of being the first of the rows."""
    filled = [cell for cell in header.cells if cell.strip()]
    known = sum(map(is_known_header, filled))
    has_data = any(_DATA.fullmatch(cell.strip()) for cell in header.cells if 0 < len(cell) <= LONGEST_HEADER)
    if known and (not has_data or known * 2 >= len(filled)):
        return True
    if has_data:
        return False
    later = [line.cells for line in lines if line.number > header.number]
    return len(later) > 0 and len(set(header.cells)) == len(header.cells)
