"""Whether a job's pay reaches a threshold: over ranges, periods, currencies and scales by age."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tracker.domain.pay import Pay, Period
from tracker.i18n import tr
from tracker.visas.answers import Answer, Money, State
from tracker.visas.facts import Facts
from tracker.visas.money import Measured, compare, measure, money_words
from tracker.visas.rule_types import SalaryRule

_WHOLE = Decimal(1)


def amount_at(scale: tuple[tuple[int, Decimal], ...], age: int) -> Decimal:
    """The amount that a scale by age asks: flat outside, straight lines between, whole units."""
    before = scale[0]
    for point in scale:
        if age <= point[0]:
            return _between(before, point, age)
        before = point
    return before[1]


def _between(low: tuple[int, Decimal], high: tuple[int, Decimal], age: int) -> Decimal:
    if low[0] == high[0]:
        return high[1]
    part = Decimal(age - low[0]) / (high[0] - low[0])
    return (low[1] + (high[1] - low[1]) * part).quantize(_WHOLE, ROUND_HALF_UP)


def salary_answer(rule: SalaryRule, facts: Facts) -> Answer:
    """The pay of the facts' job against the rule, with both figures in its reason."""
    if facts.job is None:
        return _unknown(tr("Depends on the pay: {asked} are asked.", asked=_asked_words(rule, facts)), "job")
    pay = facts.job.pay
    if pay is None:
        return _unknown(tr("No pay given; {asked} are asked.", asked=_asked_words(rule, facts)), "pay")
    if pay.currency is None:
        return _unknown(
            tr("The pay names no currency; {asked} are asked.", asked=_asked_words(rule, facts)), "pay"
        )
    lowest, highest = thresholds(rule, facts)
    if lowest == highest:
        return _against(pay, Money(lowest, rule.currency, rule.per))
    return _of_unknown_age(pay, rule, lowest, highest)


def thresholds(rule: SalaryRule, facts: Facts) -> tuple[Decimal, Decimal]:
    """The least and the most that the rule may ask; the same where the age is known or decides nothing."""
    if rule.min is not None:
        return rule.min, rule.min
    if facts.age is not None:
        asked = amount_at(rule.by_age, facts.age)
        return asked, asked
    amounts = [amount for _, amount in rule.by_age]
    return min(amounts), max(amounts)


def _asked_words(rule: SalaryRule, facts: Facts) -> str:
    lowest, highest = thresholds(rule, facts)
    words = money_words(Money(highest, rule.currency, rule.per))
    if lowest == highest:
        return words
    return tr("{low} to {high} by age", low=money_words(Money(lowest, rule.currency, rule.per)), high=words)


def _of_unknown_age(pay: Pay, rule: SalaryRule, lowest: Decimal, highest: Decimal) -> Answer:
    at_most = _against(pay, Money(highest, rule.currency, rule.per))
    if at_most.state is State.MET:
        return at_most
    at_least = _against(pay, Money(lowest, rule.currency, rule.per))
    if at_least.state is State.UNMET:
        return at_least
    low, high = (money_words(Money(amount, rule.currency, rule.per)) for amount in (lowest, highest))
    return _unknown(tr("{low} to {high} are asked, by age.", low=low, high=high), "born")


def _against(pay: Pay, asked: Money) -> Answer:
    """A range holds only if its lower end does; its upper end alone leaves it to what is agreed."""
    period = pay.period or Period.YEAR
    low, high = (_measured(amount, pay, period, asked) for amount in (pay.low, pay.high))
    if low is None and high is None:
        return _unknown(
            tr("No reference rate from {currency} to {asked}.", currency=pay.currency, asked=asked.currency),
            "rate",
        )
    if low is not None and compare(low, asked.amount) == 1:
        return _met(low, asked, pay)
    if high is not None and compare(high, asked.amount) == -1:
        return _missed(high, asked, pay)
    return _undecided(low, high, asked)


def _measured(amount: Decimal | None, pay: Pay, period: Period, asked: Money) -> Measured | None:
    return None if amount is None or pay.currency is None else measure(amount, pay.currency, period, asked)


def _met(found: Measured, asked: Money, pay: Pay) -> Answer:
    above = found.amount - asked.amount
    values = {"pays": _words(found, asked), "asked": money_words(asked)}
    reason = (
        tr("Offer pays {pays}; {asked} are asked: {above} above.", above=_difference(above, asked), **values)
        if above
        else tr("Offer pays {pays}, exactly what is asked.", **values)
    )
    return Answer(State.MET, reason + _how(found, pay), is_converted=found.rate_day is not None)


def _missed(found: Measured, asked: Money, pay: Pay) -> Answer:
    if pay.period is None:
        return _unknown(
            tr(
                "The pay names no period: taken for a year it falls short of {asked}.",
                asked=money_words(asked),
            ),
            "pay",
        )
    missing = Money(asked.amount - found.amount, asked.currency, asked.per)
    reason = tr(
        "Offer pays {pays}; {asked} are asked: {short} short.",
        pays=_words(found, asked),
        asked=money_words(asked),
        short=_difference(missing.amount, asked),
    )
    is_converted = found.rate_day is not None
    return Answer(State.UNMET, reason + _how(found, pay), short=missing, is_converted=is_converted)


def _undecided(low: Measured | None, high: Measured | None, asked: Money) -> Answer:
    ends = [end for end in (low, high) if end is not None]
    if low is not None and high is not None and low.amount == high.amount:
        reason = tr(
            "Offer pays {pays}, too near to {asked} to tell after converting.",
            pays=_words(low, asked),
            asked=money_words(asked),
        )
        return Answer(State.UNKNOWN, reason, frozenset({"agreed_pay"}), is_converted=True)
    offered = " – ".join(_words(end, asked) for end in ends)
    reason = tr(
        "Depends on the pay you agree: {offered}; {asked} are asked.",
        offered=offered,
        asked=money_words(asked),
    )
    is_converted = any(end.rate_day is not None for end in ends)
    return Answer(State.UNKNOWN, reason, frozenset({"agreed_pay"}), is_converted=is_converted)


def _words(found: Measured, asked: Money) -> str:
    rounded = found.amount if found.rate_day is None else found.amount.quantize(_WHOLE, ROUND_HALF_UP)
    return money_words(Money(_two_places(rounded), asked.currency, asked.per))


def _difference(amount: Decimal, asked: Money) -> str:
    return money_words(Money(_two_places(amount), asked.currency))


def _two_places(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _how(found: Measured, pay: Pay) -> str:
    """How the figure came about, where it is not the one that was posted."""
    notes = []
    if found.rate_day is not None:
        notes.append(tr("Converted at the ECB rate of {day}.", day=found.rate_day.isoformat()))
    if pay.period is Period.HOUR:
        notes.append(tr("Counted as 2,080 hours a year."))
    return "".join(f" {note}" for note in notes)


def _unknown(reason: str, *missing: str) -> Answer:
    return Answer(State.UNKNOWN, reason, frozenset(missing))
