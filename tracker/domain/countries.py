"""Countries by ISO 3166-1 alpha-2 code: their names in twelve languages and their currencies.

The data is CLDR's, written by ``resources/build/places.py``. XK (Kosovo) is kept though user-assigned.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from tracker.bundled import read_text
from tracker.domain.text import fold

NAME_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja")


@dataclass(frozen=True, slots=True)
class Country:
    """One country; ``names`` stand in the order of ``NAME_LANGUAGES``, ``currency`` is ISO 4217 or empty."""

    code: str
    alpha3: str
    currency: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Every country by its code, read once."""
    text = read_text("places", "countries.json")
    return {
        code: Country(code, row["alpha3"], row["currency"], tuple(row["names"]), tuple(row["aliases"]))
        for code, row in json.loads(text).items()
    }


@cache
def _by_name() -> dict[str, str]:
    """Folded code, alpha-3 code, name or alias to the alpha-2 code."""
    index: dict[str, str] = {}
    for code, country in countries().items():
        for name in {code, country.alpha3, *country.names, *country.aliases}:
            index[_key(name)] = code
    return index


def _key(text: str) -> str:
    plain = fold(text).replace(".", "").replace("-", " ").replace("'", " ").replace("&", "and")
    return " ".join(plain.split())


def is_country(code: str) -> bool:
    """Whether ``code`` is an alpha-2 code, in upper case as stored."""
    return code in countries()


def find_country(text: str) -> str | None:
    """The alpha-2 code of a country given by code or by name in any of the languages, else None."""
    key = _key(text)
    return _by_name().get(key) or _by_name().get(key.removeprefix("the ")) if key else None


def country_name(code: str, language: str = "en") -> str:
    """The country's name in ``language`` (else in English); the code itself when it is no country."""
    country = countries().get(code)
    if country is None:
        return code
    first = language.replace("_", "-").split("-")[0].lower()
    return country.names[NAME_LANGUAGES.index(first) if first in NAME_LANGUAGES else 0]


def currency_of(code: str) -> str | None:
    """The country's present legal tender (ISO 4217), None for no country or no currency."""
    country = countries().get(code)
    return country.currency or None if country else None
