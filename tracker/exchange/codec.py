"""Landfall's own formats: one application a row or an object, every field of it, and back without loss.

``HEADER`` is stable; JSON uses the same names. In a table, lists (own fields, history, timeline, people,
documents) are JSON in one cell; pay is its canonical text, choices are their stored values. In a workbook
pay is four columns, and a text too long for a cell goes on in ``notes_2``, ``notes_3``. See
docs/export-format.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from tracker.domain.application import Draft, JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.fields import UID_FORM, check_draft, check_tags
from tracker.domain.pay import Pay, Period
from tracker.domain.pay_codec import format_pay, parse_canonical_pay
from tracker.domain.pay_units import from_units
from tracker.domain.status import StatusKind
from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.exchange import parts_codec
from tracker.exchange.guard import guarded, unguarded
from tracker.exchange.parts_codec import PARTS, check_instant, dump
from tracker.i18n import tr
from tracker.store.own_fields import packed

HEADER = (
    "id",
    "company",
    "title",
    "country",
    "city",
    "work_mode",
    "job_kind",
    "status",
    "status_kind",
    "pay",
    "pay_as_posted",
    "link",
    "source",
    "applied_on",
    "deadline",
    "start_date",
    "priority",
    "field",
    "sponsorship",
    "tags",
    "posting",
    "notes",
    "own_fields",
    "status_history",
    "timeline",
    "people",
    "documents",
    "created_at",
    "archived_at",
)
"""The columns of the CSV format and the keys of the JSON format, in order."""

PAY_COLUMNS = ("pay_min", "pay_max", "pay_currency", "pay_period")
"""What stands in a workbook in place of ``pay``: amounts are numbers there."""


STATUS_LIMIT = 100
_CHOICES = {"work_mode": WorkMode, "job_kind": JobKind, "status_kind": StatusKind, "sponsorship": Sponsorship}
_DAYS = ("applied_on", "deadline", "start_date")
_INSTANTS = ("created_at", "archived_at")
_TEXTS = tuple(name for name in HEADER if name not in {"id", "pay", "priority", "tags", *_CHOICES, *PARTS})
# As readers of workbooks show days and instants: midnight may be there or not.
_SHOWN_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.0+)?)?")
_CONTINUED = re.compile(r"(.+)_\d+")


# -- out ----------------------------------------------------------------------------------------------


def plain_cells(draft: Draft) -> list[str]:
    """The draft's texts in the order of ``HEADER``."""
    return [
        draft.uid,
        draft.company,
        draft.title,
        draft.country,
        draft.city,
        str(draft.work_mode or ""),
        str(draft.job_kind or ""),
        draft.status,
        str(draft.status_kind or ""),
        format_pay(draft.pay) if draft.pay else "",
        draft.pay_as_posted,
        draft.link,
        draft.source,
        draft.applied_on,
        draft.deadline,
        draft.start_date,
        draft.priority.name.lower() if draft.priority else "",
        draft.field,
        "" if draft.sponsorship is Sponsorship.UNKNOWN else str(draft.sponsorship),
        ", ".join(draft.tags),
        draft.posting,
        draft.notes,
        packed(draft.own_fields),
        dump(parts_codec.history_out(draft.status_history)),
        dump(parts_codec.timeline_out(draft.timeline)),
        dump(parts_codec.people_out(draft.people)),
        dump(parts_codec.documents_out(draft.documents)),
        draft.created_at,
        draft.archived_at,
    ]


def to_row(draft: Draft) -> list[str]:
    """The draft's cells in the order of ``HEADER``, guarded against spreadsheets."""
    return [guarded(cell) for cell in plain_cells(draft)]


def to_cells(draft: Draft) -> dict[str, str]:
    """The draft's row of the CSV file by column, guarded against spreadsheets."""
    return dict(zip(HEADER, to_row(draft), strict=True))


def to_json(draft: Draft) -> dict[str, Any]:
    """The draft as an object with the names of ``HEADER``: lists as lists, texts as they are."""
    return json_values(plain_cells(draft))


def json_values(cells: Sequence[str]) -> dict[str, Any]:
    """Plain cells in the order of ``HEADER`` as an object."""
    values: dict[str, Any] = dict(zip(HEADER, cells, strict=True))
    values["tags"] = values["tags"].split(", ") if values["tags"] else []
    for name in PARTS:
        empty: Any = {} if name == "own_fields" else []
        values[name] = json.loads(values[name]) if values[name] else empty
    return values


@lru_cache(maxsize=16_384)
def pay_text(low: int | None, high: int | None, currency: str, period: str) -> str:
    """The canonical text of pay as it is stored: amounts in whole ten-thousandths."""
    if low is None and high is None:
        return ""
    pay = Pay(from_units(low), from_units(high), currency or None, Period(period) if period else None)
    return format_pay(pay)


