"""Amounts of rules and pay in words, and their comparison over currencies and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.domain.pay import YEARLY, Period, currencies, decimals
from tracker.i18n import tr
from tracker.visas.answers import Money
from tracker.visas.rates import convert

MARGIN = Decimal("0.03")
"""Rates move: a converted amount this near to a threshold decides nothing."""

_WHOLE = Decimal(1)


def money_words(money: Money) -> str:
    """``50,700 EUR``, ``16.50 GBP an hour``; a year is not said."""
    return _per(f"{number_words(money.amount)} {money.currency}", money.per)


def short_money(amount: Decimal, currency: str) -> str:
    """``£2,700``, ``1,700 SEK``: whole units, the way a card has room for."""
    known = currencies().get(currency)
    number = f"{amount.quantize(_WHOLE, ROUND_HALF_UP):,}"
    return f"{known.symbol}{number}" if known and known.symbol else f"{number} {currency}"


def number_words(amount: Decimal) -> str:
    """With thousands marked, and two decimals where it is not whole."""
    return f"{amount:,.0f}" if decimals(amount) == 0 else f"{amount:,.2f}"


def _per(text: str, per: str) -> str:
    if per in ("", Period.YEAR):
        return text
    return {
        Period.HOUR: tr("{money} an hour", money=text),
        Period.DAY: tr("{money} a day", money=text),
        Period.WEEK: tr("{money} a week", money=text),
        Period.MONTH: tr("{money} a month", money=text),
    }[Period(per)]


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount in a threshold's currency and period; ``rate_day`` is set where a rate was used."""

    amount: Decimal
    rate_day: date | None = None


def measure(amount: Decimal, currency: str, per: Period, target: Money) -> Measured | None:
    """``amount`` of ``currency`` a ``per`` in ``target``'s currency and period; None without a rate.

    Over a full-time year of 2080 hours, 260 days, 52 weeks, 12 months (``tracker.domain.pay``).
    """
    counted = amount * YEARLY[per] / YEARLY[Period(target.per)] if target.per else amount
    if currency == target.currency:
        return Measured(counted)
    converted = convert(counted, currency, target.currency)
    return None if converted is None else Measured(converted.amount, converted.day)


def compare(measured: Measured, threshold: Decimal) -> int | None:
    """1: reaches the threshold, -1: falls short of it, None: converted and too near to tell."""
    if measured.rate_day is not None and abs(measured.amount - threshold) <= threshold * MARGIN:
        return None
    return 1 if measured.amount >= threshold else -1
