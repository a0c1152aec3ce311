"""One requirement of a route: the rule of the day, the person's tick, and what an announced change brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.i18n import tr
from tracker.visas.answers import Answer, Later, PlanFacts, RequirementCheck, State, Tick
from tracker.visas.facts import Facts
from tracker.visas.freshness import figure_is_old
from tracker.visas.rule_types import Rule
from tracker.visas.rules import answer, depends_on_job
from tracker.visas.types import Change, Requirement

_SETTLED = (Tick.DONE, Tick.DOES_NOT_APPLY)


def check_requirement(asked: Requirement, facts: Facts, plan: PlanFacts) -> RequirementCheck:
    """The requirement on the facts' day. What the person ticked as done counts as met."""
    held = _held(asked, facts.day)
    title, rule = (held.title or asked.title, held.rule) if held else (asked.title, asked.rule)
    tick = plan.ticks.get(asked.id)
    return RequirementCheck(
        asked,
        title,
        _answer(rule, facts, tick),
        by_rule=rule is not None,
        depends_on_job=rule is not None and depends_on_job(rule),
        tick=tick,
        later=_later(asked, facts, tick),
        is_stale=_is_stale(asked, held, facts.day),
    )


def _held(asked: Requirement, day: date) -> Change | None:
    """The last announced change that holds by ``day``."""
    return next((change for change in reversed(asked.changes) if change.from_day <= day), None)


def _is_stale(asked: Requirement, held: Change | None, day: date) -> bool:
    if held is not None:
        return figure_is_old(held.as_of, None, day)
    return figure_is_old(asked.as_of, asked.until, day)


def _answer(rule: Rule | None, facts: Facts, tick: Tick | None) -> Answer:
    if tick is Tick.DONE:
        return Answer(State.MET, tr("You ticked this off."))
    if tick is Tick.DOES_NOT_APPLY:
        return Answer(State.MET, tr("Does not apply to you, as you said."))
    if rule is not None:
        return answer(rule, facts)
    reason = (
        tr("Under way.") if tick is Tick.UNDER_WAY else tr("Only you can say: tick this off when it holds.")
    )
    return Answer(State.UNKNOWN, reason)


def _later(asked: Requirement, facts: Facts, tick: Tick | None) -> Later | None:
    """What the next announced change will ask."""
    if tick in _SETTLED:
        return None
    for change in asked.changes:
        if change.from_day > facts.day:
            then = replace(facts, day=change.from_day)
            return Later(change.from_day, change.title or asked.title, _answer(change.rule, then, tick))
    return None
