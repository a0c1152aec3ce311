"""Moments in words, and from what was typed: days stay days, instants are shown in their own zone.

A stored moment ``at`` is a day ``YYYY-MM-DD`` or a UTC instant ``YYYY-MM-DDTHH:MM:SSZ``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from PySide6.QtCore import QDate, QLocale, QTimeZone

from tracker.clock import INSTANT_FORMAT
from tracker.errors import InvalidValue
from tracker.i18n import tr, trn
from ui.inspector.zones import UTC_ZONE, find_zone, zone_city

DAY_LENGTH = len("YYYY-MM-DD")

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as a person edits it: ``time`` is ``HH:MM``, empty for a whole day, ``zone`` an IANA zone."""

    day: str
    time: str = ""
    zone: str = ""


def local_zone() -> str:
    """The IANA zone of this machine."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace") or UTC_ZONE


def is_day(at: str) -> bool:
    """Whether a stored moment is a whole day."""
    return len(at) == DAY_LENGTH


def day_words(day: date, form: str = "d MMM yyyy") -> str:
    """``12 Mar 2026``, or in another form of Qt's."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def moment_words(at: str, zone: str = "") -> str:
    """``12 Mar 2026``, or ``Thu 12 Mar 2026, 10:00 Berlin``; without a zone in the person's own."""
    if is_day(at):
        return day_words(date.fromisoformat(at))
    moment = _in_zone(at, zone)
    words = f"{day_words(moment.date(), 'ddd d MMM yyyy')}, {moment:%H:%M}"
    return f"{words} {zone_city(zone)}" if zone else words


def local_words(at: str, zone: str) -> str:
    """The person's own time where it is not the zone's: ``09:00 here``, with the day if it is another."""
    if is_day(at) or not zone:
        return ""
    there, here = _in_zone(at, zone), _in_zone(at, "")
    if there.utcoffset() == here.utcoffset():
        return ""
    clock = f"{here:%H:%M}"
    if there.date() != here.date():
        clock = f"{day_words(here.date(), 'ddd d MMM')}, {clock}"
    return tr("{time} here", time=clock)


def ago_words(at: str, now: datetime) -> str:
    """How long ago an instant was: ``just now``, ``5 minutes ago``, ``yesterday``, ``12 days ago``, a day."""
    moment = _instant(at)
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return trn("{count} minute ago", "{count} minutes ago", minutes)
    days = (now.astimezone().date() - moment.astimezone().date()).days
    if days < 1:
        return trn("{count} hour ago", "{count} hours ago", max(1, minutes // 60))
    if days == 1:
        return tr("yesterday")
    return (
        trn("{count} day ago", "{count} days ago", days)
        if days < 31
        else day_words(moment.astimezone().date())
    )


def to_edit(at: str, zone: str = "") -> Moment:
    """A stored moment as it is edited; one without a zone in the person's own."""
    if is_day(at):
        return Moment(at)
    shown = zone or local_zone()
    moment = _in_zone(at, shown)
    return Moment(moment.date().isoformat(), f"{moment:%H:%M}", shown)


def to_store(moment: Moment) -> str:
    """The moment as it is stored. Raises InvalidValue for no day, no time, or one the clocks leave out."""
    if not moment.day:
        raise InvalidValue("at", tr("A day is needed."))
    day = date.fromisoformat(moment.day)
    if not moment.time.strip():
        return moment.day
    clock = parse_time(moment.time)
    zone = find_zone(moment.zone or local_zone())
    if zone is None:
        raise InvalidValue("zone", tr("I know no time zone {zone}.", zone=moment.zone), moment.zone)
    local = datetime.combine(day, clock, zone)
    stored = local.astimezone(UTC)
    if stored.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        reason = tr("The clocks in {city} leave this time out on that day.", city=zone_city(zone.key))
        raise InvalidValue("at", reason, moment.time)
    return stored.strftime(INSTANT_FORMAT)


def parse_time(typed: str) -> time:
    """The time of day in ``10:00``, ``10.30``, ``1030``, ``9`` or ``2:15 pm``. Raises InvalidValue."""
    found = _TIME.fullmatch(typed.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if found and found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0) if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59:
        raise InvalidValue("at", tr("There is no such time: {time}. Write it like 14:30.", time=typed), typed)
    return time(hour, minute)


def _instant(at: str) -> datetime:
    return datetime.strptime(at, INSTANT_FORMAT).replace(tzinfo=UTC)


def _in_zone(at: str, zone: str) -> datetime:
    """The instant on the clocks of a zone; of the person's own if it is empty or unknown here."""
    rules: tzinfo | None = find_zone(zone) if zone else None
    return _instant(at).astimezone(rules)
