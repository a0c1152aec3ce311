"""Days and instants from text: what a person types, what a spreadsheet's cells hold, and a column's evidence.

Orders are ``dmy``, ``mdy`` and ``ymd``. Years run from 1900 to 2199; of two digits, 00 to 68 are 20xx.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from tracker.domain.date_reading import Parts, Shape, prepared, take_apart, without_time, words
from tracker.errors import InvalidValue
from tracker.i18n import tr

FIRST_YEAR, LAST_YEAR = 1900, 2199
EXCEL_EPOCH = date(1899, 12, 30)
PIVOT = 68

Lean = Literal["past", "nearest", "future"]

_OFFSET = re.compile(r"([+-])\s?(\d{1,4})\s?([dw]?)", re.ASCII)
_SERIAL = re.compile(r"(\d{1,6})(?:\.\d+)?", re.ASCII)
_INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)", re.ASCII | re.I
)


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What a column's cells say of the order of their days.

    ``decided``: no cell is left that could be read two ways (also when ``order`` is None because every cell
    speaks for itself). ``conflicting``: some cells can only be day first and others only month first.
    ``dates`` and ``other`` count the cells that are days and that are not; empty ones count as neither.
    """

    order: str | None
    decided: bool
    conflicting: bool
    dates: int
    other: int


def parse_day(text: str, *, order: str | None = None, today: date, lean: Lean = "nearest") -> date:
    """The day that a person typed: ``fri``, ``+7``, ``3.4.``, ``3 apr``, ``June 20, 2026``, ISO and more.

    ``lean`` chooses the year of a day without one, and the side on which a weekday lies (the next one unless
    it is ``past``). Raises ``InvalidValue`` for what is no day or could be two.
    """
    folded = prepared(text)
    relative = _relative(folded, today, lean)
    if relative is not None:
        return _in_range(text, relative)
    parts = take_apart(folded) or take_apart(without_time(folded))
    month, day, year = _only(text, _readings(parts, order) if parts else [])
    return _day(text, year, month, day) if year is not None else _nearest(month, day, today, lean)


def read_day(text: str, order: str | None, *, serials: bool = False) -> date:
    """The day in a cell; times and zones are passed over. Raises ``InvalidValue``.

    ``order`` holds for the whole column: a cell that does not fit it is refused, never turned round. With
    ``serials`` a bare number is a day of a spreadsheet that counts from 1900.
    """
    quick = _iso(text)
    if quick is not None:
        return quick
    folded = prepared(text)
    if serials and (found := _SERIAL.fullmatch(folded)):
        return _in_range(text, EXCEL_EPOCH + timedelta(days=int(found[1])))
    parts = take_apart(without_time(folded)) or take_apart(folded)
    readings = [] if parts is None else _ordered(parts, order) if order else _readings(parts, None)
    month, day, year = _only(text, readings)
    if year is None:
        raise InvalidValue("day", tr("It names no year."), text)
    return _day(text, year, month, day)


