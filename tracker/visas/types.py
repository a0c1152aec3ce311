"""One country's file of the catalogue as frozen values. Amounts are in major units, days ``datetime.date``.

Every class that holds a figure has ``source`` (an https address) and ``as_of`` (the day for which the source
says it, or on which it was read).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.visas.rule_types import Rule


@dataclass(frozen=True, slots=True)
class FreeMovement:
    """Who may work without a work visa: ``citizens`` are alpha-2 codes or ``@GROUP``."""

    citizens: tuple[str, ...]
    basis: str
    source: str
    as_of: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What holds from ``from_day`` on, as announced. A fee's has ``amount``, a requirement's the rest."""

    from_day: date
    source: str
    as_of: date
    title: str = ""
    rule: Rule | None = None
    amount: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a route asks. Without ``rule`` the person ticks it off by hand."""

    id: str
    kind: str
    title: str
    source: str
    as_of: date
    rule: Rule | None = None
    evidence: tuple[str, ...] = ()
    until: date | None = None
    note: str = ""
    changes: tuple[Change, ...] = ()
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Fee:
    """One cost; ``payer`` is applicant, employer or either."""

    title: str
    amount: Decimal
    currency: str
    payer: str
    source: str
    as_of: date
    until: date | None = None
    note: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What happens, in order; ``actor`` is applicant, employer or authority; days or None where unknown."""

    title: str
    actor: str
    low_days: int | None = None
    high_days: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Processing:
    """How long a decision takes, in days."""

    low_days: int
    high_days: int
    source: str
    as_of: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Points for a factor if ``rule`` holds; without a rule the person answers by hand."""

    title: str
    points: int
    rule: Rule | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Factor:
    """One line of a points test: the best band that holds counts."""

    id: str
    title: str
    max: int
    bands: tuple[Band, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A points test: factors add up and must reach ``pass_mark``."""

    pass_mark: int
    factors: tuple[Factor, ...]
    source: str
    as_of: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One way to be allowed to work in a country. ``is_own`` marks one that the person wrote."""

    id: str
    name: str
    category: str
    job_offer: str
    sponsor: str
    summary: str
    source: str
    as_of: date
    local_name: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    stay_months: int | None = None
    renewable: bool | None = None
    settlement_months: int | None = None
    family: str = ""
    quota: str = ""
    note: str = ""
    processing: Processing | None = None
    requirements: tuple[Requirement, ...] = ()
    fees: tuple[Fee, ...] = ()
    steps: tuple[Step, ...] = ()
    points: Points | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """One country's file. ``country`` is alpha-2, ``currency`` ISO 4217."""

    country: str
    currency: str
    authority: str
    authority_url: str
    checked_on: date
    official_hosts: tuple[str, ...] = ()
    free_movement: tuple[FreeMovement, ...] = ()
    routes: tuple[Route, ...] = ()

    def is_official(self, address: str) -> bool:
        """Whether a source lies on an official host or one of its subdomains."""
        from urllib.parse import urlsplit

        host = (urlsplit(address).hostname or "").lower()
        return any(host == known or host.endswith("." + known) for known in self.official_hosts)
