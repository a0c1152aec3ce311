"""Small steps that the commands on plans share: rows written or changed by key, names of countries, slugs."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from tracker.domain.countries import is_country
from tracker.domain.fields import check_day
from tracker.domain.text import clean_text, fold
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.engine import inserted_id
from tracker.store.schema import destination

MOST_DAYS = 3_650
"""Ten years: longer than any step of a route."""


def checked_country(country: str) -> str:
    """The code of a country. Raises InvalidValue."""
    if not is_country(country):
        raise InvalidValue("country", tr("{code} is no country code.", code=country), country)
    return country


def checked_day(field: str, day: str) -> str:
    """A day (``YYYY-MM-DD``), or nothing. Raises InvalidValue."""
    cleaned = clean_text(field, day)
    check_day(field, cleaned)
    return cleaned


def checked_days(field: str, low: int, high: int) -> tuple[int, int]:
    """A shortest and a longest time in days. Raises InvalidValue."""
    if not 0 <= low <= high <= MOST_DAYS:
        reason = tr("Give the shortest time first, between 0 and {most} days.", most=f"{MOST_DAYS:,}")
        raise InvalidValue(field, reason, f"{low}-{high}")
    return low, high


def named(field: str, text: str, why: str) -> str:
    """A short text that may not be empty. Raises InvalidValue with ``why``."""
    cleaned = clean_text(field, text)
    if not cleaned:
        raise InvalidValue(field, why, text)
    return cleaned


def put(db: Connection, table: Table, key: dict[str, Any], **values: Any) -> int:
    """Write ``values`` into the row of this key, made if there is none; answers its id."""
    condition = [table.c[name] == value for name, value in key.items()]
    found = db.execute(select(table.c.id).where(*condition)).scalar()
    if found is None:
        return inserted_id(db.execute(table.insert().values(**key, **values)))
    if values:
        db.execute(update(table).where(table.c.id == found).values(values))
    return int(found)


def forget(db: Connection, table: Table, **key: Any) -> None:
    """Delete the rows of this key."""
    db.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))


def put_destination(db: Connection, country: str, **values: Any) -> None:
    """Write into a country's row."""
    put(db, destination, {"country": country}, **values)


def slug_of(text: str, used: set[str], prefix: str) -> str:
    """An id for something of the person's own: ``prefix`` and the name in plain letters, not yet used."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:40].strip("-")
    first = f"{prefix}-{plain}" if plain else prefix
    found, number = first, 1
    while found in used:
        number += 1
        found = f"{first}-{number}"
    return found
