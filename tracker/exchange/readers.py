"""Opens a file as a table: a header and the lines below it, read as often as needed and never held whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path

from tracker.errors import UnreadableFile
from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.encoding import find_encoding
from tracker.exchange.records import Line, read_records
from tracker.exchange.sniff import Dialect, sniff
from tracker.exchange.source import Source, refuse_no_table
from tracker.i18n import tr

SAMPLE_CHARACTERS = 262_144
COLUMN_LIMIT = 16_384
"""As many columns as the widest spreadsheet program has."""


def _mark_broken(error: UnicodeError) -> tuple[str, int]:
    """Stand lone surrogates in for bytes that are no text, so that their record is found and named."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in broken), error.end


codecs.register_error("landfall.mark", _mark_broken)


class Table:
    """A table in a file: ``header`` has a unique name for each column, ``dialect`` says how it is written."""

    def __init__(self, source: Source, dialect: Dialect, header: tuple[str, ...]) -> None:
        self.source = source
        self.dialect = dialect
        self.header = header
        self.blank_lines = 0

    @property
    def name(self) -> str:
        """The file's name."""
        return self.source.name

    def lines(self) -> Iterator[Line]:
        """Every record below the header, padded to its width; cells beyond it stay at the end.

        Records without a single filled cell are passed over; ``blank_lines`` counts them once all is read.
        """
        self.blank_lines = blank = 0
        dialect, width = self.dialect, len(self.header)
        first, header_line = dialect.first_line, dialect.header_line
        with _text(self.source, dialect.encoding) as text:
            for line in read_records(text, dialect.delimiter, dialect.quote, dialect.escape, width):
                number, cells, _ = line
                if number < first or number == header_line:
                    continue
                if not any(cells) or not any(map(str.strip, cells)):
                    blank += 1
                    continue
                if len(cells) < width:
                    cells += [""] * (width - len(cells))
                yield line
        self.blank_lines = blank


def read_table(source: Path | bytes, choices: Choices = AS_FOUND) -> Table:
    """Find out how ``source`` is written and open it.

    Raises UnreadableFile, in one plain sentence, for what is missing, a directory, empty, no text or no
    table.
    """
    opened = Source(source)
    refuse_no_table(opened.name, opened.head(), is_text=choices.encoding is not None)
    encoding = _checked_encoding(choices.encoding) or find_encoding(opened)
    with _text(opened, encoding) as text:
        sample = text.read(SAMPLE_CHARACTERS)
        is_whole = len(sample) < SAMPLE_CHARACTERS
    if not sample.strip():
        raise UnreadableFile(tr("{name} is empty.", name=opened.name))
    dialect = sniff(sample if is_whole else _whole_lines(sample), encoding, _checked(choices))
    header = _read_header(opened, dialect)
    if len(header) > COLUMN_LIMIT:
        raise UnreadableFile(tr("{name} has more columns than any table.", name=opened.name))
    table = Table(opened, dialect, header)
    if next(table.lines(), None) is None:
        raise UnreadableFile(tr("{name} has a header but no rows.", name=opened.name))
    return table


def _text(source: Source, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(source.open(), encoding=encoding, errors="landfall.mark", newline="")


def _checked_encoding(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)
    except (LookupError, UnicodeError, TypeError):
        raise UnreadableFile(tr("I know no encoding named {name}.", name=name)) from None
    return name


def _checked(choices: Choices) -> Choices:
    for sign in (choices.delimiter, choices.quote):
        if sign and (len(sign) != 1 or sign in "\r\n"):
            raise UnreadableFile(tr("{sign} is not one character, so it cannot divide cells.", sign=sign))
    return choices


def _whole_lines(sample: str) -> str:
    """A sample without the line that its end cut."""
    end = max(sample.rfind("\n"), sample.rfind("\r"))
    return sample[: end + 1] if end > 0 else sample


def _read_header(source: Source, dialect: Dialect) -> tuple[str, ...]:
    """Names of the columns, made unique; numbered ones where the file has none."""
    wanted = dialect.header_line or dialect.first_line
    with _text(source, dialect.encoding) as text:
        records = read_records(text, dialect.delimiter, dialect.quote, dialect.escape)
        cells = next((line.cells for line in records if line.number >= wanted), [])
    names = cells if dialect.has_header else [""] * len(cells)
    return unique_names(names)


def unique_names(names: list[str]) -> tuple[str, ...]:
    """The names stripped, empty ones numbered, and a number behind those that stand there twice."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        plain = " ".join(_printable(name).split()) or tr("Column {number}", number=place)
        unique, count = plain, 2
        while unique in found:
            unique, count = f"{plain} ({count})", count + 1
        found[unique] = None
    return tuple(found)


def _printable(name: str) -> str:
    """A header's text without what no text can hold, cut to a length that a field's name has."""
    return name.replace("\0", "").lstrip("\ufeff").encode("utf-8", "ignore").decode()[:200]
