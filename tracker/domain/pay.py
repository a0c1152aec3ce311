"""Pay as posted: one amount or a range, an ISO 4217 currency and a period. The door to its parts."""

from __future__ import annotations

from tracker.domain.money import (
    YEARLY,
    Currency,
    Pay,
    Period,
    annual,
    check_pay,
    currencies,
    is_currency,
)
from tracker.domain.pay_codec import format_pay, parse_canonical_pay
from tracker.domain.pay_display import long_pay, short_pay
from tracker.domain.pay_reading import parse_pay

__all__ = [
    "YEARLY",
    "Currency",
    "Pay",
    "Period",
    "annual",
    "check_pay",
    "currencies",
    "format_pay",
    "is_currency",
    "long_pay",
    "parse_canonical_pay",
    "parse_pay",
    "short_pay",
]
