"""Pay: the canonical text, free text, validity and display."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.pay import Pay, Period, check_pay, currencies
from tracker.domain.pay_codec import format_pay, parse_canonical_pay
from tracker.domain.pay_display import long_pay, short_pay
from tracker.domain.pay_reading import parse_pay
from tracker.errors import InvalidValue

AMOUNTS = (
    st.decimals(0, 10**14, places=4) | st.integers(0, 10**14).map(Decimal) | st.decimals(0, 10**6, places=1)
)


@st.composite
def pays(draw: st.DrawFn) -> Pay:
    """Any valid pay."""
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    shape = draw(st.sampled_from(("one", "range", "from", "up to")))
    ends = {"one": (low, low), "range": (low, high), "from": (low, None), "up to": (None, high)}[shape]
    currency = draw(st.none() | st.sampled_from(sorted(currencies())))
    return Pay(*ends, currency, draw(st.none() | st.sampled_from(Period)))


@given(pays())
def test_the_canonical_text_comes_back_the_same(pay: Pay) -> None:
    check_pay(pay)
    text = format_pay(pay)
    assert parse_canonical_pay(text) == pay
    assert parse_pay(text) == pay
    assert format_pay(parse_canonical_pay(text)) == text
    assert short_pay(pay)
    assert long_pay(pay)


@pytest.mark.parametrize(
    ("pay", "text"),
    [
        (Pay(Decimal(62000), Decimal(62000), "EUR", Period.YEAR), "62000 EUR/year"),
        (Pay(Decimal(62000), Decimal(70000), "EUR", Period.YEAR), "62000-70000 EUR/year"),
        (Pay(Decimal(140000), None, "RUB", Period.MONTH), "from 140000 RUB/month"),
        (Pay(None, Decimal(70000), "EUR"), "up to 70000 EUR"),
        (Pay(Decimal(62000), Decimal(62000)), "62000"),
        (Pay(Decimal("500.5"), Decimal("500.50"), "EUR", Period.DAY), "500.50 EUR/day"),
        (Pay(Decimal("15.125"), Decimal("15.125"), None, Period.HOUR), "15.1250/hour"),
        (Pay(Decimal("1E+3"), Decimal(1000)), "1000"),
    ],
)
def test_canonical_texts(pay: Pay, text: str) -> None:
    assert format_pay(pay) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "62k",
        "62.5 EUR",
        "62.000 EUR",
        "from 1-2",
        "2-1",
        "62000 XYZ",
        "-5",
        "62000 EUR/fortnight",
        "1e3",
        "٣",
    ],
)
def test_only_canonical_texts_are_canonical(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_canonical_pay(text)
    assert refused.value.field == "pay"


POSTED = {
    "62000 EUR/year": "62000 EUR/year",
    "62k": "62000",
    "£80k": "80000 GBP",
    "80-90k eur": "80000-90000 EUR",
    "15000 SEK/month": "15000 SEK/month",
    "$143k–$191k": "143000-191000",
    "$110,000–$164,000": "110000-164000",
    "€125,000–€165,000": "125000-165000 EUR",
    "$123,684—$254,644 USD": "123684-254644 USD",
    "$60,000 - $80,000 per year": "60000-80000/year",
    "$162,891.75 annually": "162891.75/year",
    "$120k-180k": "120000-180000",
    "€80k-120k": "80000-120000 EUR",
    "от 140 тыс ₽": "from 140000 RUB",
    "180 000 руб./мес.": "180000 RUB/month",
    "7-20 triệu": "7000000-20000000",
    "10 triệu đ/tháng": "10000000 VND/month",
    "55.000 €": "55000 EUR",
    "1.234,56 €": "1234.56 EUR",
    "1,234.56": "1234.56",
    "62 000,50 €": "62000.50 EUR",
    "CHF 110'000": "110000 CHF",
    "CHF 110’000": "110000 CHF",
    "12,00,000 INR": "1200000 INR",
    "500 EUR/day": "500 EUR/day",
    "€ 4.000,- per maand": "4000 EUR/month",
    "400 €/Tag": "400 EUR/day",
    "30-35 €/Std.": "30-35 EUR/hour",
    "$55/hr": "55/hour",
    "TJM 600€": "600 EUR/day",
    "600 TJM": "600/day",
    "up to 70k": "up to 70000",
    "bis 70.000 EUR": "up to 70000 EUR",
    "jusqu'à 45k€": "up to 45000 EUR",
    "from 3.500 € brutto/Monat": "from 3500 EUR/month",
    "ab 60k": "from 60000",
    "100k+": "from 100000",
    "from 30 to 40k": "30000-40000",
    "od 10 000 do 15 000 PLN": "10000-15000 PLN",
    "desde 30.000 € hasta 40.000 €": "30000-40000 EUR",
    "min 50k max 70k": "50000-70000",
    "48–52k": "48000-52000",
    "900k-1.2M": "900000-1200000",
    "R$ 12.000/mês": "12000 BRL/month",
    "450k SEK": "450000 SEK",
    "80.000 Kč": "80000 CZK",
    "R50 000 per month": "50000 ZAR/month",
    "1,2 Mio": "1200000",
    "12 LPA": "1200000 INR/year",
    "65 T€": "65000 EUR",
    "65 TEUR p.a.": "65000 EUR/year",
    "45-50 k€ brut annuel": "45000-50000 EUR/year",
    "A$155k": "155000 AUD",
    "C$90,000": "90000 CAD",
    "US$ 100k": "100000 USD",
    "CAD $50k": "50000 CAD",
    "年収500万円〜700万円": "5000000-7000000 JPY/year",
    "月薪2万": "20000/month",
    "15k-25k/月": "15000-25000/month",
    "５００ EUR": "500 EUR",
    "20 €/h, 40h/week": "20 EUR/hour",
    "30 days holiday, 60.000 €": "60000 EUR",
    "50k EUR / 55k USD": "50000 EUR",
    "45000 kr": "45000",
    "62000": "62000",
    "3.500": "3500",
    "3.5k": "3500",
}


@pytest.mark.parametrize(("text", "canonical"), POSTED.items())
def test_pay_as_posted(text: str, canonical: str) -> None:
    pay = parse_pay(text)
    assert pay is not None
    assert format_pay(pay) == canonical
    check_pay(pay)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Competitive",
        "N/A",
        "Competitive (2 years exp)",
        "TVöD E13",
        "E13",
        "10% bonus",
        "1e5",
        "40h/week",
        "1.23456 EUR",
        "100,000,000,000,000,000 EUR",
        "70000-60000 EUR/year",
        "x" * 400 + " 5 EUR",
        "2 interviews",
    ],
)
def test_no_amount_is_understood(text: str) -> None:
    assert parse_pay(text) is None


@pytest.mark.parametrize("text", ["-5000", "-5000 EUR", "€-500", "-$500", "EUR -500", "−500 €"])
def test_negative_pay_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="negative"):
        parse_pay(text)


def test_an_unknown_currency_is_refused_not_dropped() -> None:
    with pytest.raises(InvalidValue, match="XYZ"):
        parse_pay("62000 XYZ/year")


@pytest.mark.parametrize(
    ("text", "country", "default", "currency"),
    [
        ("$50k", None, None, None),
        ("$50k", "US", None, "USD"),
        ("$50k", "AU", None, "AUD"),
        ("$50k", "MX", None, "MXN"),
        ("$50k", "DE", None, None),
        ("$50k", "US", "CAD", "CAD"),
        ("$50k", "US", "EUR", "USD"),
        ("45000 kr", "SE", None, "SEK"),
        ("45000 kr", "NO", None, "NOK"),
        ("45000 kr", "DE", None, None),
        ("¥500万", "JP", None, "JPY"),
        ("¥20,000", "CN", None, "CNY"),
        ("Rs 50,000", "IN", None, "INR"),
        ("50k", "DE", None, None),
        ("50k", None, "EUR", "EUR"),
        ("£50k", "DE", "EUR", "GBP"),
    ],
)
def test_signs_of_several_currencies(
    text: str, country: str | None, default: str | None, currency: str | None
) -> None:
    pay = parse_pay(text, currency=default, country=country)
    assert pay is not None
    assert pay.currency == currency


def test_a_default_period_fills_only_what_is_open() -> None:
    month = parse_pay("5000 EUR", period=Period.MONTH)
    year = parse_pay("50000 EUR p.a.", period=Period.MONTH)
    assert month is not None
    assert month.period is Period.MONTH
    assert year is not None
    assert year.period is Period.YEAR


@given(st.text(max_size=60) | st.text("0123456789kKM€$.,-+/ abdeinortuz年万円'", max_size=30))
def test_any_text_is_valid_pay_or_none_or_refused(text: str) -> None:
    pay = None
    with suppress(InvalidValue):
        pay = parse_pay(text, country="US")
    if pay is not None:
        check_pay(pay)


@pytest.mark.parametrize(
    "pay",
    [
        Pay(None, None),
        Pay(Decimal(-1), None),
        Pay(Decimal("NaN"), None),
        Pay(None, Decimal("Infinity")),
        Pay(Decimal(2), Decimal(1)),
        Pay(Decimal("0.12345"), None),
        Pay(Decimal("1.00000000000000000000000000001"), None),
        Pay(Decimal(10) ** 14 + 1, None),
        Pay(Decimal(1), Decimal(1), "XYZ"),
        Pay(Decimal(1), Decimal(1), "eur"),
    ],
)
def test_what_is_no_valid_pay(pay: Pay) -> None:
    with pytest.raises(InvalidValue) as refused:
        check_pay(pay)
    assert refused.value.field == "pay"


@pytest.mark.parametrize(
    ("canonical", "short", "long"),
    [
        ("62000 EUR/year", "€62k", "€62,000 / year"),
        ("155000 AUD/year", "A$155k", "A$155,000 / year"),
        ("90000 CAD", "C$90k", "C$90,000"),
        ("120000 USD", "$120k", "$120,000"),
        ("48000-52000 EUR/year", "€48–52k", "€48,000–52,000 / year"),
        ("15000 SEK/month", "15k SEK/mo", "15,000 SEK / month"),
        ("from 140000 RUB/month", "from ₽140k/mo", "from ₽140,000 / month"),
        ("up to 70000 CHF", "up to 70k CHF", "up to 70,000 CHF"),
        ("500.50 EUR/day", "€500.50/day", "€500.50 / day"),
        ("3512 EUR/month", "€3,512/mo", "€3,512 / month"),
        ("3500 EUR/month", "€3.5k/mo", "€3,500 / month"),
        ("900000-1200000 GBP", "£900k–1.2M", "£900,000–1,200,000"),
        ("20 USD/hour", "$20/h", "$20 / hour"),
        ("800 EUR/week", "€800/wk", "€800 / week"),
        ("62000", "62k", "62,000"),
        ("0", "0", "0"),
    ],
)
def test_display(canonical: str, short: str, long: str) -> None:
    pay = parse_canonical_pay(canonical)
    assert short_pay(pay) == short
    assert long_pay(pay) == long
