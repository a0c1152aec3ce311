"""The plain fields of an application: one table that the command line, the inspector, the table and the
history read, and the one gate through which every value passes on its way into a store.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from tracker.clock import today
from tracker.domain.application import Draft, JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.countries import find_country, is_country
from tracker.domain.pay import Pay, check_pay
from tracker.domain.text import clean_long_text, clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr

TAG_LIMIT = 100
UID_FORM = re.compile(r"[0-9a-hjkmnp-tv-z]{10}")
"""Ten characters of Crockford's base 32 in lower case."""


class FieldKind(StrEnum):
    """How a field is edited and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DAY = "day"
    COUNTRY = "country"
    PAY = "pay"
    CHOICE = "choice"
    STATUS = "status"
    TAGS = "tags"


def work_mode_label(mode: WorkMode) -> str:
    """The way of working on the screen."""
    return {
        WorkMode.ON_SITE: tr("On site"),
        WorkMode.HYBRID: tr("Hybrid"),
        WorkMode.REMOTE: tr("Remote"),
    }[mode]


def job_kind_label(kind: JobKind) -> str:
    """The kind of job on the screen."""
    return {
        JobKind.PERMANENT: tr("Permanent"),
        JobKind.FIXED_TERM: tr("Fixed term"),
        JobKind.CONTRACT: tr("Contract"),
        JobKind.FREELANCE: tr("Freelance"),
        JobKind.TEMPORARY: tr("Temporary"),
        JobKind.PART_TIME: tr("Part time"),
        JobKind.INTERNSHIP: tr("Internship"),
        JobKind.APPRENTICESHIP: tr("Apprenticeship"),
        JobKind.SEASONAL: tr("Seasonal"),
        JobKind.VOLUNTEER: tr("Volunteer"),
    }[kind]


def sponsorship_label(sponsorship: Sponsorship) -> str:
    """The employer's word on sponsorship on the screen."""
    return {
        Sponsorship.UNKNOWN: tr("Unknown"),
        Sponsorship.OFFERED: tr("Offered"),
        Sponsorship.REFUSED: tr("Refused"),
    }[sponsorship]


def priority_label(priority: Priority) -> str:
    """The priority on the screen."""
    return {
        Priority.NONE: tr("None"),
        Priority.LOW: tr("Low"),
        Priority.MEDIUM: tr("Medium"),
        Priority.HIGH: tr("High"),
    }[priority]


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of a choice field and the value that stands for "not given"."""

    values: tuple[Any, ...]
    label: Callable[[Any], str]
    empty: Any


CHOICES: dict[str, Choices] = {
    "work_mode": Choices(tuple(WorkMode), work_mode_label, None),
    "job_kind": Choices(tuple(JobKind), job_kind_label, None),
    "sponsorship": Choices(tuple(Sponsorship), sponsorship_label, Sponsorship.UNKNOWN),
    "priority": Choices(tuple(Priority), priority_label, Priority.NONE),
}

FIELD_KINDS: dict[str, FieldKind] = {
    "company": FieldKind.TEXT,
    "title": FieldKind.TEXT,
    "country": FieldKind.COUNTRY,
    "city": FieldKind.TEXT,
    "work_mode": FieldKind.CHOICE,
    "job_kind": FieldKind.CHOICE,
    "status": FieldKind.STATUS,
    "pay": FieldKind.PAY,
    "pay_as_posted": FieldKind.TEXT,
    "link": FieldKind.TEXT,
    "source": FieldKind.TEXT,
    "applied_on": FieldKind.DAY,
    "deadline": FieldKind.DAY,
    "start_date": FieldKind.DAY,
    "priority": FieldKind.CHOICE,
    "field": FieldKind.TEXT,
    "sponsorship": FieldKind.CHOICE,
    "tags": FieldKind.TAGS,
    "posting": FieldKind.LONG_TEXT,
    "notes": FieldKind.LONG_TEXT,
}
"""The fields that a person edits, in the order in which they are shown and exported."""


def field_label(name: str) -> str:
    """The field's name on the screen; a name that is no field's stays itself."""
    return {
        "company": tr("Company"),
        "title": tr("Job title"),
        "country": tr("Country"),
        "city": tr("City"),
        "work_mode": tr("Way of working"),
        "job_kind": tr("Kind of job"),
        "status": tr("Status"),
        "pay": tr("Pay"),
        "pay_as_posted": tr("Pay as posted"),
        "link": tr("Link"),
        "source": tr("Source"),
        "applied_on": tr("Applied on"),
        "deadline": tr("Deadline"),
        "start_date": tr("Start date"),
        "priority": tr("Priority"),
        "field": tr("Occupation field"),
        "sponsorship": tr("Sponsorship"),
        "tags": tr("Tags"),
        "posting": tr("Posting"),
        "notes": tr("Notes"),
    }.get(name, name)


def check_value(name: str, value: Any) -> Any:
    """The field's value as it is stored. Raises InvalidValue with a reason that a person understands.

    Takes and answers text for text, days (``YYYY-MM-DD``) and countries (ISO 3166-1 alpha-2), an enum or
    None for choices, Pay or None for pay, a tuple of text for tags.
    """
    kind = FIELD_KINDS[name]
    if kind is FieldKind.LONG_TEXT:
        return clean_long_text(name, value)
    if kind is FieldKind.TAGS:
        return check_tags(value)
    if kind is FieldKind.PAY:
        if value is not None:
            check_pay(value)
        return value
    if kind is FieldKind.CHOICE:
        return value
    cleaned = clean_text(name, value)
    if kind is FieldKind.DAY:
        check_day(name, cleaned)
    if kind is FieldKind.COUNTRY and cleaned and not is_country(cleaned):
        raise InvalidValue(name, tr("{code} is no country code.", code=cleaned), cleaned)
    return cleaned


def check_day(name: str, value: str) -> None:
    """Raise InvalidValue unless it is a day (``YYYY-MM-DD``) or empty."""
    if not value:
        return
    try:
        if date.fromisoformat(value).isoformat() == value:
            return
    except ValueError:
        pass
    raise InvalidValue(name, tr("There is no such day: {value}.", value=value), value)


def check_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags in the order given, each once. Raises InvalidValue for a tag that holds a comma or a semicolon."""
    found: dict[str, None] = {}
    for tag in tags:
        cleaned = clean_text("tags", tag, TAG_LIMIT)
        if any(char in cleaned for char in ",;\n\r"):
            raise InvalidValue("tags", tr("A tag holds no comma, semicolon or line break."), tag)
        if cleaned:
            found[cleaned] = None
    return tuple(found)


