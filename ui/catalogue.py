"""The one catalogue of a data folder, for everything in the window that assesses."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.paths import Home
    from tracker.visas.catalogue import Catalogue

CHECK_TABLES = frozenset(
    {
        "profile_field",
        "destination",
        "own_route",
        "own_requirement",
        "requirement_tick",
        "points_answer",
        "own_duration",
        "sponsor_pin",
    }
)
"""The tables beside the applications of which one row can decide about many checks."""


def catalogue_of(home: Home) -> Catalogue:
    """The catalogue with what the person added in this folder. Call it off the main thread."""
    return _made(home.folder)


def route_name(home: Home, route_id: str) -> str:
    """What the catalogue calls a route; empty where it knows none. Call it off the main thread."""
    found = catalogue_of(home).route(route_id)
    return found[1].name if found else ""


@lru_cache(maxsize=2)
def _made(folder: Path) -> Catalogue:
    from tracker.visas.catalogue import Catalogue

    return Catalogue(folder)
