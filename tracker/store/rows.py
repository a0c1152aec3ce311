"""What the queries answer: frozen rows, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.application import JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.pay import Pay
from tracker.domain.status import StatusKind
from tracker.visas.badge import Badge


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application as a card or a line of the table shows it: everything but the long texts.

    ``since`` is when it came into its status; ``next_at``, ``next_zone`` and ``next_kind`` are its next dated
    entry that is not over (``at`` and ``zone`` as in ``Event``), empty if none. ``badge`` is None without a
    country, and until it is computed.
    """

    id: int
    uid: str
    company: str
    title: str
    country: str
    city: str
    work_mode: WorkMode | None
    job_kind: JobKind | None
    status_id: int
    status: str
    status_kind: StatusKind
    pay: Pay | None
    pay_as_posted: str
    link: str
    source: str
    applied_on: str
    deadline: str
    start_date: str
    priority: Priority
    field: str
    sponsorship: Sponsorship
    tags: tuple[str, ...]
    created_at: str
    archived_at: str
    deleted_at: str
    is_sample: bool
    since: str
    next_at: str
    next_zone: str
    next_kind: str
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class ApplicationDetail:
    """One application with its long texts and own fields ((name, text) in order)."""

    row: ApplicationRow
    posting: str
    notes: str
    own_fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A line of the timeline: a change of status (``status`` set) or a dated entry (``kind``, ``text``)."""

    table: str
    id: int
    at: str
    zone: str
    kind: str
    text: str
    status: str
    status_kind: StatusKind | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at the employer; ``is_linked`` says whether they belong to the application asked for."""

    id: int
    name: str
    role: str
    email: str
    phone: str
    is_linked: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An attached file; its content lies in the data folder under its SHA-256."""

    id: int
    name: str
    kind: str
    sha256: str
    size: int
    added_at: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that a command changed in an application, in words; empty text for nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One command that touched an application, newest state of it told by ``undone``."""

    entry_id: int
    at: str
    label: str
    undone: bool
    can_revert: bool
    changes: tuple[FieldChange, ...]
