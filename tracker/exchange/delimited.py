"""Opens delimited text as a table: its encoding and its way of writing are found out or chosen."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from tracker.errors import UnreadableFile
from tracker.exchange import markdown
from tracker.exchange.choices import Choices
from tracker.exchange.encoding import checked_encoding, find_encoding
from tracker.exchange.records import Line, read_records
from tracker.exchange.sniff import RECORDS, Dialect, sniff
from tracker.exchange.source import Source
from tracker.exchange.table import COLUMN_LIMIT, Table, header_names
from tracker.i18n import tr

SAMPLE_CHARACTERS = 262_144
LINE_LIMIT = 16 << 20
"""Bytes of one physical line."""
_CHUNK = 1 << 18


def _mark_broken(error: UnicodeError) -> tuple[str, int]:
    """Stand lone surrogates in for bytes that are no text, so that their record is found and named."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in broken), error.end


codecs.register_error("landfall.mark", _mark_broken)


@dataclass(frozen=True, slots=True)
class Part:
    """Some whole lines of a file: from the byte ``begin`` up to ``end`` (None: the file's end)."""

    begin: int = 0
    end: int | None = None
    first_line: int = 1


WHOLE = Part()


class _Guarded(io.RawIOBase):
    """A part of a file that refuses to hand out a line which no memory would hold."""

    def __init__(self, file: BinaryIO, name: str, part: Part) -> None:
        self._file = file
        self._name = name
        self._run = 0
        self._lines = part.first_line
        self._left = None if part.end is None else part.end - part.begin
        if part.begin:
            file.seek(part.begin)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, target: Any) -> int:
        """The next bytes. Raises UnreadableFile."""
        wanted = len(target) if self._left is None else min(len(target), self._left)
        try:
            data = self._file.read(wanted)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreadableFile(
                tr("{name} cannot be read: {reason}.", name=self._name, reason=reason)
            ) from error
        end = max(data.rfind(b"\n"), data.rfind(b"\r"))
        self._run = self._run + len(data) if end < 0 else len(data) - end
        if self._run > LINE_LIMIT:
            raise UnreadableFile(
                tr("Line {number} of {name} is too long to read.", number=f"{self._lines:,}", name=self._name)
            )
        self._lines += max(data.count(b"\n"), data.count(b"\r"))
        if self._left is not None:
            self._left -= len(data)
        target[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        self._file.close()
        super().close()


def open_text(source: Source, encoding: str, part: Part = WHOLE) -> io.TextIOWrapper:
    """The source as text that changes no line ends; bytes that are no text become lone surrogates."""
    guarded = io.BufferedReader(_Guarded(source.open(), source.name, part), _CHUNK)
    if part.begin and encoding == "utf-8-sig":
        encoding = "utf-8"
    return io.TextIOWrapper(guarded, encoding=encoding, errors="landfall.mark", newline="")


def encoding_of(source: Source, choices: Choices) -> str:
    """The codec that a person chose, else the one that is found out. Raises UnreadableFile."""
    if choices.encoding is None:
        return find_encoding(source)
    return checked_encoding(choices.encoding, source)


def sample_of(source: Source, encoding: str) -> str:
    """The first characters, without the line that their end cut. Raises UnreadableFile if there are none."""
    with open_text(source, encoding) as text:
        sample = text.read(SAMPLE_CHARACTERS)
    if not sample.strip("\ufeff \t\r\n"):
        raise UnreadableFile(tr("{name} is empty.", name=source.name))
    if len(sample) < SAMPLE_CHARACTERS:
        return sample
    end = max(sample.rfind("\n"), sample.rfind("\r"))
    return sample[: end + 1] if end > 0 else sample


def open_delimited(source: Source, choices: Choices, encoding: str = "") -> Table:
    """The table in a text; its ``encoding`` is found where it is not known yet.

    Raises UnreadableFile where there is no table.
    """
    encoding = encoding or encoding_of(source, choices)
    sample = sample_of(source, encoding)
    if choices.delimiter in (None, "|") and markdown.is_table(sample):
        return _finished(source, markdown.dialect_of(sample, encoding, choices), _markdown_lines)
    return _finished(source, sniff(sample, encoding, _checked(choices)), _delimited_lines)


def _finished(source: Source, dialect: Dialect, reader: Any) -> Table:
    first: Iterator[Line] = reader(source, dialect, 0)
    wanted = dialect.header_line or dialect.first_line
    cells: list[str] = next((line.cells for line in first if line.number >= wanted), [])
    below = [line.cells for line in islice(first, RECORDS)]
    header = header_names(dialect, cells, below if dialect.has_header else [cells, *below])
    if len(header) > COLUMN_LIMIT:
        raise UnreadableFile(tr("{name} has more columns than any table.", name=source.name))
    width = len(cells) if reader is _delimited_lines else 0
    return Table(source, dialect, header, lambda: reader(source, dialect, len(cells)), delimited_width=width)


def _delimited_lines(source: Source, dialect: Dialect, width: int) -> Iterator[Line]:
    with open_text(source, dialect.encoding) as text:
        yield from read_records(text, dialect.delimiter, dialect.quote, dialect.escape, width)


def _markdown_lines(source: Source, dialect: Dialect, _width: int) -> Iterator[Line]:
    with open_text(source, dialect.encoding) as text:
        yield from markdown.read_lines(text, dialect.header_line)


def _checked(choices: Choices) -> Choices:
    for sign in (choices.delimiter, choices.quote):
        if sign and (len(sign) != 1 or sign in "\r\n"):
            raise UnreadableFile(tr("{sign} is not one character, so it cannot divide cells.", sign=sign))
    return choices
