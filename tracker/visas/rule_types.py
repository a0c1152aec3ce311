"""The rule language of the catalogue as values. What each means stands in ``docs/visa-format.md``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from tracker.domain.pay import Period
from tracker.domain.person import DegreeLevel, LanguageLevel


@dataclass(frozen=True, slots=True)
class SalaryRule:
    """The offer pays at least ``min`` gross a ``per``, or the amount for the person's age.

    ``by_age`` holds (age, amount) in rising age: flat outside, a straight line between, rounded to whole
    units. Exactly one of the two is given. ``currency`` is ISO 4217.
    """

    currency: str
    per: Period
    min: Decimal | None = None
    by_age: tuple[tuple[int, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class JobOfferRule:
    """There is an offer."""


@dataclass(frozen=True, slots=True)
class SponsorRule:
    """The employer is confirmed as able to sponsor."""


@dataclass(frozen=True, slots=True)
class EducationRule:
    """The highest degree reaches ``min``; field, country and age of the degree only where given.

    ``field`` is ``stem`` or a field of occupation; ``country`` is alpha-2.
    """

    min: DegreeLevel
    field: str = ""
    country: str = ""
    within_years: int | None = None


@dataclass(frozen=True, slots=True)
class ExperienceRule:
    """Years of related work, within the last ``within_years`` where given."""

    min_years: Decimal
    within_years: int | None = None


@dataclass(frozen=True, slots=True)
class LanguageRule:
    """A language (ISO 639-1) at a CEFR level or better."""

    code: str
    min: LanguageLevel


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Age in whole years, both ends included; either may be None."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class FundsRule:
    """Savings of at least ``min``."""

    min: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class CitizenshipRule:
    """A passport held is among ``any_of``, and none is among ``none_of``; entries are codes or ``@GROUP``."""

    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OccupationRule:
    """The job's field is one of these."""

    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointsRule:
    """The route's points reach its pass mark."""


@dataclass(frozen=True, slots=True)
class AnyRule:
    """At least one holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AllRule:
    """Every one holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class NotRule:
    """The inner one fails."""

    rule: Rule


Rule: TypeAlias = (
    SalaryRule
    | JobOfferRule
    | SponsorRule
    | EducationRule
    | ExperienceRule
    | LanguageRule
    | AgeRule
    | FundsRule
    | CitizenshipRule
    | OccupationRule
    | PointsRule
    | AnyRule
    | AllRule
    | NotRule
)