def read_instant(text: str) -> str | None:
    """The instant ``YYYY-MM-DDTHH:MM:SSZ`` that a day, a time and a zone name; None without any of them."""
    found = _INSTANT.fullmatch(text.strip())
    if found is None:
        return None
    day, minute, second, zone = found.groups()
    offset = "+00:00" if zone[0] not in "+-" else zone if len(zone) > 3 else f"{zone}:00"
    try:
        moment = datetime.fromisoformat(f"{day}T{minute}{second or ':00'}{offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    inside = FIRST_YEAR <= moment.year <= LAST_YEAR
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if inside else None


def column_order(values: Iterable[str]) -> OrderEvidence:
    """The evidence of a whole column. Full stops mean day first unless a cell speaks against it."""
    seen = dict.fromkeys(("dmy", "mdy", "ymd", "dots", "known", "open", "other"), 0)
    for value in values:
        if value and not value.isspace():
            seen[_evidence(value)] += 1
    dates = sum(seen.values()) - seen["other"]
    conflicting = bool(seen["dmy"] and seen["mdy"])
    order = None if conflicting else next((name for name in ("dmy", "mdy", "ymd") if seen[name]), None)
    if seen["dots"] and order in (None, "ymd") and not conflicting and not seen["open"]:
        order = "dmy"
    left_open = bool(seen["open"]) and order not in ("dmy", "mdy")
    return OrderEvidence(
        None if left_open else order, not (left_open or conflicting), conflicting, dates, seen["other"]
    )


def _evidence(value: str) -> str:
    """What one cell says: an order, or that it is known, dotted, open, or no day at all."""
    if _iso(value) is not None:
        return "ymd"
    folded = prepared(value)
    parts = take_apart(without_time(folded)) or take_apart(folded)
    if parts is None or not (readings := _any_order(parts)):
        return "other"
    if parts.shape is Shape.KNOWN:
        return "ymd" if folded[:4].isdecimal() else "known"
    if len(readings) > 1:
        return "dots" if parts.shape is Shape.DOTS else "open"
    if parts.first == parts.second:
        return "known"
    return "ymd" if parts.first > 31 else "dmy" if readings[0][0] == parts.second else "mdy"


def _iso(text: str) -> date | None:
    """The quick way for ``2026-01-31``, alone or before a time."""
    if text[4:5] != "-" or text[7:8] != "-" or text[10:11] not in ("", "T", " "):
        return None
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _relative(folded: str, today: date, lean: Lean) -> date | None:
    table = words()
    if folded in table.relative:
        return today + timedelta(days=table.relative[folded])
    if found := _OFFSET.fullmatch(folded):
        days = int(found[2]) * (7 if found[3] == "w" else 1)
        return today + timedelta(days=-days if found[1] == "-" else days)
    weekday = table.weekdays.get(folded.replace("-", " ").rstrip("."))
    if weekday is None:
        return None
    if lean == "past":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


# A reading is month, day and year (None where the text names none).
_Reading = tuple[int, int, int | None]


def _ordered(parts: Parts, order: str) -> list[_Reading]:
    """The reading of the parts under an order, empty if they are no day under it."""
    if parts.shape is Shape.KNOWN:
        month, day, year = parts.first, parts.second, _full_year(parts.last, parts.digits)
    elif order == "dmy":
        month, day, year = parts.second, parts.first, _full_year(parts.last, parts.digits)
    elif order == "mdy" or parts.last is None:
        month, day, year = parts.first, parts.second, _full_year(parts.last, parts.digits)
    elif parts.digits == 2:
        month, day, year = parts.second, parts.last, _full_year(parts.first, 2)
    else:
        return []
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return []
    return [(month, day, year)]


def _readings(parts: Parts, order: str | None) -> list[_Reading]:
    """The possible readings: that of the order if it is a day, else those of the other orders that are."""
    if parts.shape is Shape.DOTS and order != "mdy" and parts.first <= 31:
        order = "dmy"
    if order and (found := _ordered(parts, order)):
        return found
    return _any_order(parts)


def _any_order(parts: Parts) -> list[_Reading]:
    year_first = parts.shape is not Shape.KNOWN and parts.first > 31
    orders = ("ymd",) if year_first else ("dmy", "mdy")
    return list(dict.fromkeys(found for name in orders for found in _ordered(parts, name)))


def _full_year(year: int | None, digits: int) -> int | None:
    if year is None or digits == 4:
        return year
    return year + (2000 if year <= PIVOT else 1900)


def _nearest(month: int, day: int, today: date, lean: Lean) -> date:
    """The day's occurrence closest to today, on the side that ``lean`` asks for."""
    near = list(_occurrences(month, day, today))
    if lean == "future":
        near = [found for found in near if found >= today] or near
    elif lean == "past":
        near = [found for found in near if found <= today] or near
    return min(near, key=lambda found: abs(found - today))


def _occurrences(month: int, day: int, today: date) -> Iterator[date]:
    """The same day in the years around; eight on either side hold a 29 February."""
    for year in range(max(FIRST_YEAR, today.year - 8), min(LAST_YEAR, today.year + 8) + 1):
        if day <= monthrange(year, month)[1]:
            yield date(year, month, day)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return _in_range(text, date(year, month, day))
    except ValueError:
        raise _no_day(text) from None


def _in_range(text: str, found: date) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        reason = tr("Its year is not between {first} and {last}.", first=FIRST_YEAR, last=LAST_YEAR)
        raise InvalidValue("day", reason, text)
    return found


def _no_day(text: str) -> InvalidValue:
    return InvalidValue("day", tr("There is no such day."), text)


def _only(text: str, readings: list[_Reading]) -> _Reading:
    """The one reading; ``InvalidValue`` when there is none or more than one."""
    if len(readings) == 1:
        return readings[0]
    if not readings:
        raise _no_day(text)
    days = " / ".join(
        f"{year:04d}-{month:02d}-{day:02d}" if year is not None else f"{month:02d}-{day:02d}"
        for month, day, year in readings
    )
    raise InvalidValue("day", tr("It could be two days: {days}. Write the year first.", days=days), text)
