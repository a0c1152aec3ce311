"""What a card says: an application's row turned into the few words that are painted. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.clock import INSTANT_FORMAT, day_of
from tracker.domain.application import EventKind, Priority, Sponsorship, WorkMode
from tracker.domain.countries import country_name
from tracker.domain.pay_display import long_pay, short_pay
from tracker.domain.status import StatusKind
from tracker.i18n import tr, trn
from ui.sample_mark import sample_mark
from ui.theme.tokens import Tone
from ui.verdict_look import VERDICT_TONES

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

FOLLOW_UP_AFTER = 14
"""Days of waiting after which a card proposes to ask."""
DEADLINE_WITHIN = 30
SOON = 7
"""Days: from here on a deadline is worth amber, and a weekday is enough to name a day."""


@dataclass(frozen=True, slots=True)
class Word:
    """A few words and what they mean; ``unknown`` is neutral."""

    text: str
    tone: Tone = "unknown"


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one card, each one line; ``country`` is the flag's code, ``spoken`` for screen readers.

    ``mark`` tells that the application is none of the person's own.
    """

    title: str
    company: str
    country: str
    place: str
    pay: str
    tags: tuple[Word, ...]
    next: Word
    spoken: str
    mark: str = ""


def card_of(row: ApplicationRow, today: date) -> Card:
    """The card of an application on a day."""
    coming = what_is_next(row, today)
    title = one_line(row.title or row.company)
    company = one_line(row.company) if row.title else tr("No job title")
    return Card(
        title=title,
        company=company or tr("No company"),
        country=row.country,
        place=_place(row),
        pay=short_pay(row.pay) if row.pay else "",
        tags=_tags(row),
        next=coming,
        spoken=_spoken(row, coming),
        mark=sample_mark(row),
    )


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks as one blank."""
    return " ".join(text.split())


def _place(row: ApplicationRow) -> str:
    where = one_line(row.city) or (country_name(row.country) if row.country else "")
    return where or (tr("Remote") if row.work_mode is WorkMode.REMOTE else "")


def _tags(row: ApplicationRow) -> tuple[Word, ...]:
    """What the visa comes to, then the employer's word, what is urgent, and the person's own tags."""
    found: list[Word] = []
    if row.badge is not None:
        found.append(Word(row.badge.text, VERDICT_TONES[row.badge.verdict]))
    if row.sponsorship is Sponsorship.OFFERED:
        found.append(Word(tr("Sponsors"), "good"))
    elif row.sponsorship is Sponsorship.REFUSED:
        found.append(Word(tr("No sponsorship"), "bad"))
    if row.priority is Priority.HIGH:
        found.append(Word(tr("High priority"), "info"))
    return (*found, *(Word(one_line(tag)) for tag in row.tags))


def _spoken(row: ApplicationRow, coming: Word) -> str:
    """Title, company, status, place, pay, visa and what is next, as far as known, and that it is a sample."""
    pay = long_pay(row.pay) if row.pay else ""
    visa = tr("visa: {badge}", badge=row.badge.text) if row.badge else ""
    said = (row.title, row.company, row.status, _place(row), pay, visa, coming.text, sample_mark(row))
    return ", ".join(one_line(text) for text in said if text)


# -- what is next -----------------------------------------------------------------------------------------


def what_is_next(row: ApplicationRow, today: date) -> Word:
    """The next dated entry, else the deadline, else how long it waits; nothing for a closed one.

    A deadline is told until the application is sent: whoever waits for an answer has met it.
    """
    if row.status_kind.is_closed:
        return Word("")
    if row.next_at:
        return _entry(row, today)
    if row.status_kind.is_waiting:
        return _waiting((today - day_of(row.since)).days)
    if row.deadline:
        return _deadline(date.fromisoformat(row.deadline), today, row.status_kind)
    return Word("")


def _entry(row: ApplicationRow, today: date) -> Word:
    """``Tue 10:00 Berlin``: the day, and for an instant the clock and city of its own zone."""
    day, clock = _local(row.next_at, row.next_zone)
    words = [_kind_word(row.next_kind), _day_word(day, today), clock]
    return Word(" ".join(word for word in words if word), "warn" if day <= today else "unknown")


def _kind_word(kind: str) -> str:
    """What the entry is, if it is no interview."""
    return {
        EventKind.CALL.value: tr("Call"),
        EventKind.EMAIL.value: tr("E-mail"),
        EventKind.FOLLOW_UP.value: tr("Follow up"),
        EventKind.TASK.value: tr("Task"),
    }.get(kind, "")


def _local(at: str, zone: str) -> tuple[date, str]:
    """The day of a stored moment in its own zone, and for an instant its clock and city."""
    if len(at) == len("YYYY-MM-DD"):
        return date.fromisoformat(at), ""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    moment = datetime.strptime(at, INSTANT_FORMAT).replace(tzinfo=UTC)
    try:
        there = moment.astimezone(ZoneInfo(zone) if zone else None)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        there, zone = moment.astimezone(), ""
    city = zone.rpartition("/")[2].replace("_", " ")
    return there.date(), f"{there:%H:%M} {city}".rstrip()


def _day_word(day: date, today: date) -> str:
    if day == today:
        return tr("today")
    if today < day < today + timedelta(days=SOON):
        return weekday_name(day)
    return day_name(day)


def _deadline(day: date, today: date, kind: StatusKind) -> Word:
    left = (day - today).days
    if left > DEADLINE_WITHIN:
        return Word("")
    if left < 0:
        late = kind is StatusKind.SAVED
        return Word(tr("closed {day}", day=day_name(day)), "bad") if late else Word("")
    when = tr("today") if left == 0 else day_name(day)
    return Word(tr("closes {day}", day=when), "warn" if left <= SOON else "unknown")


def _waiting(days: int) -> Word:
    if days <= 0:
        return Word(tr("today"))
    if days <= FOLLOW_UP_AFTER:
        return Word(trn("{count} d", "{count} d", days))
    return Word(trn("{count} d · follow up", "{count} d · follow up", days), "warn")


def weekday_name(day: date) -> str:
    """The weekday in three letters."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return names[day.weekday()]


def day_name(day: date) -> str:
    """Day and month, ``30 Nov``."""
    months = (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )
    return tr("{day} {month}", day=day.day, month=months[day.month - 1])
