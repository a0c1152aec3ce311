"""Numbers of a workbook as its sheet showed them: days, times, percentages, amounts, plain numbers.

Days and times are ISO text. Numbers are written plainly (no thousands separators, a point before decimals)
with the sign of their currency or per cent. Source of the codes: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

Shown = Callable[[float], str]

BUILTIN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47), "hh:mm:ss"),
    22: "yyyy-mm-dd hh:mm",
}
"""The codes of those numbered formats that are not plain numbers."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_QUOTED_SIGN = re.compile(r'"\s*([€£¥₽₺₹₩₫₴$]|zł|kr|[A-Z]{3})\s*"|\\([€£¥$])')
_BRACKET_SIGN = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]")
_BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_BARE_SIGN = re.compile(r"[€£¥₽₺₹₩₫₴$]")
_ZEROS = re.compile(r"0{2,}")
_DAY_LETTERS = re.compile(r"[yd]|mmm|[年月日]", re.IGNORECASE)
_TIME_LETTERS = re.compile(r"[hs]", re.IGNORECASE)
_PLAIN = re.compile(r"general|standard", re.IGNORECASE)
_LAST_DAY = 2_958_466
"""The serial after 31 December 9999."""


@cache
def shown_as(code: str, is_1904: bool = False) -> Shown | None:
    """What shows a number under a format's code; None where it is shown plainly."""
    section = _first_section(code)
    sign = _BRACKET_SIGN.search(section) or _QUOTED_SIGN.search(section)
    bare = _LITERAL.sub("", _BRACKETS.sub("", section))
    if _PLAIN.fullmatch(bare.strip()):
        return None
    has_day, has_time = _moment_parts(bare)
    if has_day or has_time:
        return lambda number: moment_text(number, is_1904, has_day, has_time)
    if "%" in bare:
        return lambda number: f"{number_text(number * 100)}%"
    sign = sign or _BARE_SIGN.search(bare)
    if sign:
        symbol = next((found for found in sign.groups() if found), sign[0]).strip()
        return lambda number: _amount(symbol, number)
    if _ZEROS.fullmatch(bare.strip()):
        width = len(bare.strip())
        return lambda number: number_text(number).zfill(width)
    return None


def is_moment(code: str) -> bool:
    """Whether a format shows a day or a time."""
    bare = _LITERAL.sub("", _BRACKETS.sub("", _first_section(code)))
    return not _PLAIN.fullmatch(bare.strip()) and any(_moment_parts(bare))


def _moment_parts(bare: str) -> tuple[bool, bool]:
    """Whether a code without its literals has letters for a day and letters for a time."""
    if "#" in bare:
        return False, False
    return bool(_DAY_LETTERS.search(bare)), bool(_TIME_LETTERS.search(bare))


def _first_section(code: str) -> str:
    """The part of a code for positive numbers."""
    quoted = False
    for place, sign in enumerate(code):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and not quoted:
            return code[:place]
    return code


def _amount(symbol: str, number: float) -> str:
    return f"{symbol} {number_text(number)}" if symbol[-1].isalpha() else f"{symbol}{number_text(number)}"


def number_text(number: float) -> str:
    """A number with the 15 digits that spreadsheets keep, without an exponent; whole ones without ``.0``."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}"


def moment_text(serial: float, is_1904: bool, has_day: bool, has_time: bool) -> str:
    """A serial number as ISO text; a number that is no moment stays a number.

    Spreadsheets that count from 1900 believe in a 29 February 1900, which is serial 60.
    """
    if not 0 <= serial < _LAST_DAY:
        return number_text(serial)
    if is_1904:
        serial += 1462
    day, seconds = divmod(round(serial * 86_400), 86_400)
    moment = datetime(1899, 12, 30) + timedelta(days=day + (day < 60), seconds=seconds)
    if has_day and has_time and seconds:
        return moment.isoformat(" ")
    return moment.date().isoformat() if has_day else moment.time().isoformat()
