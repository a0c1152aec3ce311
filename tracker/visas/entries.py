"""What a list of countries and routes needs of the catalogue, without reading its files.

The index ``resources/visas/index.json`` is written by ``resources/build/visas.py`` whenever a file changes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from tracker.bundled import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.visas.types import Destination

FOLDER = "visas"
INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class RouteEntry:
    """A route in a list; ``is_own`` marks one that only the person's file has."""

    id: str
    name: str
    category: str
    job_offer: str
    sponsor: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country in a list. ``is_own`` marks one whose file, or a part of it, lies in the person's folder."""

    country: str
    currency: str
    checked_on: date
    routes: tuple[RouteEntry, ...]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """The bundled countries by code, and what tells one state of their files from another."""

    version: str
    countries: dict[str, CountryEntry]


def entry_of(destination: Destination, *, is_own: bool = False) -> CountryEntry:
    """A country's file as a list shows it."""
    routes = tuple(
        RouteEntry(route.id, route.name, route.category, route.job_offer, route.sponsor, route.is_own)
        for route in destination.routes
    )
    return CountryEntry(
        destination.country, destination.currency, destination.checked_on, routes, is_own=is_own
    )


def to_json(entry: CountryEntry) -> dict[str, Any]:
    """An entry as the command line prints it."""
    return asdict(entry) | {"checked_on": entry.checked_on.isoformat()}


def index_text(entries: Iterable[CountryEntry], version: str) -> str:
    """The index as it is stored: one country a line."""
    lines = ",\n".join(json.dumps(_stored(entry), ensure_ascii=False) for entry in entries)
    return f'{{"version": {json.dumps(version)}, "countries": [\n{lines}\n]}}\n'


def _stored(entry: CountryEntry) -> list[Any]:
    routes = [
        [route.id, route.name, route.category, route.job_offer, route.sponsor] for route in entry.routes
    ]
    return [entry.country, entry.currency, entry.checked_on.isoformat(), routes]


@cache
def bundled_index() -> Index:
    """The index that comes with the program, read once."""
    stored = json.loads(read_text(FOLDER, INDEX))
    return Index(
        stored["version"],
        {
            country: CountryEntry(
                country, currency, date.fromisoformat(checked), tuple(RouteEntry(*row) for row in routes)
            )
            for country, currency, checked, routes in stored["countries"]
        },
    )
