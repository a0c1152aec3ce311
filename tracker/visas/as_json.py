"""A country's routes as plain JSON values: days and amounts as text, rules as the format writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from tracker.visas.rule_types import (
    AgeRule,
    AllRule,
    AnyRule,
    CitizenshipRule,
    EducationRule,
    ExperienceRule,
    FundsRule,
    JobOfferRule,
    LanguageRule,
    NotRule,
    OccupationRule,
    PointsRule,
    Rule,
    SalaryRule,
    SponsorRule,
)

_KINDS: dict[type, str] = {
    SalaryRule: "salary",
    JobOfferRule: "job_offer",
    SponsorRule: "sponsor",
    EducationRule: "education",
    ExperienceRule: "experience",
    LanguageRule: "language",
    AgeRule: "age",
    FundsRule: "funds",
    CitizenshipRule: "citizenship",
    OccupationRule: "occupation",
    PointsRule: "points",
    AnyRule: "any",
    AllRule: "all",
    NotRule: "not",
}
_NAMES = {"from_day": "from"}


def rule_json(rule: Rule) -> dict[str, Any]:
    """A rule as the format writes it."""
    kind = _KINDS[type(rule)]
    if isinstance(rule, AnyRule | AllRule):
        return {kind: [rule_json(inner) for inner in rule.rules]}
    if isinstance(rule, NotRule):
        return {kind: rule_json(rule.rule)}
    given = {field.name: getattr(rule, field.name) for field in fields(rule)}
    values = {name: _plain(value) for name, value in given.items() if value not in (None, "", ())}
    return {kind: values or True}


def record(value: Any, is_official: Callable[[str], bool]) -> dict[str, Any]:
    """A dataclass of the catalogue, with ``official`` beside every source."""
    found: dict[str, Any] = {}
    for field in fields(value):
        found[_NAMES.get(field.name, field.name)] = _member(getattr(value, field.name), is_official)
        if field.name == "source":
            found["official"] = is_official(value.source)
    return found


def _member(value: Any, is_official: Callable[[str], bool]) -> Any:
    if type(value) in _KINDS:
        return rule_json(value)
    if isinstance(value, tuple):
        return [_member(item, is_official) for item in value]
    return record(value, is_official) if hasattr(value, "__dataclass_fields__") else _plain(value)


def _plain(value: Any) -> Any:
    """A single value, or a tuple of them."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
