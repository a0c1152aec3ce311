"""The day of a list: given by the person, or told by the file's name, its title, or its last change."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from tracker.errors import InvalidValue
from tracker.i18n import tr

_ISO = re.compile(r"(?<!\d)(20\d\d)[-_](\d\d)[-_](\d\d)(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(20\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(20\d\d)(?!\d)")
_MONTH = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?,?\s+(20\d\d)(?!\d)")
_FISCAL = re.compile(r"(?<![A-Za-z])FY\s*(20\d\d)[ _-]*Q([1-4])", re.IGNORECASE)
_QUARTER = re.compile(r"(20\d\d)[ _-]*Q([1-4])|Q([1-4])[ _,-]*(20\d\d)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayFrom(StrEnum):
    """What told the day of a list."""

    GIVEN = "given"
    NAME = "name"
    TITLE = "title"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ListDay:
    """The day of a list and what told it."""

    day: date
    told_by: DayFrom


def checked_day(day: date, today: date) -> date:
    """A day that a person gave. Raises InvalidValue for one that no list can be of."""
    if not date(2000, 1, 1) <= day <= today:
        reason = tr("{day} is no day of a list: it lies before 2000 or in the future.", day=day.isoformat())
        raise InvalidValue("date", reason, day.isoformat())
    return day


def day_of_list(path: Path, titles: Iterable[str], today: date) -> ListDay:
    """The day told by the file's name, else by a cell above the header, else by its last change."""
    for told_by, texts in ((DayFrom.NAME, [path.stem]), (DayFrom.TITLE, titles)):
        for text in texts:
            day = next((day for day in _days_in(text) if day <= today), None)
            if day is not None:
                return ListDay(day, told_by)
    return ListDay(min(date.fromtimestamp(path.stat().st_mtime), today), DayFrom.FILE)


def _days_in(text: str) -> Iterator[date]:
    """The days a text may tell, the surest first: days, then the last day of a quarter or a month."""
    for found in _ISO.finditer(text):
        yield from _day(found[1], int(found[2]), int(found[3]))
    for found in _WORDS.finditer(text):
        yield from _day(found[3], _month(found[2]), int(found[1]))
    for found in _MONTH_FIRST.finditer(text):
        yield from _day(found[3], _month(found[1]), int(found[2]))
    for found in _FISCAL.finditer(text):
        # The fiscal year of the United States begins in October of the year before.
        year, quarter = int(found[1]), int(found[2])
        yield _end(year - 1, 12) if quarter == 1 else _end(year, 3 * (quarter - 1))
    if not _FISCAL.search(text):
        for found in _QUARTER.finditer(text):
            yield _end(int(found[1] or found[4]), 3 * int(found[2] or found[3]))
    for found in _MONTH.finditer(text):
        if _month(found[1]):
            yield _end(int(found[2]), _month(found[1]))


def _day(year: str, month: int, day: int) -> Iterator[date]:
    if 1 <= month <= 12 and 1 <= day <= monthrange(int(year), month)[1]:
        yield date(int(year), month, day)


def _month(word: str) -> int:
    """The number of a month by its first letters, 0 where it is none."""
    begin = word.lower()
    return _MONTHS.index(begin) + 1 if begin in _MONTHS else 0


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
