"""The words of verdicts, on badges and in lists."""

from __future__ import annotations

from tracker.domain.pay import Period
from tracker.domain.pay_display import short_period
from tracker.i18n import tr
from tracker.visas.answers import RouteCheck
from tracker.visas.badge import Verdict
from tracker.visas.money import short_money


def verdict_label(verdict: Verdict) -> str:
    """The verdict's name, for filters and groups."""
    return {
        Verdict.NO_VISA_NEEDED: tr("Needs no visa"),
        Verdict.ELIGIBLE: tr("Eligible"),
        Verdict.TO_CHECK: tr("To check"),
        Verdict.NO_PAY: tr("No pay given"),
        Verdict.SHORT: tr("Pay too low"),
        Verdict.NOT_ELIGIBLE: tr("Not eligible"),
        Verdict.NO_ROUTE: tr("No route known"),
    }[verdict]


def badge_words(check: RouteCheck) -> str:
    """``Eligible``, ``2 to check``, ``£2,700 short``: what a card has room for."""
    if check.verdict is Verdict.TO_CHECK and _needs_only_a_job(check):
        return tr("Needs an offer")
    if check.verdict is Verdict.TO_CHECK:
        return tr("{count} to check", count=check.to_check)
    if check.verdict is Verdict.SHORT and check.short is not None:
        amount = short_money(check.short.amount, check.short.currency)
        return tr("{amount} short", amount=short_period(amount, Period(check.short.per or Period.YEAR)))
    return verdict_label(check.verdict)


def _needs_only_a_job(check: RouteCheck) -> bool:
    missing = [asked.answer.missing for asked in check.requirements if asked.by_rule and asked.answer.missing]
    return bool(missing) and all(facts == {"job"} for facts in missing)
