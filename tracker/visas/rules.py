"""One rule evaluated on known facts: met, unmet or unknown, always with the reason in words.

``any``, ``all`` and ``not`` are Kleene's: a missing fact is unknown, and what it cannot change is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from tracker.i18n import tr
from tracker.visas import job_rules, person_rules
from tracker.visas import rule_types as rules
from tracker.visas.answers import Answer, Money, State
from tracker.visas.facts import Facts
from tracker.visas.salary import salary_answer


def answer(rule: rules.Rule, facts: Facts) -> Answer:
    """What ``rule`` comes to on ``facts``."""
    return _ANSWERS[type(rule)](rule, facts)


def all_of(answers: Sequence[Answer]) -> Answer:
    """Every one holds: one that fails decides, then one that is unknown."""
    failed = [found for found in answers if found.state is State.UNMET]
    if failed:
        return Answer(State.UNMET, _reasons(failed), short=_largest(failed), is_converted=_converted(failed))
    unknown = [found for found in answers if found.state is State.UNKNOWN]
    if unknown:
        return _unknown(unknown)
    return Answer(State.MET, _reasons(answers), is_converted=_converted(answers))


def any_of(answers: Sequence[Answer]) -> Answer:
    """At least one holds: one that holds decides, then one that is unknown."""
    for found in answers:
        if found.state is State.MET:
            return found
    unknown = [found for found in answers if found.state is State.UNKNOWN]
    if unknown:
        return _unknown(unknown)
    nearest = _smallest(answers)
    if nearest is not None:
        return nearest
    return Answer(State.UNMET, _reasons(answers), is_converted=_converted(answers))


def not_of(found: Answer) -> Answer:
    """The inner one fails; a missing fact stays missing."""
    state = {State.MET: State.UNMET, State.UNMET: State.MET, State.UNKNOWN: State.UNKNOWN}[found.state]
    reason = tr("Must not hold: {reason}", reason=found.reason) if state is State.UNMET else found.reason
    return Answer(state, reason, found.missing, is_converted=found.is_converted)


def depends_on_job(rule: rules.Rule) -> bool:
    """Whether an application can change what the rule comes to (a points test is asked for itself)."""
    return any(isinstance(leaf, _OF_THE_JOB) for leaf in leaves(rule))


def leaves(rule: rules.Rule) -> Iterable[rules.Rule]:
    """The rules that ask a fact."""
    if isinstance(rule, rules.AnyRule | rules.AllRule):
        for inner in rule.rules:
            yield from leaves(inner)
    elif isinstance(rule, rules.NotRule):
        yield from leaves(rule.rule)
    else:
        yield rule


def _unknown(answers: Sequence[Answer]) -> Answer:
    missing = frozenset[str]().union(*(found.missing for found in answers))
    return Answer(State.UNKNOWN, _reasons(answers), missing, is_converted=_converted(answers))


def _reasons(answers: Iterable[Answer]) -> str:
    return " ".join(dict.fromkeys(found.reason for found in answers))


def _converted(answers: Iterable[Answer]) -> bool:
    return any(found.is_converted for found in answers)


def _largest(failed: Sequence[Answer]) -> Money | None:
    """By how much pay misses, where pay is all that misses."""
    gaps = [found.short for found in failed if found.short is not None]
    return max(gaps, key=lambda gap: gap.amount) if len(gaps) == len(failed) else None


def _smallest(failed: Sequence[Answer]) -> Answer | None:
    """The failure that the least pay would mend."""
    near = [(found.short.amount, place) for place, found in enumerate(failed) if found.short is not None]
    return failed[min(near)[1]] if near else None


def _points(_rule: rules.PointsRule, facts: Facts) -> Answer:
    if facts.points is None:
        return Answer(State.UNKNOWN, tr("The points are not known."), frozenset({"points"}))
    return facts.points.answer


def _any(rule: rules.AnyRule, facts: Facts) -> Answer:
    """Pay that would mend a points test is no way of its own: other points do it as well."""
    found = [answer(inner, facts) for inner in rule.rules]
    return any_of(
        [
            replace(each, short=None) if isinstance(inner, rules.PointsRule) else each
            for inner, each in zip(rule.rules, found, strict=True)
        ]
    )


def _all(rule: rules.AllRule, facts: Facts) -> Answer:
    return all_of([answer(inner, facts) for inner in rule.rules])


def _not(rule: rules.NotRule, facts: Facts) -> Answer:
    return not_of(answer(rule.rule, facts))


def _job_offer(_rule: rules.JobOfferRule, facts: Facts) -> Answer:
    return job_rules.job_offer_answer(facts)


def _sponsor(_rule: rules.SponsorRule, facts: Facts) -> Answer:
    return job_rules.sponsor_answer(facts)


_ANSWERS: dict[type, Callable[[Any, Facts], Answer]] = {
    rules.SalaryRule: salary_answer,
    rules.JobOfferRule: _job_offer,
    rules.SponsorRule: _sponsor,
    rules.EducationRule: person_rules.education_answer,
    rules.ExperienceRule: person_rules.experience_answer,
    rules.LanguageRule: person_rules.language_answer,
    rules.AgeRule: person_rules.age_answer,
    rules.FundsRule: person_rules.funds_answer,
    rules.CitizenshipRule: person_rules.citizenship_answer,
    rules.OccupationRule: job_rules.occupation_answer,
    rules.PointsRule: _points,
    rules.AnyRule: _any,
    rules.AllRule: _all,
    rules.NotRule: _not,
}

_OF_THE_JOB = (rules.SalaryRule, rules.JobOfferRule, rules.SponsorRule, rules.OccupationRule)
