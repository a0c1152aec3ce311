"""Reads the rules of a catalogue file. What each means stands in ``docs/visa-format.md``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tracker.domain.countries import is_country
from tracker.domain.groups import MARK, groups, is_group
from tracker.domain.languages import is_language
from tracker.domain.pay import Period
from tracker.domain.person import OCCUPATIONS, DegreeLevel, LanguageLevel
from tracker.i18n import tr
from tracker.visas.mistakes import Mistake
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
from tracker.visas.table_reading import TableReader, shown

MOST_DEPTH = 50
"""A rule may stand in rules this many deep."""

OLDEST = 150
MOST_YEARS = 100
PERIODS = (Period.YEAR, Period.MONTH, Period.WEEK, Period.HOUR)
DEGREES = tuple(DegreeLevel)
LEVELS = tuple(level for level in LanguageLevel if level is not LanguageLevel.NONE)
STEM = "stem"


class RuleReader:
    """Reads rules; ``points_mistake`` is what is wrong with a points rule here, empty if it may stand."""

    def __init__(self, mistakes: list[Mistake], points_mistake: str) -> None:
        self._mistakes = mistakes
        self._points_mistake = points_mistake

    def rule_or_none(self, table: TableReader, key: str = "rule") -> Rule | None:
        """The rule under a key; None where it is left out or wrong."""
        return self._rule(table.take(key), table.at(key), 1) if table.has(key) else None

    def _rule(self, value: object, path: str, depth: int) -> Rule | None:
        kinds = list(value) if isinstance(value, dict) else []
        if not isinstance(value, dict) or len(kinds) != 1:
            found = shown(", ".join(kinds)) or tr("none")
            self._complain(path, tr("must be a table of exactly one kind of rule, not {found}", found=found))
            return None
        (kind,) = kinds
        if depth > MOST_DEPTH:
            self._complain(path, tr("is nested more than {count} deep", count=MOST_DEPTH))
            return None
        return self._of_kind(kind, value[kind], f"{path}.{shown(kind)}", depth)

    def _of_kind(self, kind: str, value: Any, path: str, depth: int) -> Rule | None:
        if kind in _PLAIN:
            return self._plain(kind, value, path)
        if kind in ("any", "all"):
            return self._several(kind, value, path, depth)
        if kind == "not":
            inner = self._rule(value, path, depth + 1)
            return NotRule(inner) if inner is not None else None
        if kind not in _KINDS:
            known = ", ".join([*_KINDS, *_PLAIN, "any", "all", "not"])
            self._complain(path, tr("is no kind of rule; there are: {known}", known=known))
            return None
        if not isinstance(value, dict):
            self._complain(path, tr("must be a table"))
            return None
        table = TableReader(value, path, self._mistakes)
        rule = _KINDS[kind](table)
        table.finish()
        return rule

    def _plain(self, kind: str, value: object, path: str) -> Rule:
        if value is not True:
            self._complain(path, tr("can only be true"))
        if kind == "points" and self._points_mistake:
            self._complain(path, self._points_mistake)
        return _PLAIN[kind]

    def _several(self, kind: str, value: object, path: str, depth: int) -> Rule | None:
        if not isinstance(value, list) or not value:
            self._complain(path, tr("must be a list of rules that is not empty"))
            return None
        found = [self._rule(item, f"{path}[{number}]", depth + 1) for number, item in enumerate(value)]
        rules = tuple(rule for rule in found if rule is not None)
        return AnyRule(rules) if kind == "any" else AllRule(rules)

    def _complain(self, path: str, text: str) -> None:
        self._mistakes.append(Mistake(path, text))


def citizens(table: TableReader, key: str) -> tuple[str, ...]:
    """A list of alpha-2 codes and groups such as ``@EU``."""
    found = table.texts(key)
    for number, entry in enumerate(found):
        if entry and not (is_group(entry) if entry.startswith(MARK) else is_country(entry)):
            known = ", ".join(groups())
            said = tr("{entry} is no country's code and none of {known}", entry=shown(entry), known=known)
            table.complain(f"{key}[{number}]", said)
    return found


def _salary(table: TableReader) -> SalaryRule:
    currency, per = table.currency(), Period(table.choice("per", PERIODS))
    if table.has("min") == table.has("by_age"):
        for key in ("min", "by_age"):
            if table.has(key):
                table.take(key)
        table.complain("", tr("must have either min or by_age"))
        return SalaryRule(currency, per)
    if table.has("min"):
        return SalaryRule(currency, per, min=table.amount("min"))
    return SalaryRule(currency, per, by_age=_by_age(table))


def _by_age(table: TableReader) -> tuple[tuple[int, Decimal], ...]:
    pairs = table.take("by_age")
    if not isinstance(pairs, list) or not pairs or not all(map(_is_pair, pairs)):
        said = tr("must be a list of pairs of a whole age up to {oldest} and an amount", oldest=OLDEST)
        table.complain("by_age", said)
        return ()
    ages = [pair[0] for pair in pairs]
    if ages != sorted(set(ages)):
        table.complain("by_age", tr("must name each age once, the youngest first"))
    return tuple(
        (pair[0], table.number(f"by_age[{number}][1]", pair[1])) for number, pair in enumerate(pairs)
    )


def _is_pair(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    age = value[0]
    return isinstance(age, int) and not isinstance(age, bool) and 0 <= age <= OLDEST


def _education(table: TableReader) -> EducationRule:
    return EducationRule(
        DegreeLevel(table.choice("min", DEGREES)),
        table.choice_or_none("field", (STEM, *OCCUPATIONS)),
        table.country() if table.has("country") else "",
        table.whole_or_none("within_years", 1, MOST_YEARS),
    )


def _experience(table: TableReader) -> ExperienceRule:
    return ExperienceRule(table.amount("min_years"), table.whole_or_none("within_years", 1, MOST_YEARS))


def _language(table: TableReader) -> LanguageRule:
    code = table.text("code")
    if code and not is_language(code):
        table.complain("code", tr("{code} is no ISO 639-1 code", code=shown(code)))
    return LanguageRule(code, LanguageLevel(table.choice("min", LEVELS)))


def _age(table: TableReader) -> AgeRule:
    low, high = table.whole_or_none("min", 0, OLDEST), table.whole_or_none("max", 0, OLDEST)
    if low is None and high is None:
        table.complain("", tr("must have min or max, or both"))
    elif low is not None and high is not None and low > high:
        table.complain("max", tr("is below min"))
    return AgeRule(low, high)


def _funds(table: TableReader) -> FundsRule:
    return FundsRule(table.amount("min"), table.currency())


def _citizenship(table: TableReader) -> CitizenshipRule:
    if not table.has("any_of") and not table.has("none_of"):
        table.complain("", tr("must have any_of or none_of, or both"))
    return CitizenshipRule(
        citizens(table, "any_of") if table.has("any_of") else (),
        citizens(table, "none_of") if table.has("none_of") else (),
    )


def _occupation(table: TableReader) -> OccupationRule:
    found = table.texts("any_of")
    for number, entry in enumerate(found):
        if entry and entry not in OCCUPATIONS:
            table.complain(
                f"any_of[{number}]", tr("must be one of: {options}", options=", ".join(OCCUPATIONS))
            )
    return OccupationRule(found)


_KINDS: dict[str, Callable[[TableReader], Rule]] = {
    "salary": _salary,
    "education": _education,
    "experience": _experience,
    "language": _language,
    "age": _age,
    "funds": _funds,
    "citizenship": _citizenship,
    "occupation": _occupation,
}
_PLAIN: dict[str, Rule] = {"job_offer": JobOfferRule(), "sponsor": SponsorRule(), "points": PointsRule()}
