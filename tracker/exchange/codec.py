"""Landfall's own CSV format: one application a row, every field a column, and back without loss.

``HEADER`` is stable: the command line's JSON uses the same names. Lists (own fields, history, timeline,
people, documents) are JSON in one cell; pay is its canonical text, choices are their stored values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.application import Draft, JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.fields import UID_FORM, check_draft
from tracker.domain.pay_codec import format_pay, parse_canonical_pay
from tracker.domain.status import StatusKind
from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.exchange import parts_codec
from tracker.exchange.guard import RISKY, guarded, unguarded
from tracker.exchange.parts_codec import PARTS, check_instant, dump
from tracker.i18n import tr

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
"""The columns of the format, in order."""

STATUS_LIMIT = 100
_CHOICES = {"work_mode": WorkMode, "job_kind": JobKind, "status_kind": StatusKind, "sponsorship": Sponsorship}


def to_row(draft: Draft) -> list[str]:
    """The draft's cells in the order of ``HEADER``, guarded against spreadsheets."""
    cells = [
        draft.uid,
        draft.company,
        draft.title,
        draft.country,
        draft.city,
        draft.work_mode or "",
        draft.job_kind or "",
        draft.status,
        draft.status_kind or "",
        format_pay(draft.pay) if draft.pay else "",
        draft.pay_as_posted,
        draft.link,
        draft.source,
        draft.applied_on,
        draft.deadline,
        draft.start_date,
        draft.priority.name.lower() if draft.priority else "",
        draft.field,
        "" if draft.sponsorship is Sponsorship.UNKNOWN else draft.sponsorship,
        ", ".join(draft.tags),
        draft.posting,
        draft.notes,
        dump(parts_codec.own_fields_out(draft.own_fields)),
        dump(parts_codec.history_out(draft.status_history)),
        dump(parts_codec.timeline_out(draft.timeline)),
        dump(parts_codec.people_out(draft.people)),
        dump(parts_codec.documents_out(draft.documents)),
        draft.created_at,
        draft.archived_at,
    ]
    return [guarded(cell) if cell[:1] in RISKY else str(cell) for cell in cells]


def to_cells(draft: Draft) -> dict[str, str]:
    """The draft's row of the CSV file by column, guarded against spreadsheets."""
    return dict(zip(HEADER, to_row(draft), strict=True))


def from_cells(cells: Mapping[str, str]) -> Draft:
    """The exact inverse of ``to_cells``; columns that are not there leave their field empty.

    Raises InvalidValue naming the column whose cell is not of the format.
    """
    plain = {name: unguarded(cell) for name, cell in cells.items()}
    found: dict[str, Any] = {name: plain[name] for name in _TEXTS if plain.get(name)}
    for name, kind in _CHOICES.items():
        if plain.get(name):
            found[name] = _choice(name, plain[name], kind)
    if plain.get("priority"):
        found["priority"] = _priority(plain["priority"])
    if plain.get("pay"):
        found["pay"] = parse_canonical_pay(plain["pay"])
    if plain.get("tags"):
        found["tags"] = tuple(plain["tags"].split(","))
    for name, read in PARTS.items():
        if plain.get(name):
            found[name] = read(plain[name])
    if plain.get("id"):
        found["uid"] = _uid(plain["id"])
    for name in ("created_at", "archived_at"):
        if name in found:
            check_instant(name, found[name])
    if "status" in found:
        found["status"] = clean_text("status", found["status"], STATUS_LIMIT)
    return check_draft(Draft(**found))


_TEXTS = (
    "company",
    "title",
    "country",
    "city",
    "status",
    "pay_as_posted",
    "link",
    "source",
    "applied_on",
    "deadline",
    "start_date",
    "field",
    "posting",
    "notes",
    "created_at",
    "archived_at",
)


def to_json(draft: Draft) -> dict[str, Any]:
    """The draft for the command line: the same names, lists as lists, texts as they are."""
    values: dict[str, Any] = {name: unguarded(cell) for name, cell in to_cells(draft).items()}
    values["tags"] = list(draft.tags)
    values["own_fields"] = parts_codec.own_fields_out(draft.own_fields)
    values["status_history"] = parts_codec.history_out(draft.status_history)
    values["timeline"] = parts_codec.timeline_out(draft.timeline)
    values["people"] = parts_codec.people_out(draft.people)
    values["documents"] = parts_codec.documents_out(draft.documents)
    return values


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
