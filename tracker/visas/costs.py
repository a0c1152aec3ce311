"""What a route costs on a day, in the fee's currency and in the person's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.visas.answers import Cost
from tracker.visas.freshness import figure_is_old
from tracker.visas.rates import convert
from tracker.visas.types import Fee, Route

APPLICANT, EMPLOYER, EITHER = "applicant", "employer", "either"


@dataclass(frozen=True, slots=True)
class Total:
    """Sums by currency, and in the home currency if every part of it could be converted."""

    amounts: tuple[tuple[str, Decimal], ...]
    home: Decimal | None


def costs(route: Route, day: date, home_currency: str) -> tuple[Cost, ...]:
    """Every fee of the route as it holds on ``day``."""
    return tuple(_cost(fee, day, home_currency) for fee in route.fees)


def _cost(fee: Fee, day: date, home_currency: str) -> Cost:
    amount, later = fee.amount, None
    for change in fee.changes:
        if change.amount is None:
            continue
        if change.from_day <= day:
            amount = change.amount
        elif later is None:
            later = (change.from_day, change.amount)
    is_stale = figure_is_old(fee.as_of, fee.until, day)
    return Cost(fee, amount, in_home(amount, fee.currency, home_currency), later, is_stale)


def in_home(amount: Decimal, currency: str, home_currency: str) -> Decimal | None:
    """``amount`` in the home currency; None where that is unknown or has no rate."""
    if not home_currency:
        return None
    if currency == home_currency:
        return amount
    converted = convert(amount, currency, home_currency)
    return None if converted is None else converted.amount


def total(found: Iterable[Cost], *payers: str) -> Total:
    """What the ``payers`` pay together."""
    sums: dict[str, Decimal] = {}
    home: Decimal | None = Decimal(0)
    for cost in found:
        if cost.fee.payer in payers:
            sums[cost.fee.currency] = sums.get(cost.fee.currency, Decimal(0)) + cost.amount
            home = None if home is None or cost.home is None else home + cost.home
    return Total(tuple(sums.items()), home)
