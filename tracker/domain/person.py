"""The person who looks for work: what visa rules ask about them. Everything is optional."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

OCCUPATIONS = (
    "ict",
    "engineering",
    "science",
    "health",
    "education",
    "finance",
    "business",
    "legal",
    "trades",
    "creative",
    "hospitality",
    "agriculture",
    "research",
    "other",
)
"""The fields of occupation that the catalogue knows."""


class DegreeLevel(StrEnum):
    """How high a degree is, lowest first. The values are stored and stand in the catalogue."""

    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"

    def reaches(self, other: DegreeLevel) -> bool:
        """Whether this level is ``other`` or a higher one."""
        levels = list(DegreeLevel)
        return levels.index(self) >= levels.index(other)


class LanguageLevel(StrEnum):
    """A CEFR level, or none at all, or native; lowest first."""

    NONE = "none"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"

    def reaches(self, other: LanguageLevel) -> bool:
        """Whether this level is ``other`` or a higher one."""
        levels = list(LanguageLevel)
        return levels.index(self) >= levels.index(other)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person says of themselves. None, or empty text, means unknown, never "no".

    Countries are alpha-2, currencies ISO 4217, languages (ISO 639-1 code, level) pairs; a language that is
    not named is unknown, one at level NONE is not spoken. ``passports`` are all passports held.
    ``years_of_work`` are years in the field of occupation, counted up to today. ``degree_field`` and
    ``occupation`` are one of OCCUPATIONS.
    """

    passports: tuple[str, ...] = ()
    passport_expiry: date | None = None
    born: date | None = None
    degree_level: DegreeLevel | None = None
    degree_field: str = ""
    degree_country: str = ""
    degree_year: int | None = None
    years_of_work: Decimal | None = None
    occupation: str = ""
    languages: tuple[tuple[str, LanguageLevel], ...] = ()
    savings: Decimal | None = None
    savings_currency: str = ""
    home_currency: str = ""
    lives_in: str = ""

    def level_of(self, language: str) -> LanguageLevel | None:
        """The level of a language by its code, None while it is not named."""
        for code, level in self.languages:
            if code == language:
                return level
        return None
