"""A points test: the best band of each factor, what is still open, and what would reach the pass mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.i18n import tr
from tracker.visas.answers import Answer, FactorCheck, Money, PointsCheck, State
from tracker.visas.facts import Facts
from tracker.visas.rule_types import AgeRule, CitizenshipRule
from tracker.visas.rules import answer, leaves
from tracker.visas.types import Band, Factor, Points


def check_points(points: Points, facts: Facts, chosen: Mapping[str, int]) -> PointsCheck:
    """The test on ``facts``; ``chosen`` are bands answered by hand, by factor id."""
    factors = tuple(_factor(factor, facts, chosen.get(factor.id)) for factor in points.factors)
    have = sum(factor.have for factor in factors)
    still_open = sum(factor.open for factor in factors)
    found = _answer(have, still_open, points.pass_mark, factors)
    if found.state is State.UNMET:
        found = replace(found, short=_short(points, facts, factors))
    reach = _reach(points, factors, points.pass_mark - have) if found.state is not State.MET else ()
    return PointsCheck(have, still_open, points.pass_mark, factors, found, reach)


def _factor(factor: Factor, facts: Facts, chosen: int | None) -> FactorCheck:
    """Bands are asked from the most points down: below one that holds none matters."""
    best: int | None = None
    unknown: dict[int, Answer] = {}
    for place in sorted(range(len(factor.bands)), key=lambda place: -factor.bands[place].points):
        found = _state(factor.bands[place], facts, place, chosen)
        if found.state is State.MET:
            best = place
            break
        if found.state is State.UNKNOWN:
            unknown[place] = found
    have = 0 if best is None else factor.bands[best].points
    if best is not None:
        unknown = {place: found for place, found in unknown.items() if factor.bands[place].points > have}
    possible = max([have, *(factor.bands[place].points for place in unknown)])
    return FactorCheck(
        factor.id,
        factor.title,
        factor.max,
        have,
        possible - have,
        _reason(factor, unknown, best),
        best,
        any(factor.bands[place].rule is None for place in unknown),
        frozenset[str]().union(*(found.missing for found in unknown.values())),
    )


def _state(band: Band, facts: Facts, place: int, chosen: int | None) -> Answer:
    if band.rule is not None:
        return answer(band.rule, facts)
    if chosen is None:
        return Answer(State.UNKNOWN, tr("Only you can say."), frozenset({"points"}))
    return Answer(State.MET if place == chosen else State.UNMET, tr("You said so."))


def _reason(factor: Factor, unknown: Mapping[int, Answer], best: int | None) -> str:
    if unknown:
        return " ".join(dict.fromkeys(found.reason for found in unknown.values()))
    return tr("None of it holds.") if best is None else factor.bands[best].title


def _answer(have: int, still_open: int, asked: int, factors: Iterable[FactorCheck]) -> Answer:
    values = {"have": have, "asked": asked, "open": still_open}
    if have >= asked:
        return Answer(State.MET, tr("{have} points; {asked} are asked.", **values))
    if have + still_open < asked:
        most = have + still_open
        return Answer(State.UNMET, tr("At most {most} points; {asked} are asked.", most=most, asked=asked))
    reason = tr("{have} points so far, up to {open} more open; {asked} are asked.", **values)
    return Answer(State.UNKNOWN, reason, frozenset[str]().union(*(factor.missing for factor in factors)))


def _short(points: Points, facts: Facts, factors: Sequence[FactorCheck]) -> Money | None:
    """The least that must be paid more to reach the pass mark; None if pay alone cannot mend it."""
    possible = [check.have + check.open for check in factors]
    gaps: list[tuple[Money, int, int]] = []
    for place, factor in enumerate(points.factors):
        for band in factor.bands:
            if band.rule is None or band.points <= possible[place]:
                continue
            short = answer(band.rule, facts).short
            if short is not None and all(gap.currency == short.currency for gap, _, _ in gaps):
                gaps.append((short, place, band.points))
    for short, place, gained in sorted(gaps, key=lambda gap: gap[0].amount):
        possible[place] = max(possible[place], gained)
        if sum(possible) >= points.pass_mark:
            return short
    return None


def _reach(points: Points, factors: Sequence[FactorCheck], needed: int) -> tuple[str, ...]:
    """The fewest bands that a person could still come to and that fill the gap; empty if none do."""
    gains = []
    for factor, check in zip(points.factors, factors, strict=True):
        band = _best_to_reach(factor, check.have)
        if band is not None:
            gains.append((band.points - check.have, factor.title, band.title))
    named: list[str] = []
    for gain, factor_title, band_title in sorted(gains, key=lambda found: -found[0]):
        if needed <= 0:
            break
        named.append(tr("{factor}: {band} (+{gain})", factor=factor_title, band=band_title, gain=gain))
        needed -= gain
    return tuple(named) if needed <= 0 else ()


def _best_to_reach(factor: Factor, have: int) -> Band | None:
    better = [band for band in factor.bands if band.points > have]
    better.sort(key=lambda band: -band.points)
    return next(filter(_can_change, better), None)


def _can_change(band: Band) -> bool:
    """Age and passport are what they are."""
    return band.rule is None or not any(
        isinstance(leaf, AgeRule | CitizenshipRule) for leaf in leaves(band.rule)
    )
