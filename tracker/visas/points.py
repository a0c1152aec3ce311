"""A points test: the best band of each factor, what is still open, and what would reach the pass mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.i18n import tr
from tracker.visas.answers import Answer, FactorCheck, PointsCheck, State
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
    reach = _reach(points, factors, points.pass_mark - have) if found.state is not State.MET else ()
    return PointsCheck(have, still_open, points.pass_mark, factors, found, reach)


def _factor(factor: Factor, facts: Facts, chosen: int | None) -> FactorCheck:
    states = [_state(band, facts, place, chosen) for place, band in enumerate(factor.bands)]
    met = [place for place, found in enumerate(states) if found.state is State.MET]
    best = max(met, key=lambda place: factor.bands[place].points, default=None)
    have = 0 if best is None else factor.bands[best].points
    open_bands = [
        place
        for place, found in enumerate(states)
        if found.state is State.UNKNOWN and (best is None or factor.bands[place].points > have)
    ]
    possible = max([have, *(factor.bands[place].points for place in open_bands)])
    by_hand = any(factor.bands[place].rule is None for place in open_bands)
    return FactorCheck(
        factor.id,
        factor.title,
        factor.max,
        have,
        possible - have,
        _reason(factor, states, best, open_bands),
        best,
        by_hand,
        frozenset[str]().union(*(states[place].missing for place in open_bands)),
    )


def _state(band: Band, facts: Facts, place: int, chosen: int | None) -> Answer:
    if band.rule is not None:
        return answer(band.rule, facts)
    if chosen is None:
        return Answer(State.UNKNOWN, tr("Only you can say."), frozenset({"points"}))
    return Answer(State.MET if place == chosen else State.UNMET, tr("You said so."))


def _reason(factor: Factor, states: Sequence[Answer], best: int | None, open_bands: Sequence[int]) -> str:
    if best is not None and not open_bands:
        return factor.bands[best].title
    if open_bands:
        return " ".join(dict.fromkeys(states[place].reason for place in open_bands))
    return tr("None of it holds.")


def _answer(have: int, still_open: int, asked: int, factors: Iterable[FactorCheck]) -> Answer:
    values = {"have": have, "asked": asked, "open": still_open}
    if have >= asked:
        return Answer(State.MET, tr("{have} points; {asked} are asked.", **values))
    if have + still_open < asked:
        most = have + still_open
        return Answer(State.UNMET, tr("At most {most} points; {asked} are asked.", most=most, asked=asked))
    reason = tr("{have} points so far, up to {open} more open; {asked} are asked.", **values)
    return Answer(State.UNKNOWN, reason, frozenset[str]().union(*(factor.missing for factor in factors)))


def _reach(points: Points, factors: Sequence[FactorCheck], needed: int) -> tuple[str, ...]:
    """The fewest bands that a person could still come to and that fill the gap; empty if none do."""
    gains = []
    for factor, check in zip(points.factors, factors, strict=True):
        band = max(filter(_can_change, factor.bands), key=lambda band: band.points, default=None)
        if band is not None and band.points > check.have:
            gains.append((band.points - check.have, factor.title, band.title))
    named: list[str] = []
    for gain, factor_title, band_title in sorted(gains, key=lambda found: -found[0]):
        if needed <= 0:
            break
        named.append(tr("{factor}: {band} (+{gain})", factor=factor_title, band=band_title, gain=gain))
        needed -= gain
    return tuple(named) if needed <= 0 else ()


def _can_change(band: Band) -> bool:
    """Age and passport are what they are."""
    return band.rule is None or not any(
        isinstance(leaf, AgeRule | CitizenshipRule) for leaf in leaves(band.rule)
    )
