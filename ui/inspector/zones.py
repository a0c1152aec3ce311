"""Time zones as a person chooses them: by their city, those of the application's country first.

Which zones a country has is told by ``zone.tab`` of the IANA time zone database (package ``tzdata``).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UTC_ZONE = "UTC"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The zones of each country (ISO 3166-1 alpha-2), in the database's order: the most used ones first."""
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, _place, zone = line.split("\t")[:3]
            found[code] = (*found.get(code, ()), zone)
    return found


def zones_of(country: str) -> tuple[str, ...]:
    """The IANA zones of a country; none for no country."""
    return _table().get(country, ())


@cache
def all_zones() -> tuple[str, ...]:
    """Every zone in use and UTC, by name."""
    return (*sorted({zone for zones in _table().values() for zone in zones}), UTC_ZONE)


def zone_city(zone: str) -> str:
    """The city that names a zone: ``Buenos Aires`` for ``America/Argentina/Buenos_Aires``."""
    return zone.rpartition("/")[2].replace("_", " ")


def find_zone(zone: str) -> ZoneInfo | None:
    """The zone's rules, None if this machine knows no such zone."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_choices(country: str, local: str) -> tuple[str, ...]:
    """Every zone to choose from: the country's, the person's own, then the others."""
    return tuple(dict.fromkeys((*zones_of(country), local, *all_zones())))
