"""Reads a big delimited file in two processes: this one takes the first part, a second one the next.

The second process only saves time. Where it fails, where its part does not begin with a record, or where it
found a status that this one has not seen, its part is read here, so that the rows are the same either way.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.exchange.blocks import Block, Delimited
from tracker.exchange.delimited import Part
from tracker.exchange.part_reading import ReadBlock, ReadPart, Request
from tracker.exchange.rows import RowReader
from tracker.exchange.signatures import OLE, ZIP
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.exchange.understanding import Understanding
from tracker.second_process import NoAnswer, Pulse, SecondProcess

LEAST_SHARED = 4_000_000
"""Bytes; what is smaller is read before a second process has begun."""
MOST_SHARED = 24_000_000
"""Bytes that both read before their results are put together; they lie in memory until then."""
OWN_SHARE = 0.55
"""The second process has to send what it read, so that this one has time for more than half."""
_LINE_LIMIT = 1 << 16
# One byte a line end, whatever stands around it.
_PLAIN_CODECS = ("utf-8", "utf-8-sig", "ascii", "cp125", "iso8859")


@dataclass(frozen=True, slots=True)
class Shared:
    """What the second process read, and the number of lines before it."""

    blocks: Sequence[ReadBlock]
    part: ReadPart
    before: int


class SharedReading:
    """One reading of a table under an understanding; ``rows`` is the reader that this process uses.

    ``ready`` is a process that was started in advance.
    """

    def __init__(
        self, table: Table, how: Understanding, rows: RowReader, ready: SecondProcess | None
    ) -> None:
        self._ready = ready
        self._table = table
        self._how = how
        self._rows = rows
        self._reading = Delimited(table)

    def pieces(self, pulse: Pulse) -> Iterator[Block | Shared]:
        """All lines below the header in order; ``pulse`` is called while the other process is waited for."""
        begin, reading = 0, self._reading
        while (halves := self._halves(begin)) is not None and not reading.has_run_on:
            own, other = halves
            yield from self._both(own, other, pulse)
            begin = other.end or 0
        if not reading.has_run_on:
            yield from reading.blocks(Part(begin, first_line=reading.number))
        reading.finish()

    def _both(self, own: Part, other: Part, pulse: Pulse) -> Iterator[Block | Shared]:
        reading, second = self._reading, self._asked(other)
        try:
            yield from reading.blocks(own)
            if reading.has_run_on:
                return
            read = self._answered(second, pulse)
        finally:
            if second is not None:
                second.stop()
        if read is None:
            yield from reading.blocks(other)
            return
        self._note(read.part)
        yield read

    def _note(self, part: ReadPart) -> None:
        """Put together what both have seen."""
        self._reading.number += part.lines
        self._reading.blank += part.blank
        self._rows.statuses.words.update(part.status_words)
        for header, text in part.open_currencies.items():
            self._rows.open_currencies.setdefault(header, text)

    def _halves(self, begin: int) -> tuple[Part, Part] | None:
        """The next parts for this process and for the other; None where it is not worth while any more."""
        source = self._table.source
        left = source.size() - begin
        if left < LEAST_SHARED:
            return None
        size = min(left, MOST_SHARED)
        middle = self._line_end(begin + int(size * OWN_SHARE))
        end = source.size() if size == left else self._line_end(begin + size)
        if middle is None or end is None or not begin < middle < end:
            return None
        return Part(begin, middle, self._reading.number), Part(middle, end)

    def _line_end(self, place: int) -> int | None:
        """The byte behind the next line end."""
        with self._table.source.open() as file:
            file.seek(place)
            found = file.read(_LINE_LIMIT).find(b"\n")
        return None if found < 0 else place + found + 1

    def _asked(self, part: Part) -> SecondProcess | None:
        table, path = self._table, self._table.source.path
        if path is None:
            return None
        request = Request(path, part, table.dialect, table.header, table.delimited_width, self._how)
        second, self._ready = self._ready or reading_process(), None
        if second is not None:
            second.ask([request])
        return second

    def _answered(self, second: SecondProcess | None, pulse: Pulse) -> Shared | None:
        if second is None:
            return None
        try:
            *blocks, part = second.answer(pulse)
        except NoAnswer:
            return None
        is_known = part.new_statuses.items() <= self._rows.statuses.new.items()
        return Shared(blocks, part, self._reading.number - 1) if part.is_whole and is_known else None


def reading_process() -> SecondProcess | None:
    """A process that can be asked to read a part; None where none can be started."""
    try:
        return SecondProcess("tracker.exchange.part_reading")
    except NoAnswer:
        return None


@contextmanager
def ready_for(source: Source, *, is_wanted: bool) -> Iterator[SecondProcess | None]:
    """A process, if one is wanted, that starts while a big text is looked at first; it is over afterwards."""
    is_text = not source.head().startswith((*ZIP, OLE))
    second = reading_process() if is_wanted and is_text and _is_big_file(source) else None
    try:
        yield second
    finally:
        if second is not None:
            second.stop()


def can_be_shared(table: Table) -> bool:
    """Whether the file is one that a second process can read from the middle, and big enough."""
    if not table.delimited_width or not _is_big_file(table.source):
        return False
    return codecs.lookup(table.dialect.encoding).name.startswith(_PLAIN_CODECS)


def _is_big_file(source: Source) -> bool:
    return source.path is not None and source.size() >= LEAST_SHARED
