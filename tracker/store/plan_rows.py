"""What the queries on destinations and plans answer: frozen rows, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.visas.answers import Job, Tick


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What is planned for a country: ``route`` is empty while none is chosen; days as in DestinationRow."""

    route: str = ""
    signing_on: str = ""
    first_day: str = ""


@dataclass(frozen=True, slots=True)
class DestinationRow:
    """A country the person works towards: how many applications and offers, and what is planned.

    ``route`` is empty while no plan is chosen; days are ``YYYY-MM-DD`` or empty. ``is_added`` keeps it on the
    page without an application.
    """

    country: str
    applications: int
    offers: int
    route: str = ""
    signing_on: str = ""
    first_day: str = ""
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A file attached to a requirement; its content lies in the data folder under its SHA-256.

    ``expires_on`` is the last day on which it is valid, empty for one without end.
    """

    id: int
    name: str
    kind: str
    sha256: str
    size: int
    added_at: str
    expires_on: str


@dataclass(frozen=True, slots=True)
class TickRow:
    """What the person said of one requirement by hand; days are ``YYYY-MM-DD`` or empty."""

    state: Tick | None = None
    due_on: str = ""
    note: str = ""
    changed_on: str = ""
    papers: tuple[PaperRow, ...] = ()


@dataclass(frozen=True, slots=True)
class JobRow:
    """One application as a visa check sees it; ``route`` is its own one, empty for its country's plan."""

    application_id: int
    company_id: int | None
    country: str
    route: str
    job: Job
