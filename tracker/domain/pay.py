"""The values of pay: amounts, ISO 4217 currencies, periods, and what makes them valid.

The currencies are those of CLDR, written by ``resources/build/places.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from tracker.bundled import read_text
from tracker.errors import InvalidValue
from tracker.i18n import tr

LARGEST_AMOUNT = Decimal(10) ** 14
MOST_DECIMALS = 4


class Period(StrEnum):
    """What one amount of pay covers. The values are stored and exported."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# A full-time year: 52 weeks of five days of eight hours.
YEARLY = {Period.HOUR: 2080, Period.DAY: 260, Period.WEEK: 52, Period.MONTH: 12, Period.YEAR: 1}


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay in major units. ``low == high`` is one amount; ``low`` alone is "from", ``high`` alone "up to".

    ``currency`` is an ISO 4217 code or None where the posting names none; ``period`` likewise.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency; ``symbol`` is empty where none names it beyond doubt, ``digits`` are its minor digits."""

    code: str
    symbol: str
    digits: int
    name: str


@cache
def currencies() -> dict[str, Currency]:
    """Every currency in use by its ISO 4217 code, read once."""
    text = read_text("places", "currencies.json")
    return {code: Currency(code, *row) for code, row in json.loads(text).items()}


def is_currency(code: str) -> bool:
    """Whether ``code`` is an ISO 4217 code in use, in upper case as stored."""
    return code in currencies()


def check_pay(pay: Pay) -> None:
    """``InvalidValue("pay", ...)`` unless the amounts are sound, in order, and the currency is in use."""
    amounts = [amount for amount in (pay.low, pay.high) if amount is not None]
    if not amounts:
        raise InvalidValue("pay", tr("It names no amount."))
    for amount in amounts:
        _check_amount(amount)
    if pay.low is not None and pay.high is not None and pay.low > pay.high:
        raise InvalidValue("pay", tr("The range begins above its end."), f"{pay.low}-{pay.high}")
    if pay.currency is not None and not is_currency(pay.currency):
        raise InvalidValue("pay", tr("{code} is no currency in use.", code=pay.currency), pay.currency)


def _check_amount(amount: Decimal) -> None:
    if not amount.is_finite():
        raise InvalidValue("pay", tr("It is not a number."), str(amount))
    if amount < 0:
        raise InvalidValue("pay", tr("Pay cannot be negative."), str(amount))
    if amount > LARGEST_AMOUNT:
        raise InvalidValue("pay", tr("It is larger than any pay."), str(amount))
    if decimals(amount) > MOST_DECIMALS:
        raise InvalidValue("pay", tr("It has more than four decimals."), str(amount))


def decimals(amount: Decimal) -> int:
    """How many decimals a finite amount needs, trailing zeros not counted."""
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int) or exponent >= 0:
        return 0
    for digit in reversed(digits):
        if digit or not exponent:
            break
        exponent += 1
    return -exponent if any(digits) else 0
