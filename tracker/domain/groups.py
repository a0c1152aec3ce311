"""Groups of countries that rules name: ``@EU`` and the like, from one dated table.

The table is ``resources/places/groups.json``: full members only, each group with the day from which this
membership holds (``since``) and its source. Mercosur is without Venezuela (suspended since 2017), ECOWAS
without Burkina Faso, Mali and Niger (withdrawn on 29 January 2025). ``@EEA`` includes the European Union.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.bundled import read_text

MARK = "@"
"""What an entry begins with that names a group."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: ``members`` are alpha-2 codes, those of the groups it includes too."""

    code: str
    name: str
    members: frozenset[str]
    since: date
    source: str


@cache
def groups() -> dict[str, Group]:
    """Every group by its name in rules, such as ``@EU``; read once."""
    rows = json.loads(read_text("places", "groups.json"))["groups"]
    return {
        MARK + code: Group(
            MARK + code,
            row["name"],
            frozenset(row["members"]).union(*(rows[inner]["members"] for inner in row["includes"])),
            date.fromisoformat(row["since"]),
            row["source"],
        )
        for code, row in rows.items()
    }


def is_group(entry: str) -> bool:
    """Whether an entry of a rule names a group that the table knows."""
    return entry in groups()


def members(group: str) -> frozenset[str]:
    """The alpha-2 codes of a group named as in rules (``@EU``). Raises KeyError for no group."""
    return groups()[group].members


def in_any(country: str, entries: Iterable[str]) -> bool:
    """Whether a country is one of the entries, or in one of them: codes and groups may be mixed."""
    return any(country in members(entry) if entry.startswith(MARK) else country == entry for entry in entries)
