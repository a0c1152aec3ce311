"""From signature to first day: the steps of a route with their shortest and longest times, in days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.i18n import tr
from tracker.visas.types import Route

DECISION = -1
"""The number of the phase that is no step of the file: the decision."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One step; its days are None where nobody says. ``number`` is its place in the route, or DECISION."""

    number: int
    title: str
    actor: str
    low_days: int | None
    high_days: int | None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase on the calendar: it starts at the earliest, ends at the earliest, ends at the latest."""

    phase: Phase
    start: date
    early_end: date
    late_end: date


def phases(route: Route, own_days: Mapping[int, tuple[int, int]]) -> tuple[Phase, ...]:
    """The route's steps with the person's own figures, then the file's, then the decision time.

    The decision time stands at the first step of the authority that has no figures of its own; where there
    is none, it follows as a phase of its own.
    """
    found = [
        Phase(number, step.title, step.actor, step.low_days, step.high_days)
        for number, step in enumerate(route.steps)
    ]
    _place_decision(found, route)
    return tuple(_own(phase, own_days) for phase in found)


def _place_decision(found: list[Phase], route: Route) -> None:
    if route.processing is None:
        return
    days = (route.processing.low_days, route.processing.high_days)
    for place, phase in enumerate(found):
        if phase.actor == "authority":
            if phase.low_days is None:
                found[place] = Phase(phase.number, phase.title, phase.actor, *days)
            return
    found.append(Phase(DECISION, tr("Decision"), "authority", *days))


def _own(phase: Phase, own_days: Mapping[int, tuple[int, int]]) -> Phase:
    own = own_days.get(phase.number)
    return phase if own is None else Phase(phase.number, phase.title, phase.actor, *own, is_own=True)


def total_days(found: Sequence[Phase]) -> tuple[int, int] | None:
    """The shortest and the longest way through all phases, None where no phase has figures."""
    known = [(phase.low_days, phase.high_days) for phase in found if phase.low_days is not None]
    if not known:
        return None
    return sum(low for low, _ in known), sum(high or low for low, high in known)


def bars(found: Sequence[Phase], signing: date) -> Iterator[Bar]:
    """Each phase after a date of signing, one after another."""
    early = late = signing
    for phase in found:
        low = phase.low_days or 0
        start, early, late = early, early + timedelta(low), late + timedelta(phase.high_days or low)
        yield Bar(phase, start, early, late)


def first_day(found: Sequence[Phase], signing: date) -> tuple[date, date]:
    """The earliest and the latest first day at work after a date of signing."""
    low, high = total_days(found) or (0, 0)
    return signing + timedelta(low), signing + timedelta(high)


def sign_by(found: Sequence[Phase], wished: date) -> tuple[date, date]:
    """By when to sign for a wished first day: if all takes long, and at the very latest."""
    low, high = total_days(found) or (0, 0)
    return wished - timedelta(high), wished - timedelta(low)
