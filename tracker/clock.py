"""The present, in the two forms that the program stores: UTC instants and days."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

INSTANT_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def utc_now() -> str:
    """This instant as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return datetime.now(UTC).strftime(INSTANT_FORMAT)


def today() -> date:
    """The day it is where the person sits."""
    return date.today()


def spoken(moment: str, zone: str = "") -> str:
    """A stored ``at`` for a line of text: the day, or day and minute in its zone (empty: the system's)."""
    if len(moment) == len("YYYY-MM-DD"):
        return moment
    instant = datetime.strptime(moment, INSTANT_FORMAT).replace(tzinfo=UTC)
    return instant.astimezone(_zone(zone)).strftime("%Y-%m-%d %H:%M")


def _zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def day_of(moment: str) -> date:
    """The local day of a stored ``at``: a day stays itself, an instant is read in the system's zone."""
    if len(moment) == len("YYYY-MM-DD"):
        return date.fromisoformat(moment)
    return datetime.strptime(moment, INSTANT_FORMAT).replace(tzinfo=UTC).astimezone().date()
