"""What a cell says, by what its column became. Readers take a filled cell or raise InvalidValue."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from tracker.domain.application import Event, EventKind, JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.cities import city_country
from tracker.domain.countries import find_country
from tracker.domain.dates import read_day, read_instant
from tracker.domain.fields import check_tags
from tracker.domain.pay import Pay, Period, check_pay, is_currency
from tracker.domain.pay_reading import parse_pay
from tracker.domain.places import parse_place
from tracker.domain.text import clean_long_text, clean_text
from tracker.errors import InvalidValue
from tracker.exchange import evidence
from tracker.exchange.mapping import DAY_TARGETS
from tracker.exchange.words import choice_words, key
from tracker.i18n import tr


class Understood(NamedTuple):
    """What a cell says; ``keep`` asks to keep its text as an own field beside the value."""

    value: Any
    reason: str = ""
    keep: bool = False


class Located(NamedTuple):
    """A place in one cell; ``is_proposed`` where the country is not named but follows from the city."""

    city: str
    country: str
    work_mode: WorkMode | None
    is_proposed: bool


Reader = Callable[[str], Any]
"""Answers the cell's value, or ``Understood`` where there is more to say. Raises InvalidValue."""

LONGEST_PAY = 200
"""Characters; a longer text is a remark, not an amount."""
LONGEST_WORDS = 200
"""Characters of a cell that is searched for words of a choice."""

_ENUMS: dict[str, Any] = {
    "work_mode": WorkMode,
    "job_kind": JobKind,
    "sponsorship": Sponsorship,
    "pay_period": Period,
}
_SEVERAL = re.compile(r"\s*(?:[,;/|+&\n]|\s-\s|\bor\b|\boder\b|\bou\b)\s*")
_TAG_BREAK = re.compile(r"[,;|\r\n]+")
_EVENT_KINDS = {"interview_on": EventKind.INTERVIEW, "follow_up_on": EventKind.FOLLOW_UP}


def reader_for(target: str, order: str | None = None) -> Reader:
    """What reads the cells of a column; ``order`` is how its days are written, None where it is not known."""
    if target in _EVENT_KINDS:
        return lambda cell: _event(_EVENT_KINDS[target], cell, order)
    if target in DAY_TARGETS:
        return lambda cell: _day(cell, order)
    if target in _ENUMS:
        return lambda cell: _choice(target, cell)
    special = _SPECIAL.get(target)
    return special or (lambda cell: clean_text(target, cell))


def understand(reader: Reader, cell: str) -> Understood:
    """The cell as its reader sees it; a reason instead of an error where it is not understood."""
    try:
        value = reader(cell)
    except InvalidValue as refused:
        return Understood(None, refused.reason)
    return value if isinstance(value, Understood) else Understood(value)


def _day(cell: str, order: str | None) -> str:
    try:
        return read_day(cell, order).isoformat()
    except InvalidValue:
        if order is None and _reads_both_ways(cell):
            reason = tr("Day and month could stand either way round. Choose the order of the dates.")
            raise InvalidValue("day", reason, cell) from None
        raise


def _reads_both_ways(cell: str) -> bool:
    try:
        return read_day(cell, "dmy") != read_day(cell, "mdy")
    except InvalidValue:
        return False


def _event(kind: EventKind, cell: str, order: str | None) -> Event:
    """A dated entry; a time without a zone stays as its text."""
    instant = read_instant(cell)
    if instant:
        return Event(kind, instant, "UTC")
    return Event(kind, _day(cell, order), text=cell if ":" in cell else "")


def _word(table: str, cell: str) -> str:
    """The value that the cell's word stands for. Raises InvalidValue for an unknown one."""
    word = choice_words(table).get(key(cell)) if len(cell) <= LONGEST_WORDS else None
    if word is None:
        raise InvalidValue(table, tr("I do not know this word."), cell)
    return word


def _choice(target: str, cell: str) -> Any:
    try:
        return _ENUMS[target](_word(target, cell))
    except InvalidValue:
        found = _part_of(target, cell) if len(cell) <= LONGEST_WORDS else None
        if found is None:
            raise
        return Understood(found, keep=True)


def _part_of(target: str, cell: str) -> Any:
    """The choice that a part of the cell names, None for none."""
    if target == "work_mode" and (mode := parse_place(cell).work_mode):
        return mode
    words = choice_words(target)
    known = [words[key(part)] for part in _SEVERAL.split(cell) if key(part) in words]
    return _ENUMS[target](known[0]) if known else None


def _priority(cell: str) -> Priority:
    return Priority[_word("priority", cell).upper()]


def _flag(cell: str) -> bool:
    return _word("yes_no", cell) == "yes"


def _country(cell: str) -> Any:
    """A country, also behind a city; a city alone names none."""
    code = find_country(cell)
    if code:
        return code
    place = parse_place(cell)
    if place.country and any(sign in cell for sign in ",/("):
        return Understood(place.country, keep=True)
    raise InvalidValue("country", tr("I know no country named {name}.", name=cell), cell)


def _location(cell: str) -> Located:
    text = clean_text("location", cell)
    place = parse_place(text)
    clean_text("city", place.city)
    is_proposed = bool(place.country) and place.city == text and city_country(text) == place.country
    return Located(place.city, place.country, place.work_mode, is_proposed)


def _tags(cell: str) -> tuple[str, ...]:
    return check_tags(tuple(part.strip().removeprefix("#") for part in _TAG_BREAK.split(cell)))


def _currency(cell: str) -> str:
    code = cell.strip().upper()
    if len(code) == 3 and is_currency(code):
        return code
    read = parse_pay(f"1 {cell}") or parse_pay(f"{cell}1")
    if read is None or not read.currency:
        raise InvalidValue("pay", tr("I know no currency named {name}.", name=cell), cell)
    return read.currency


_SPECIAL: dict[str, Reader] = {
    "priority": _priority,
    "applied_flag": _flag,
    "archived_flag": _flag,
    "country": _country,
    "location": _location,
    "tags": _tags,
    "pay_currency": _currency,
    "posting": lambda cell: clean_long_text("posting", cell),
    "notes": lambda cell: clean_long_text("notes", cell),
}


def contact_of(text: str) -> tuple[str, str]:
    """E-mail and phone in a cell of contact details; both empty where it is neither."""
    if evidence.is_email(text):
        return text, ""
    if evidence.is_phone(text):
        return "", text
    return "", ""


@lru_cache(maxsize=8192)
def read_pay(text: str, currency: str | None, country: str | None, period: Period | None) -> Pay:
    """The pay that a posting's text names. Raises InvalidValue where no amount is understood."""
    short = len(text) <= LONGEST_PAY
    found = parse_pay(text, currency=currency, country=country, period=period) if short else None
    if found is None:
        raise InvalidValue("pay", tr("No amount of pay is understood."), text)
    check_pay(found)
    return found
