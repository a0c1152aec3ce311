"""Places: countries, the country that a city proposes, and the place that a posting's text names."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.application import WorkMode
from tracker.domain.countries import (
    Country,
    countries,
    country_name,
    currency_of,
    find_country,
    is_country,
)

__all__ = [
    "Country",
    "Place",
    "countries",
    "country_name",
    "currency_of",
    "find_country",
    "is_country",
    "parse_place",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job is: ``country`` is an alpha-2 code; what the text does not say is empty or None."""

    city: str = ""
    country: str = ""
    work_mode: WorkMode | None = None


def parse_place(text: str) -> Place:
    """The place that ``text`` names."""
    head, _, tail = text.strip().rpartition(",")
    code = find_country(tail)
    return Place(head.strip(), code) if code and head else Place("" if code else text.strip(), code or "")