def parse_value(name: str, typed: str, *, order: str | None = None) -> Any:
    """Understand what a person typed into a field; empty text is "not given". Raises InvalidValue.

    ``order`` is how typed days are read where they could be read two ways: ``dmy``, ``mdy`` or ``ymd``.
    """
    kind = FIELD_KINDS[name]
    text = typed.strip()
    if kind is FieldKind.CHOICE:
        return _parse_choice(name, text)
    if kind is FieldKind.PAY:
        return _parse_pay(text)
    if kind is FieldKind.TAGS:
        return check_tags(tuple(re.split(r"[,;\n\r]", typed)))
    if kind is FieldKind.DAY and text:
        from tracker.domain.dates import parse_day

        try:
            return parse_day(text, order=order, today=today()).isoformat()
        except InvalidValue as error:
            raise InvalidValue(name, error.reason, text) from None
    if kind is FieldKind.COUNTRY and text:
        code = find_country(text)
        if code is None:
            raise InvalidValue(name, tr("I know no country named {name}.", name=text), text)
        return code
    return check_value(name, typed)


def _parse_pay(text: str) -> Pay | None:
    if not text:
        return None
    from tracker.domain.pay_reading import parse_pay

    pay = parse_pay(text)
    if pay is None:
        raise InvalidValue("pay", tr("I cannot read this as pay. Write it like 62000 EUR/year."), text)
    check_pay(pay)
    return pay


def _parse_choice(name: str, text: str) -> Any:
    choices = CHOICES[name]
    if not text:
        return choices.empty
    wanted = text.casefold().replace("-", " ").replace("_", " ")
    for value in choices.values:
        stored = value.name if isinstance(value, Priority) else value.value
        if wanted in (stored.casefold().replace("_", " "), choices.label(value).casefold()):
            return value
    known = ", ".join(choices.label(value) for value in choices.values)
    raise InvalidValue(name, tr("{text} is none of: {known}.", text=text, known=known), text)


def check_own_fields(own: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Own fields in order, cleaned, each name once; those without a name or text are left out."""
    found: dict[str, str] = {}
    for name, value in own:
        cleaned = clean_text("own_fields", name, 200)
        text = clean_long_text("own_fields", value)
        if cleaned and text:
            found[cleaned] = text
    return tuple(found.items())


def check_draft(draft: Draft) -> Draft:
    """The whole draft as it is stored. Raises InvalidValue for the first field that cannot be."""
    plain = {name: check_value(name, getattr(draft, name)) for name in FIELD_KINDS}
    if not plain["company"] and not plain["title"]:
        raise InvalidValue("title", tr("A company or a job title is needed."), "")
    return replace(draft, **plain, own_fields=check_own_fields(draft.own_fields))
