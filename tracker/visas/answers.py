"""What a check answers: three-valued states, verdicts, and everything a page shows of a route."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.pay import Pay
from tracker.visas.badge import Verdict
from tracker.visas.types import Fee, FreeMovement, Requirement, Route

PAPERS = ("document", "health", "character")
"""The kinds of requirements that, where no rule checks them, are papers to bring and questions to nobody."""


NO_BAND = -1
"""The answer by hand that none of a factor's bands holds."""


class State(StrEnum):
    """Whether a rule holds, fails, or cannot be told because a fact is missing."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Tick(StrEnum):
    """What the person says of a requirement by hand. The values are stored."""

    TO_DO = "to_do"
    UNDER_WAY = "under_way"
    DONE = "done"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in major units of an ISO 4217 currency; ``per`` is empty or a period ("year")."""

    amount: Decimal
    currency: str
    per: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule comes to: its reason in words, with both figures.

    ``missing`` names the facts that would settle an unknown ("born", "pay", "sponsor", "lang:de", ...).
    ``short`` is by how much pay misses the threshold where nothing else does.
    """

    state: State
    reason: str
    missing: frozenset[str] = frozenset()
    short: Money | None = None
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """What a check needs of one application. None, or empty, is unknown.

    ``status_kind`` is a StatusKind's value; ``sponsor_note`` says where the employer stands in a register the
    person pinned (empty: not pinned); ``sponsorship`` is unknown, offered or refused.
    """

    pay: Pay | None = None
    occupation: str = ""
    sponsorship: str = "unknown"
    sponsor_note: str = ""
    status_kind: str = "saved"


@dataclass(frozen=True, slots=True)
class Later:
    """The same requirement from an announced day on."""

    day: date
    title: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class RequirementCheck:
    """A requirement with its state. ``by_rule`` is False where only the person can say.

    ``title`` is the one that holds on the day of filing. ``later`` is set where an announced change follows;
    ``is_stale`` where the figure is past its ``until`` or older than a year.
    """

    requirement: Requirement
    title: str
    answer: Answer
    by_rule: bool
    depends_on_job: bool
    tick: Tick | None = None
    later: Later | None = None
    is_stale: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is neither met nor unmet yet."""
        return self.answer.state is State.UNKNOWN

    @property
    def is_to_do(self) -> bool:
        """Whether it is open and only a paper to bring, which no verdict waits for."""
        return self.is_open and not self.by_rule and self.requirement.kind in PAPERS


@dataclass(frozen=True, slots=True)
class FactorCheck:
    """One factor: points had for certain, points still possible above them, and why."""

    id: str
    title: str
    max: int
    have: int
    open: int
    reason: str
    band: int | None = None
    asks_by_hand: bool = False
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PointsCheck:
    """A points test; ``reach`` names what would reach the pass mark, empty if it is or cannot be reached."""

    have: int
    open: int
    pass_mark: int
    factors: tuple[FactorCheck, ...]
    answer: Answer
    reach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """A fee as it holds on the day; ``home`` is its amount in the home currency, None without a rate."""

    fee: Fee
    amount: Decimal
    home: Decimal | None = None
    later: tuple[date, Decimal] | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class RouteCheck:
    """A route checked for a person, a job (or none) and a day of filing.

    ``low_days`` and ``high_days`` are from signature to first day, None where nothing is known.
    ``costs`` are all fees in the file's order.
    """

    route: Route
    verdict: Verdict
    reason: str
    requirements: tuple[RequirementCheck, ...]
    points: PointsCheck | None = None
    costs: tuple[Cost, ...] = ()
    low_days: int | None = None
    high_days: int | None = None
    short: Money | None = None

    @property
    def met(self) -> int:
        """How many requirements are met, by rule or by hand."""
        return sum(check.answer.state is State.MET for check in self.requirements)

    @property
    def to_check(self) -> int:
        """How many requirements lack an answer: a rule's fact, or the person's word."""
        return sum(check.is_open and not check.is_to_do for check in self.requirements)

    @property
    def to_do(self) -> int:
        """How many papers are still to be brought."""
        return sum(check.is_to_do for check in self.requirements)


@dataclass(frozen=True, slots=True)
class CountryCheck:
    """All routes of a country, best first, or the reason why no visa is needed."""

    country: str
    day: date
    free_movement: FreeMovement | None = None
    free_movement_reason: str = ""
    routes: tuple[RouteCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the person said by hand about one route: ticks by requirement id, chosen bands by factor id.

    ``own_days`` replaces a step's figures, by its number in the route; ``decision`` (-1) is the decision.
    """

    ticks: dict[str, Tick] = field(default_factory=dict)
    bands: dict[str, int] = field(default_factory=dict)
    own_days: dict[int, tuple[int, int]] = field(default_factory=dict)
