"""Pay as a person reads it: short on a card, long in a form."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from tracker.domain.pay import Pay, Period, currencies, decimals
from tracker.i18n import tr

_MILLION = Decimal(1_000_000)
_THOUSAND = Decimal(1_000)


def short_pay(pay: Pay) -> str:
    """Pay for a card: ``€62k``, ``€48–52k``, ``15k SEK/mo``, ``from ₽140k/mo``; a year is not said."""
    parts = [_compact(amount) for amount in _amounts(pay)]
    if len(parts) == 2 and parts[0][1] == parts[1][1]:
        parts[0] = (parts[0][0], "")
    text = _with_currency("–".join(number + unit for number, unit in parts), pay.currency)
    return _bounded(pay, short_period(text, pay.period))


def long_pay(pay: Pay) -> str:
    """Pay in full: ``€62,000 / year``, ``15,000–18,000 SEK / month``."""
    text = _with_currency("–".join(_full(amount) for amount in _amounts(pay)), pay.currency)
    return _bounded(pay, _long_period(text, pay.period))


def _amounts(pay: Pay) -> list[Decimal]:
    found = [amount for amount in (pay.low, pay.high) if amount is not None]
    return found[:1] if pay.low == pay.high else found


def _compact(amount: Decimal) -> tuple[str, str]:
    """The number and its unit: ``62.5`` and ``k``. Two figures after the point for M, one for k."""
    for step, unit, places in ((_MILLION, "M", 2), (_THOUSAND, "k", 1)):
        scaled = (amount / step).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
        # Below ten thousand a rounded figure would hide too much: only an exact one is shortened.
        if amount >= step and (amount >= 10 * step or unit == "M" or scaled * step == amount):
            return _trimmed(scaled), unit
    return _full(amount), ""


def _trimmed(amount: Decimal) -> str:
    return f"{amount:,.{decimals(amount)}f}"


def _full(amount: Decimal) -> str:
    needed = decimals(amount)
    return f"{amount:,.{2 if needed == 1 else needed}f}"


def _with_currency(number: str, code: str | None) -> str:
    if code is None:
        return number
    known = currencies().get(code)
    return f"{known.symbol}{number}" if known and known.symbol else f"{number} {code}"


def _bounded(pay: Pay, text: str) -> str:
    if pay.high is None:
        return tr("from {pay}", pay=text)
    return tr("up to {pay}", pay=text) if pay.low is None else text


def short_period(text: str, period: Period | None) -> str:
    """An amount in words with its period: ``€609/mo``; a year is not said."""
    if period is None or period is Period.YEAR:
        return text
    return {
        Period.HOUR: tr("{pay}/h", pay=text),
        Period.DAY: tr("{pay}/day", pay=text),
        Period.WEEK: tr("{pay}/wk", pay=text),
        Period.MONTH: tr("{pay}/mo", pay=text),
    }[period]


def _long_period(text: str, period: Period | None) -> str:
    if period is None:
        return text
    return {
        Period.HOUR: tr("{pay} / hour", pay=text),
        Period.DAY: tr("{pay} / day", pay=text),
        Period.WEEK: tr("{pay} / week", pay=text),
        Period.MONTH: tr("{pay} / month", pay=text),
        Period.YEAR: tr("{pay} / year", pay=text),
    }[period]
