"""States and provinces that stand behind a city's name: ``Austin, TX``, ``Toronto, ON``, ``Perth, WA``.

Written by ``resources/build/cities.py``. Some letters are a country's code too (CA, DE, IN): the town tells.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tracker.bundled import read_text
from tracker.domain.cities import city_country
from tracker.domain.countries import find_country
from tracker.domain.text import fold


@cache
def _tables() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read_text("places", "regions.json"))
    return found


@cache
def _by_name() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded letters or name to the regions (country and letters) that have it."""
    index: dict[str, tuple[tuple[str, str], ...]] = {}
    for country, regions in _tables()["regions"].items():
        for letters, name in regions.items():
            for key in (letters.lower(), name):
                index[key] = (*index.get(key, ()), (country, letters))
    return index


@cache
def _towns(state: str) -> frozenset[str]:
    return frozenset(_tables()["towns"].get(state, "").split("|"))


def is_region(text: str) -> bool:
    """Whether ``text`` is the letters or the name of a state or province."""
    return fold(text) in _by_name()


def region_country(region: str, city: str = "") -> str | None:
    """The country of a state or province behind ``city``; None for no region, or rather a country."""
    found = _by_name().get(fold(region).replace(".", ""))
    if not found:
        return None
    as_country, home = find_country(region), city_country(city) if city else None
    if as_country is not None and any(country == as_country for country, _ in found):
        return as_country
    if as_country is not None and as_country == home:
        return None
    for country, letters in found:
        if country == home or (country == "US" and fold(city) in _towns(letters)):
            return country
    if as_country is not None and as_country != found[0][0]:
        return None
    return found[0][0]
