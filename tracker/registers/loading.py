"""Loads a downloaded register into the store, in the place of the one that was loaded before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from tracker.registers.layout import Layout, RegisterLine
from tracker.registers.listed_on import DayFrom, ListDay, checked_day, day_of_list
from tracker.registers.reading import OpenRegister, open_register
from tracker.store.register_lists import RegisterHead, RegisterWriter
from tracker.store.store import Progress, Store

REMEMBERED = 300_000
"""Lines of a list with repetitions that are remembered to leave them out; then it begins anew."""


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
    opened = open_register(path, wanted)
    told = given or day_of_list(path, opened.titles, today())

    def write(db: Connection) -> Loaded:
        with collector_resting():
            return _write(db, opened, told, path.name, progress)

    return store.maintain(write)


def _write(db: Connection, opened: OpenRegister, told: ListDay, name: str, progress: Progress) -> Loaded:
    layout = opened.layout
    head = RegisterHead(layout.code, layout.country, layout.title, told.day.isoformat(), utc_now(), name)
    writer = RegisterWriter(db, head)
    count = 0
    for lines in _without_repetitions(opened):
        progress(opened.read, max(opened.total, opened.read) if opened.total else 0)
        if lines:
            names, terms = zip(*lines, strict=True)
            writer.write(names, company_keys(names), terms)
            count += len(lines)
    if not count:
        raise UnreadableFile(
            tr("{name} has a header but no employers below it.", name=name),
            tr("The list that was loaded before is as it was."),
        )
    progress(opened.read, opened.read)
    return Loaded(
        layout.code,
        layout.country,
        layout.title,
        told.day,
        told.told_by,
        writer.finish(),
        count,
        opened.passed_over,
        opened.first_passed,
    )


def _without_repetitions(opened: OpenRegister) -> Iterator[list[RegisterLine]]:
    if not opened.layout.repeats:
        yield from opened.lines()
        return
    seen: set[int] = set()
    for lines in opened.lines():
        kept = []
        for line in lines:
            mark = hash(line)
            if mark not in seen:
                seen.add(mark)
                kept.append(line)
        if len(seen) > REMEMBERED:
            seen.clear()
        yield kept
