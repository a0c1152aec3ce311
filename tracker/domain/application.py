"""What an application is: its plain values, with no database and no files."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from tracker.domain.pay import Pay
from tracker.domain.status import StatusKind


class WorkMode(StrEnum):
    """Where the work is done. The values are stored and exported."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class JobKind(StrEnum):
    """What kind of employment the job is. The values are stored and exported."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    CONTRACT = "contract"
    FREELANCE = "freelance"
    TEMPORARY = "temporary"
    PART_TIME = "part_time"
    INTERNSHIP = "internship"
    APPRENTICESHIP = "apprenticeship"
    SEASONAL = "seasonal"
    VOLUNTEER = "volunteer"


class Sponsorship(StrEnum):
    """Whether the employer would sponsor a visa. The values are stored and exported."""

    UNKNOWN = "unknown"
    OFFERED = "offered"
    REFUSED = "refused"


class Priority(IntEnum):
    """How much the person wants it; exported as the lower-case name, nothing for NONE."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class EventKind(StrEnum):
    """What a dated entry of the timeline is. The values are stored and exported."""

    NOTE = "note"
    CALL = "call"
    INTERVIEW = "interview"
    EMAIL = "email"
    FOLLOW_UP = "follow_up"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class StatusMoment:
    """One change of status; ``at`` as in ``Event.at``."""

    status: str
    kind: StatusKind
    at: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated entry.

    ``at`` is a day ``YYYY-MM-DD`` or a UTC instant ``YYYY-MM-DDTHH:MM:SSZ``; ``zone`` is the IANA zone an
    instant was given in, empty for a day.
    """

    kind: EventKind
    at: str
    zone: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the employer's side."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file attached; its content lies in the data folder under its SHA-256 (hex)."""

    name: str
    kind: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything an application holds, before or outside a store.

    Text is empty where nothing is known. ``country`` is ISO 3166-1 alpha-2 or empty; the three days are
    ``YYYY-MM-DD`` or empty. ``status`` is the name of a status, empty for the first one of the board;
    ``status_kind`` matters only when no status of that name exists yet. ``uid`` is the application's id
    outside the store, ``created_at`` and ``archived_at`` are UTC instants; empty means "now", "new id"
    and "not archived".
    """

    company: str = ""
    title: str = ""
    country: str = ""
    city: str = ""
    work_mode: WorkMode | None = None
    job_kind: JobKind | None = None
    status: str = ""
    status_kind: StatusKind | None = None
    pay: Pay | None = None
    pay_as_posted: str = ""
    link: str = ""
    source: str = ""
    applied_on: str = ""
    deadline: str = ""
    start_date: str = ""
    priority: Priority = Priority.NONE
    field: str = ""
    sponsorship: Sponsorship = Sponsorship.UNKNOWN
    tags: tuple[str, ...] = ()
    posting: str = ""
    notes: str = ""
    own_fields: tuple[tuple[str, str], ...] = ()
    status_history: tuple[StatusMoment, ...] = ()
    timeline: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    documents: tuple[Document, ...] = ()
    uid: str = ""
    created_at: str = ""
    archived_at: str = ""
    import_key: str = dataclasses.field(default="", compare=False)