# -- in -----------------------------------------------------------------------------------------------


def is_own_header(names: Iterable[str]) -> bool:
    """Whether each of the names is a column of ours, in a CSV file or in a workbook."""
    return all(name in _KNOWN or _whole_name(name) in HEADER for name in names)


_KNOWN = frozenset((*HEADER, *PAY_COLUMNS))


def from_cells(cells: Mapping[str, str]) -> Draft:
    """The exact inverse of ``to_cells``; columns that are not there leave their field empty.

    Takes a workbook's columns too. Raises InvalidValue naming the column whose cell is not of the format.
    """
    plain: dict[str, str] = {}
    for name, cell in cells.items():
        if name in _KNOWN:
            plain[name] = unguarded(cell)
        elif cell:
            plain[_whole_name(name)] = plain.get(_whole_name(name), "") + unguarded(cell)
    for name in (*_DAYS, *_INSTANTS):
        if plain.get(name):
            plain[name] = _moment(name, plain[name])
    return _from_plain(plain)


def _whole_name(name: str) -> str:
    """The column that a column goes on, which a text was too long for."""
    found = _CONTINUED.fullmatch(name)
    return found[1] if found else name


def from_json(values: Any) -> Draft:
    """The exact inverse of ``to_json``; keys that are not there leave their field empty.

    Raises InvalidValue naming the key whose value is not of the format.
    """
    if not isinstance(values, dict):
        raise InvalidValue("", tr("It is no object."), str(values))
    plain = {name: _cell_of(name, value) for name, value in values.items() if name in HEADER}
    return _from_plain(plain)


def _cell_of(name: str, value: Any) -> str:
    if name == "tags" and isinstance(value, list) and all(isinstance(tag, str) for tag in value):
        return ",".join(check_tags(tuple(value)))
    if name in PARTS:
        return json.dumps(value, ensure_ascii=False) if value else ""
    if not isinstance(value, str):
        raise InvalidValue(name, tr("{name} is no text.", name=name), str(value))
    return value


def _from_plain(plain: Mapping[str, str]) -> Draft:
    found: dict[str, Any] = {name: plain[name] for name in _TEXTS if plain.get(name)}
    for name, kind in _CHOICES.items():
        if plain.get(name):
            found[name] = _choice(name, plain[name], kind)
    if plain.get("priority"):
        found["priority"] = _priority(plain["priority"])
    if plain.get("pay"):
        found["pay"] = parse_canonical_pay(plain["pay"])
    elif plain.get("pay_min") or plain.get("pay_max"):
        found["pay"] = _pay(*(plain.get(name, "") for name in PAY_COLUMNS))
    if plain.get("tags"):
        found["tags"] = tuple(plain["tags"].split(","))
    for name, read in PARTS.items():
        if plain.get(name):
            found[name] = read(plain[name])
    if plain.get("id"):
        found["uid"] = _uid(plain["id"])
    for name in _INSTANTS:
        if name in found:
            check_instant(name, found[name])
    if "status" in found:
        found["status"] = clean_text("status", found["status"], STATUS_LIMIT)
    return check_draft(Draft(**found))


def _moment(name: str, cell: str) -> str:
    """A day or an instant as a workbook's reader shows it, in our own form; any other text as it is."""
    found = _SHOWN_MOMENT.fullmatch(cell)
    if found is None:
        return cell
    time = (found[2] or "00:00") + (found[3] or ":00")
    if name in _DAYS:
        return found[1] if time == "00:00:00" else cell
    return f"{found[1]}T{time}Z"


def _pay(low: str, high: str, currency: str, period: str) -> Pay:
    kind = _choice("pay_period", period, Period) if period else None
    return Pay(_amount("pay_min", low), _amount("pay_max", high), currency or None, kind)


def _amount(name: str, cell: str) -> Decimal | None:
    try:
        return Decimal(cell) if cell else None
    except InvalidOperation:
        raise InvalidValue(name, tr("It is not a number."), cell) from None


def _choice(name: str, cell: str, kind: Any) -> Any:
    try:
        return kind(cell)
    except ValueError:
        known = ", ".join(kind)
        raise InvalidValue(name, tr("{value} is none of: {known}.", value=cell, known=known), cell) from None


def _priority(cell: str) -> Priority:
    try:
        return Priority[cell.upper()]
    except KeyError:
        known = ", ".join(priority.name.lower() for priority in Priority)
        reason = tr("{value} is none of: {known}.", value=cell, known=known)
        raise InvalidValue("priority", reason, cell) from None


def _uid(cell: str) -> str:
    if UID_FORM.fullmatch(cell) is None:
        raise InvalidValue("id", tr("{value} is no id of an application.", value=cell), cell)
    return cell
