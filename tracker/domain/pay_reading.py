"""Reads pay as people post it, in many languages."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain.money import Pay, Period
from tracker.domain.pay_codec import read_canonical


def parse_pay(
    text: str, *, currency: str | None = None, country: str | None = None, period: Period | None = None
) -> Pay | None:
    """The pay in ``text``, None when no amount is understood."""
    pay = read_canonical(text.strip())
    return replace(pay, currency=pay.currency or currency, period=pay.period or period) if pay else None
