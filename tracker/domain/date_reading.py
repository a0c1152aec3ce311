"""Takes the text of a day apart: numbers with separators, month names of twelve languages, CJK dates."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from tracker.bundled import read_text
from tracker.domain.text import fold

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Words:
    """Folded names to numbers (months from 1, weekdays from Monday 0, days from today); empty words."""

    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    noise: frozenset[str]


@cache
def words() -> Words:
    """The tables of ``resources/words/dates.json``, read once."""
    found = json.loads(read_text("words", "dates.json"))
    return Words(found["months"], found["weekdays"], found["relative"], frozenset(found["noise"]))


class Shape(Enum):
    """How a day is written, which decides how sure its reading is."""

    KNOWN = "the month is named or the year stands first"
    DOTS = "numbers with full stops, which all the world writes day first"
    NUMBERS = "numbers that could be read two ways"


@dataclass(frozen=True, slots=True)
class Parts:
    """A day taken apart.

    ``KNOWN``: ``first`` is the month, ``second`` the day, ``last`` the year or None. Otherwise they are the
    two or three numbers as they stand. ``digits`` says how many digits ``last`` was written with.
    """

    shape: Shape
    first: int
    second: int
    last: int | None = None
    digits: int = 0


_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.\s])\s*(\d{1,2})\s*\2\s*(\d{1,2})\.?", re.ASCII)
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)", re.ASCII)
_CJK = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.\s])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2})|\.)?", re.ASCII)
_TOKEN = re.compile(r"(\d+)|([^\W\d_]+)")
_TIME = re.compile(r"(?:^|[\st,])(?:\d{1,2}[:h.]\d{2}(?!\d*[./-]\d)|\d{1,2}\s*[ap]\.?m\b)")


def without_time(folded: str) -> str:
    """Folded text without a time of day and whatever stands behind it."""
    found = _TIME.search(folded)
    if found is None:
        return folded
    head = folded[: found.start()].strip(" ,")
    first, _, last = head.rpartition(" ")
    return first.strip(" ,") if first and last in words().noise else head


@lru_cache(maxsize=8192)
def take_apart(folded: str) -> Parts | None:
    """The parts of a day in folded text without a time, None when it is no day."""
    if not folded or len(folded) > LONGEST:
        return None
    if not folded[0].isdigit():
        folded = _without_weekday(folded)
    for pattern in (_YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(folded):
            groups = found.groups()
            return Parts(Shape.KNOWN, int(groups[-2]), int(groups[-1]), int(groups[0]), 4)
    if found := _NUMBERS.fullmatch(folded):
        first, separator, second, last = found.groups()
        shape = Shape.DOTS if separator == "." else Shape.NUMBERS
        return Parts(shape, int(first), int(second), int(last) if last else None, len(last or ""))
    if found := _CJK.fullmatch(folded):
        year, month, day = found.groups()
        return Parts(Shape.KNOWN, int(month), int(day), int(year) if year else None, len(year or ""))
    return _worded(folded)


def _without_weekday(folded: str) -> str:
    """The text after a weekday's name, if it begins with one: ``fri, 31.01.2026``."""
    found = re.match(r"([^\W\d_]+)[.,]*\s+(?=\S)", folded)
    return folded[found.end() :] if found and found[1] in words().weekdays else folded


def _worded(folded: str) -> Parts | None:
    """A day with its month in words, the other parts in any order."""
    table, month, numbers = words(), 0, []
    for number, word in _TOKEN.findall(folded):
        if number:
            numbers.append(number)
        elif word in table.months:
            if month:
                return None
            month = table.months[word]
        elif word not in table.noise and word not in table.weekdays:
            return None
    if not month or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    day, year = numbers[0], numbers[1] if len(numbers) == 2 else ""
    if len(day) > 2 or len(year) not in (0, 2, 4):
        return None
    return Parts(Shape.KNOWN, month, int(day), int(year) if year else None, len(year))


def prepared(text: str) -> str:
    """The text folded for ``take_apart``; empty for text too long to be a day."""
    return fold(text) if len(text) <= LONGEST else ""
