"""When a figure, or a country's whole file, is too old to be shown without saying so."""

from __future__ import annotations

from datetime import date, timedelta

FIGURE_DAYS = 365
FILE_DAYS = 183


def figure_is_old(as_of: date, until: date | None, day: date) -> bool:
    """Whether on ``day`` a figure is older than a year or past the last day on which it is known to hold."""
    return day - as_of > timedelta(FIGURE_DAYS) or (until is not None and until < day)


def file_is_old(checked_on: date, day: date) -> bool:
    """Whether a country's file was not read against its sources for six months."""
    return day - checked_on > timedelta(FILE_DAYS)
