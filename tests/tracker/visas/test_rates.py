"""Amounts in other currencies: there and back, by dated rates, and nothing where there is no rate."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.build.rates import newest
from tracker.bundled import read_text
from tracker.domain.pay import is_currency
from tracker.visas.rates import EURO, convert, rates

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
HUNDREDTH = Decimal("0.01")


@given(AMOUNTS, st.sampled_from(sorted(rates())), st.sampled_from(sorted(rates())))
def test_there_and_back(amount: Decimal, source: str, target: str) -> None:
    there = convert(amount, source, target)
    assert there is not None
    back = convert(there.amount, target, source)
    assert back is not None
    assert back.amount.quantize(HUNDREDTH) == amount.quantize(HUNDREDTH)


@given(AMOUNTS, AMOUNTS, st.sampled_from(sorted(rates())), st.sampled_from(sorted(rates())))
def test_more_stays_more(one: Decimal, other: Decimal, source: str, target: str) -> None:
    low, high = sorted((one, other))
    first, second = convert(low, source, target), convert(high, source, target)
    assert first is not None
    assert second is not None
    assert first.amount <= second.amount


def test_by_the_rate_of_the_table() -> None:
    rows = {row["currency"]: row for row in csv.DictReader(io.StringIO(read_text("rates", "ecb.csv")))}
    found = convert(Decimal(100), EURO, "USD")
    assert found is not None
    assert found.amount == 100 * Decimal(rows["USD"]["per_euro"])
    assert found.day == date.fromisoformat(rows["USD"]["day"])


def test_every_rate_is_of_a_currency_in_use_and_of_the_last_60_days_before_the_newest() -> None:
    newest = max(rate.day for rate in rates().values())
    for currency, rate in rates().items():
        assert is_currency(currency)
        assert rate.per_euro > 0
        assert newest - rate.day <= timedelta(days=60)
    assert {"USD", "GBP", "CHF", "INR", "JPY", "SGD"} <= set(rates())


@pytest.mark.parametrize(("source", "target"), [("AED", "EUR"), ("EUR", "RUB"), ("XXX", "XXX")])
def test_without_a_rate_nothing_is_said(source: str, target: str) -> None:
    assert convert(Decimal(1), source, target) is None


def test_the_newest_rate_is_kept_and_what_is_no_longer_quoted_left_out() -> None:
    rows = [
        {"Date": "2026-10-30", "USD": "1.1", "RUB": "N/A", "ISK": "", "": ""},
        {"Date": "2026-10-29", "USD": "1.2", "RUB": "N/A", "ISK": "136", "": ""},
        {"Date": "2022-03-01", "USD": "1.3", "RUB": "117", "ISK": "140", "": ""},
    ]
    assert newest(rows) == {"ISK": ("136", "2026-10-29"), "USD": ("1.1", "2026-10-30")}
