"""Amounts in another currency, by the European Central Bank's euro reference rates.

The rates come with the program (``resources/rates/ecb.csv``: units of a currency for one euro, and the day
of the rate), written by ``resources/build/rates.py``. They are for information, not for payments.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import cache

from tracker.bundled import read_text

EURO = "EUR"
_EXACT = Context(prec=40)
"""So many digits that an amount comes back as it went, to far below a hundredth."""


@dataclass(frozen=True, slots=True)
class Rate:
    """``per_euro`` units of a currency were one euro on ``day``."""

    per_euro: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount in the currency asked for, unrounded, and the day of the (older) rate it was made with."""

    amount: Decimal
    day: date


@cache
def rates() -> dict[str, Rate]:
    """Every currency with a reference rate (ISO 4217), the euro among them; read once."""
    rows = csv.DictReader(read_text("rates", "ecb.csv").splitlines())
    found = {row["currency"]: Rate(Decimal(row["per_euro"]), date.fromisoformat(row["day"])) for row in rows}
    return {EURO: Rate(Decimal(1), max(rate.day for rate in found.values())), **found}


def convert(amount: Decimal, currency: str, to: str) -> Converted | None:
    """``amount`` of ``currency`` in ``to`` (ISO 4217 codes); None where one of them has no reference rate."""
    known = rates()
    if currency not in known or to not in known:
        return None
    source, target = known[currency], known[to]
    euros = _EXACT.divide(amount, source.per_euro)
    return Converted(_EXACT.multiply(euros, target.per_euro), min(source.day, target.day))
