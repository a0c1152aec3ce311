"""A route over all applications to its country: how many of them meet what depends on the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.i18n import tr, trn
from tracker.visas.answers import RequirementCheck, RouteCheck, State

Counted = tuple[RouteCheck, int]


def tallied(best: RouteCheck, each: Sequence[Counted]) -> RouteCheck:
    """``best`` with the reasons of its job-dependent requirements told over ``each`` (check, how many)."""
    told = tuple(
        _told(check, [(route.requirements[place], count) for route, count in each])
        for place, check in enumerate(best.requirements)
    )
    return replace(best, requirements=told)


def _told(check: RequirementCheck, each: Sequence[tuple[RequirementCheck, int]]) -> RequirementCheck:
    if not check.depends_on_job or check.tick is not None:
        return check
    return replace(check, answer=replace(check.answer, reason=_tally_words(each)))


def _tally_words(each: Sequence[tuple[RequirementCheck, int]]) -> str:
    """``Holds for 31 of your 51 applications; 6 fall short, 14 give no pay.``"""
    total = sum(count for _, count in each)
    held = _count(each, State.MET)
    short = sum(count for check, count in each if check.answer.short is not None)
    failed = _count(each, State.UNMET) - short
    no_pay = sum(
        count
        for check, count in each
        if check.answer.state is State.UNKNOWN and "pay" in check.answer.missing
    )
    unknown = _count(each, State.UNKNOWN) - no_pay
    rest = [
        trn("{count} falls short", "{count} fall short", short) if short else "",
        trn("{count} fails", "{count} fail", failed) if failed else "",
        trn("{count} gives no pay", "{count} give no pay", no_pay) if no_pay else "",
        trn("{count} is not known", "{count} are not known", unknown) if unknown else "",
    ]
    told = trn(
        "Holds for {held} of your {count} application",
        "Holds for {held} of your {count} applications",
        total,
        held=held,
    )
    said = ", ".join(part for part in rest if part)
    return tr("{told}; {rest}.", told=told, rest=said) if said else tr("{told}.", told=told)


def _count(each: Sequence[tuple[RequirementCheck, int]], state: State) -> int:
    return sum(count for check, count in each if check.answer.state is state)
