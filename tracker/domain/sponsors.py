"""Employers on public registers, as they are compared with the company of an application."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SEPARATOR = "; "
"""Between the routes, or the ratings, of one employer."""


class Tier(StrEnum):
    """How surely an entry of a register is the company asked for, surest first."""

    LEGAL = "legal"
    """The very name, but for case and spaces."""
    NAME = "name"
    """The same name without legal forms and punctuation."""
    NEAR = "near"
    """A name that resembles it: a person has to look."""


@dataclass(frozen=True, slots=True)
class Sponsor:
    """An employer on a register: all its routes and ratings, the list's day, and how it was found.

    ``register`` is the register's code; ``score`` is of 100, 100 for every tier but NEAR.
    """

    register: str
    country: str
    name: str
    place: str
    route: str
    rating: str
    listed_on: str
    tier: Tier
    score: int = 100


@dataclass(frozen=True, slots=True)
class SponsorPin:
    """The employer that a person confirmed to be a company.

    ``listed_on`` is the day of the newest list that holds it, ``dropped_on`` that of the first without it.
    """

    company_id: int
    country: str
    register: str
    name: str
    place: str
    route: str
    rating: str
    listed_on: str
    dropped_on: str


@dataclass(frozen=True, slots=True)
class CompanySponsors:
    """What is known of one company in one country: the lists loaded, the pin, and who it may be on them."""

    lists: tuple[Register, ...]
    pin: SponsorPin | None
    matches: tuple[Sponsor, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A register that was loaded: its country, title, day, the file it came from and how many it names."""

    code: str
    country: str
    title: str
    listed_on: str
    loaded_at: str
    file_name: str
    employers: int
