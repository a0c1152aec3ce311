"""What a route's requirements come to together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.i18n import tr, trn
from tracker.visas.answers import Money, RequirementCheck, State
from tracker.visas.badge import Verdict
from tracker.visas.rule_types import PointsRule
from tracker.visas.types import Route

Found = tuple[Verdict, str, Money | None]


def route_verdict(route: Route, checks: Sequence[RequirementCheck], day: date) -> Found:
    """The verdict, its reason and by how much pay misses. Papers still to bring hinder nothing."""
    if route.closed_on is not None and route.closed_on <= day:
        return Verdict.NOT_ELIGIBLE, tr("This route closed on {day}.", day=route.closed_on.isoformat()), None
    if route.opened_on is not None and route.opened_on > day:
        return Verdict.NOT_ELIGIBLE, tr("This route opens on {day}.", day=route.opened_on.isoformat()), None
    unmet = [check for check in checks if check.answer.state is State.UNMET]
    if unmet:
        return _failed(unmet)
    unknown = [check for check in checks if check.is_open and not check.is_to_do]
    if unknown:
        return _open(unknown)
    waiting = sum(check.is_to_do for check in checks)
    if waiting:
        return Verdict.ELIGIBLE, trn("{count} left to tick off.", "{count} left to tick off.", waiting), None
    return Verdict.ELIGIBLE, tr("All of it holds."), None


def _failed(unmet: Sequence[RequirementCheck]) -> Found:
    reason = " ".join(dict.fromkeys(check.answer.reason for check in unmet))
    gap = _gap(unmet)
    return (Verdict.NOT_ELIGIBLE if gap is None else Verdict.SHORT), reason, gap


def _gap(unmet: Sequence[RequirementCheck]) -> Money | None:
    """By how much pay misses, where that is all that fails. A points test that as much mends may fail."""
    points = [check.answer.short for check in unmet if _is_points(check)]
    others = [check.answer.short for check in unmet if not _is_points(check)]
    gaps = [gap for gap in others if gap is not None]
    if not gaps or len(gaps) < len(others):
        return None
    largest = max(gaps, key=lambda gap: gap.amount)
    return largest if all(_is_mended(short, largest) for short in points) else None


def _is_points(check: RequirementCheck) -> bool:
    return isinstance(check.requirement.rule, PointsRule)


def _is_mended(short: Money | None, by: Money) -> bool:
    return (
        short is not None
        and (short.currency, short.per) == (by.currency, by.per)
        and short.amount <= by.amount
    )


def _open(unknown: Sequence[RequirementCheck]) -> Found:
    reason = " ".join(dict.fromkeys(_said(check) for check in unknown))
    missing = frozenset[str]().union(*(check.answer.missing for check in unknown))
    return (Verdict.NO_PAY if missing == {"pay"} else Verdict.TO_CHECK), reason, None


def _said(check: RequirementCheck) -> str:
    """The reason of a rule; what only the person can answer is told by its title."""
    return check.answer.reason if check.by_rule else tr("To answer: {title}.", title=check.title)
