"""Loads a downloaded register into the store, in the place of the one that was loaded before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from tracker.clock import today, utc_now
from tracker.domain.company_keys import company_keys
from tracker.errors import UnreadableFile
from tracker.exchange.importer import collector_resting
from tracker.i18n import tr
from tracker.registers.known import LAYOUTS
from tracker.registers.layout import Layout
from tracker.registers.listed_on import DayFrom, ListDay, checked_day, day_of_list
from tracker.registers.prepared import Prepared, Request, prepared
from tracker.registers.reading import OpenRegister, open_register
from tracker.second_process import NoAnswer, SecondProcess
from tracker.store.register_lists import RegisterHead, RegisterWriter
from tracker.store.store import Progress, Store

LEAST_STREAMED = 3_000_000
"""Bytes; what is smaller is nearly loaded before a second process has begun."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: the register, its day and what told it, its employers and lines.

    ``passed_over`` rows were not whole, the first of them on the line ``first_passed``.
    """

    code: str
    country: str
    title: str
    listed_on: date
    told_by: DayFrom
    employers: int
    lines: int
    passed_over: int
    first_passed: int


def load_register(
    store: Store,
    path: Path,
    progress: Progress,
    wanted: Sequence[Layout] = LAYOUTS,
    day: date | None = None,
) -> Loaded:
    """Read the register in a file and put it in the place of an older one; then ``recheck_pins`` is due.

    ``progress`` is told how many rows of about how many are read (0: not known) and may raise Cancelled.
    Raises UnreadableFile for what is none of the ``wanted`` registers, InvalidValue for a day that no list
    has, or a StoreError. Whatever is raised, the list that was loaded before is as it was.
    """
    given = None if day is None else ListDay(checked_day(day, today()), DayFrom.GIVEN)
    with _second_process(path, wanted) as second:
        opened = open_register(path, wanted)
        told = given or day_of_list(path, opened.titles, today())

        def load(blocks: Iterator[Prepared]) -> Loaded:
            with collector_resting():
                return store.maintain(lambda db: _write(db, opened, told, blocks, progress))

        if second is not None:
            with suppress(NoAnswer):
                return load(second.stream())
        return load(prepared(opened))


@contextmanager
def _second_process(path: Path, wanted: Sequence[Layout]) -> Iterator[SecondProcess | None]:
    """A process that prepares the blocks of a big file; None where none can. It is over afterwards."""
    second = None
    # What cannot even be looked at is refused where it is opened.
    with suppress(NoAnswer, OSError):
        if path.is_file() and path.stat().st_size >= LEAST_STREAMED:
            second = SecondProcess("tracker.registers.prepared", is_streamed=True)
            second.send(Request(path, tuple(wanted)))
    try:
        yield second
    finally:
        if second is not None:
            second.stop()


def _write(
    db: Connection, opened: OpenRegister, told: ListDay, blocks: Iterator[Prepared], progress: Progress
) -> Loaded:
    layout, name = opened.layout, opened.table.name
    head = RegisterHead(layout.code, layout.country, layout.title, told.day.isoformat(), utc_now(), name)
    writer = RegisterWriter(db, head)
    count, last = _write_lines(writer, opened, blocks, progress)
    # Whoever read it, it is the file that was recognised here.
    opened.table.source.check_unchanged()
    if last is None or not count:
        raise UnreadableFile(
            tr("{name} has a header but no employers below it.", name=name),
            tr("The list that was loaded before is as it was."),
        )
    progress(last.read, last.read)
    return Loaded(
        layout.code,
        layout.country,
        layout.title,
        told.day,
        told.told_by,
        writer.finish(),
        count,
        last.passed_over,
        last.first_passed,
    )


def _write_lines(
    writer: RegisterWriter, opened: OpenRegister, blocks: Iterator[Prepared], progress: Progress
) -> tuple[int, Prepared | None]:
    """Write all blocks; answers how many lines they had, and the last of them."""
    count, block = 0, None
    for block in blocks:
        progress(block.read, max(opened.total, block.read) if opened.total else 0)
        if block.names:
            writer.write(block.names, company_keys(block.names), block.codes, block.new_terms)
            count += len(block.names)
    return count, block
