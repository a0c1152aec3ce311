"""Applications that come to the same on a route, however many they are.

A salary rule asks only on which side of its threshold a pay lies, so offers that all pay differently are of a
few kinds. One of a kind tells the state, what is missing and the verdict of all of it; only the figures in
its words are its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain, combinations, pairwise

from tracker.domain.pay import Pay, Period
from tracker.domain.person import Profile
from tracker.visas.answers import Job, Money
from tracker.visas.facts import Facts
from tracker.visas.money import Measured, compare, measure
from tracker.visas.route_checks import leaves_of, looked_at
from tracker.visas.rule_types import Rule, SalaryRule
from tracker.visas.salary import thresholds
from tracker.visas.types import Route

Unit = tuple[str, Period | None]
"""What an amount of pay is counted in: its currency and its period."""
Place = Callable[[Decimal], int | None]
"""How an amount stands to what is asked. It changes one way only while the amount grows."""

NO_RATE = 2
"""Where no reference rate leads to the threshold's currency; else as ``money.compare`` answers."""


def alike(routes: Sequence[Route], jobs: Mapping[Job, int], profile: Profile, day: date) -> dict[Job, int]:
    """The first job of each kind, in the order of ``jobs``, with how many there are of the kind.

    All of a kind come to the same on every one of the routes, but for the figures in their reasons.
    """
    leaves = [[*_leaves(route)] for route in routes]
    names = looked_at(leaf for found in leaves for leaf in found)
    facts = Facts(profile, None, day)
    pays = _PayKinds([_asked(found, facts) for found in leaves], jobs) if "pay" in names else None
    counts: dict[tuple[object, ...], int] = {}
    firsts: dict[tuple[object, ...], Job] = {}
    for job, count in jobs.items():
        kind = (
            pays.kind(job.pay) if pays is not None else (),
            job.occupation if "occupation" in names else "",
            _sponsor_kind(job) if "sponsorship" in names else "",
        )
        firsts.setdefault(kind, job)
        counts[kind] = counts.get(kind, 0) + count
    return {job: counts[kind] for kind, job in firsts.items()}


def _leaves(route: Route) -> Iterable[Rule]:
    return chain.from_iterable(leaves_of(asked, route) for asked in route.requirements)


def _asked(leaves: Iterable[Rule], facts: Facts) -> list[Money]:
    """Every threshold that pay is compared with."""
    return [
        Money(amount, rule.currency, rule.per)
        for rule in leaves
        if isinstance(rule, SalaryRule)
        for amount in thresholds(rule, facts)
    ]


def _sponsor_kind(job: Job) -> str:
    """An employer in a register sponsors, whatever the posting says."""
    return "in a register" if job.sponsor_note else job.sponsorship


class _PayKinds:
    """Tells pays apart by how they stand to the thresholds of some routes, and by nothing else."""

    def __init__(self, asked: Sequence[Sequence[Money]], jobs: Iterable[Job]) -> None:
        """``asked`` are the thresholds of each route, ``jobs`` those whose pays will be asked for."""
        self._thresholds = dict.fromkeys(chain.from_iterable(asked))
        self._pairs = dict.fromkeys(chain.from_iterable(map(_pairs, asked)))
        self._numbers: dict[tuple[int | None, ...], int] = {}
        self._known = {unit: self._placed(unit, amounts) for unit, amounts in _amounts(jobs).items()}

    def kind(self, pay: Pay | None) -> tuple[object, ...]:
        """The kind of a pay of one of the jobs."""
        if pay is None or pay.currency is None:
            return (pay is None,)
        known = self._known[pay.currency, pay.period]
        low = None if pay.low is None else known[pay.low]
        high = None if pay.high is None else known[pay.high]
        return pay.period is None, low, high

    def _placed(self, unit: Unit, amounts: Sequence[Decimal]) -> dict[Decimal, int]:
        """Amounts in order, each with the number of where it stands to every threshold."""
        places = [*self._places(unit)]
        cuts = sorted({0, len(amounts)}.union(*(_changes(amounts, place) for place in places)))
        found: dict[Decimal, int] = {}
        for start, end in pairwise(cuts):
            stands = tuple(place(amounts[start]) for place in places)
            number = self._numbers.setdefault(stands, len(self._numbers))
            found.update(dict.fromkeys(amounts[start:end], number))
        return found

    def _places(self, unit: Unit) -> Iterator[Place]:
        for asked in self._thresholds:
            yield partial(_reach, unit, asked)
        for one, other in self._pairs:
            yield partial(_nearer, unit, one, other)


def _amounts(jobs: Iterable[Job]) -> dict[Unit, list[Decimal]]:
    """The different amounts that are paid, in order, by what they are counted in."""
    found: dict[Unit, set[Decimal]] = {}
    for job in jobs:
        pay = job.pay
        if pay is not None and pay.currency is not None:
            amounts = found.setdefault((pay.currency, pay.period), set())
            amounts.update(end for end in (pay.low, pay.high) if end is not None)
    return {unit: sorted(amounts) for unit, amounts in found.items()}


def _pairs(asked: Iterable[Money]) -> Iterator[tuple[Money, Money]]:
    """Thresholds of which now the one is missed by more, now the other: by the hour and by the year, say."""
    for one, other in combinations(dict.fromkeys(asked), 2):
        if (one.currency, one.per) != (other.currency, other.per):
            yield one, other


def _changes(amounts: Sequence[Decimal], place: Place) -> set[int]:
    """Where in the ordered amounts another place begins."""
    found: set[int] = set()
    here, last = 0, place(amounts[-1])
    while here < len(amounts) and place(amounts[here]) != last:
        here = _end(amounts, here, place)
        found.add(here)
    return found


def _end(amounts: Sequence[Decimal], start: int, place: Place) -> int:
    """How far the place of the amount at ``start`` reaches."""
    here = place(amounts[start])
    return bisect_left(amounts, True, lo=start, key=lambda amount: place(amount) != here)


def _reach(unit: Unit, asked: Money, amount: Decimal) -> int | None:
    found = _measured(amount, unit, asked)
    return NO_RATE if found is None else compare(found, asked.amount)


def _nearer(unit: Unit, one: Money, other: Money, amount: Decimal) -> int:
    """Which of two thresholds the amount misses by more; 1 for the first one, -1 for the other."""
    first, second = _measured(amount, unit, one), _measured(amount, unit, other)
    if first is None or second is None:
        return 0
    left, more = one.amount - first.amount, other.amount - second.amount
    return (left > more) - (left < more)


def _measured(amount: Decimal, unit: Unit, asked: Money) -> Measured | None:
    currency, period = unit
    return measure(amount, currency, period or Period.YEAR, asked)
