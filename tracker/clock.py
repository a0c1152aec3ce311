"""The present, in the two forms that the program stores: UTC instants and days."""

from __future__ import annotations

from datetime import UTC, date, datetime

INSTANT_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def utc_now() -> str:
    """This instant as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return datetime.now(UTC).strftime(INSTANT_FORMAT)


def today() -> date:
    """The day it is where the person sits."""
    return date.today()


def day_of(moment: str) -> date:
    """The local day of a stored ``at``: a day stays itself, an instant is read in the system's zone."""
    if len(moment) == len("YYYY-MM-DD"):
        return date.fromisoformat(moment)
    return datetime.strptime(moment, INSTANT_FORMAT).replace(tzinfo=UTC).astimezone().date()
