"""Amounts of pay as they are stored: whole ten-thousandths of the currency's major unit."""

from __future__ import annotations

from decimal import Decimal

PAY_UNITS = 10_000


def to_units(amount: Decimal | None) -> int | None:
    """An amount in major units as stored; None stays None."""
    return None if amount is None else int(amount.scaleb(4))


def from_units(units: int | None) -> Decimal | None:
    """A stored amount in major units, without needless zeros."""
    if units is None:
        return None
    whole, part = divmod(units, PAY_UNITS)
    return Decimal(whole) if part == 0 else (Decimal(units) / PAY_UNITS).normalize()
