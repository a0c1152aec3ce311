"""The parts of an application that are lists, as JSON in a cell and back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from tracker.clock import INSTANT_FORMAT
from tracker.domain.application import Document, Event, EventKind, Person, StatusMoment
from tracker.domain.status import StatusKind
from tracker.domain.text import clean_long_text, clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LARGEST = 2**63 - 1


def dump(value: Any) -> str:
    """JSON in one line, readable in every script; nothing for an empty list or object."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def history_out(history: Sequence[StatusMoment]) -> list[dict[str, str]]:
    """The history of statuses as objects."""
    return [{"status": moment.status, "kind": moment.kind.value, "at": moment.at} for moment in history]


def timeline_out(timeline: Sequence[Event]) -> list[dict[str, str]]:
    """Dated entries as objects; what is empty is left out."""
    return [
        _filled(kind=entry.kind.value, at=entry.at, zone=entry.zone, text=entry.text) for entry in timeline
    ]


def people_out(people: Sequence[Person]) -> list[dict[str, str]]:
    """People as objects; what is empty is left out."""
    return [
        _filled(name=person.name, role=person.role, email=person.email, phone=person.phone)
        for person in people
    ]


def documents_out(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """Attached files as objects, without their content."""
    return [
        {"name": file.name, "kind": file.kind, "sha256": file.sha256, "size": file.size} for file in documents
    ]


def _filled(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def own_fields_in(cell: str) -> tuple[tuple[str, str], ...]:
    """Own fields from an object of texts. Raises InvalidValue."""
    found = _load("own_fields", cell, dict)
    return tuple((name, _text("own_fields", found, name)) for name in found)


def history_in(cell: str) -> tuple[StatusMoment, ...]:
    """The history of statuses. Raises InvalidValue."""
    name = "status_history"
    return tuple(
        StatusMoment(
            clean_text(name, _needed(name, found, "status"), 100),
            _enum(name, StatusKind, _needed(name, found, "kind")),
            check_moment(name, _needed(name, found, "at")),
        )
        for found in _objects(name, cell)
    )


def timeline_in(cell: str) -> tuple[Event, ...]:
    """Dated entries. Raises InvalidValue."""
    name = "timeline"
    return tuple(
        Event(
            _enum(name, EventKind, _needed(name, found, "kind")),
            check_moment(name, _needed(name, found, "at")),
            clean_text(name, _text(name, found, "zone")),
            clean_long_text(name, _text(name, found, "text")),
        )
        for found in _objects(name, cell)
    )


def people_in(cell: str) -> tuple[Person, ...]:
    """People, each with at least one thing known. Raises InvalidValue."""
    name = "people"
    people = tuple(
        Person(*(clean_text(name, _text(name, found, part)) for part in ("name", "role", "email", "phone")))
        for found in _objects(name, cell)
    )
    if not all(person.name or person.role or person.email or person.phone for person in people):
        raise InvalidValue(name, tr("Somebody has no name."), cell)
    return people


def documents_in(cell: str) -> tuple[Document, ...]:
    """Attached files. Raises InvalidValue."""
    return tuple(_document(found) for found in _objects("documents", cell))


PARTS: dict[str, Callable[[str], Any]] = {
    "own_fields": own_fields_in,
    "status_history": history_in,
    "timeline": timeline_in,
    "people": people_in,
    "documents": documents_in,
}
"""The columns of JSON and what reads them."""


def _document(found: dict[str, Any]) -> Document:
    name, size = "documents", found.get("size", 0)
    if isinstance(size, bool) or not isinstance(size, int) or not 0 <= size <= _LARGEST:
        raise InvalidValue(name, tr("{size} is no size of a file.", size=size), str(size))
    sha256 = _text(name, found, "sha256")
    if _SHA256.fullmatch(sha256) is None:
        raise InvalidValue(name, tr("{value} is no SHA-256.", value=sha256), sha256)
    return Document(
        clean_text(name, _text(name, found, "name")),
        clean_text(name, _text(name, found, "kind")),
        sha256,
        size,
    )


def check_instant(field: str, value: str) -> str:
    """The UTC instant, if it is one. Raises InvalidValue."""
    try:
        moment = datetime.strptime(value, INSTANT_FORMAT)
    except ValueError:
        moment = None
    if moment is None or f"{moment.isoformat()}Z" != value:
        raise InvalidValue(field, tr("{value} does not read like 2026-01-31T10:00:00Z.", value=value), value)
    return value


def check_moment(field: str, value: str) -> str:
    """The day or the UTC instant, if it is one. Raises InvalidValue."""
    if len(value) != len("YYYY-MM-DD"):
        return check_instant(field, value)
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise InvalidValue(field, tr("There is no such day: {value}.", value=value), value) from None


def _load(field: str, cell: str, kind: type) -> Any:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, kind):
        raise InvalidValue(field, tr("It is not the JSON that an export writes here."), cell)
    return found


def _objects(field: str, cell: str) -> list[dict[str, Any]]:
    found = _load(field, cell, list)
    if not all(isinstance(item, dict) for item in found):
        raise InvalidValue(field, tr("It is not the JSON that an export writes here."), cell)
    return list(found)


def _text(field: str, found: dict[str, Any], name: str) -> str:
    value = found.get(name, "")
    if not isinstance(value, str):
        raise InvalidValue(field, tr("{name} is no text.", name=name), str(value))
    return value


def _needed(field: str, found: dict[str, Any], name: str) -> str:
    value = _text(field, found, name)
    if not value:
        raise InvalidValue(field, tr("{name} is missing.", name=name), "")
    return value


def _enum(field: str, kind: Any, value: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise InvalidValue(
            field, tr("{value} is none of: {known}.", value=value, known=", ".join(kind)), value
        ) from None
