"""Worked cases: people and offers checked by hand against the catalogue's files, arithmetic beside them.

Each file in ``tests/data/visas/cases`` holds ``[[case]]`` tables. ``profile`` is written as for
``landfall visas assess --as``; ``job`` has low, high (major units), currency, per, occupation, sponsorship,
sponsor_note, status; ``ticks`` and ``bands`` are what the person says by hand; ``expect`` names the state of
every requirement, the verdict and, for a points test, what is had and what is open. The arithmetic of a
points test is checked as well: its terms must add up to what is expected.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.pay import Pay, Period
from tracker.domain.person import Profile
from tracker.profile_file import profile_from_table
from tracker.visas.answers import Job, PlanFacts, RouteCheck, Tick
from tracker.visas.assess import assess_route
from tracker.visas.catalogue import Catalogue

FOLDER = Path(__file__).parents[2] / "data" / "visas" / "cases"
CATALOGUE = Catalogue(None)


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        found += [pytest.param(case, id=f"{path.stem}: {case['name']}") for case in content["case"]]
    return found


CASES = _cases()


def _job(given: dict[str, Any] | None) -> Job | None:
    if given is None:
        return None
    low, high = given.get("low"), given.get("high", given.get("low"))
    pay = None
    if low is not None or high is not None:
        ends = [None if end is None else Decimal(end) for end in (low, high)]
        pay = Pay(ends[0], ends[1], given.get("currency"), Period(given["per"]) if "per" in given else None)
    return Job(
        pay,
        given.get("occupation", ""),
        given.get("sponsorship", "unknown"),
        given.get("sponsor_note", ""),
        given.get("status", "applied"),
    )


def _check(case: dict[str, Any]) -> RouteCheck:
    found = CATALOGUE.route(case["route"])
    assert found is not None, f"no route {case['route']}"
    plan = PlanFacts(
        {name: Tick(state) for name, state in case.get("ticks", {}).items()}, dict(case.get("bands", {}))
    )
    person = profile_from_table(case["profile"]) if case.get("profile") else Profile()
    return assess_route(found[1], person, _job(case.get("job")), case["day"], plan)


@pytest.mark.parametrize("case", CASES)
def test_a_worked_case(case: dict[str, Any]) -> None:
    check, expected = _check(case), case["expect"]
    states = {asked.requirement.id: asked.answer.state.value for asked in check.requirements}
    assert states == expected["requirements"], check.reason
    assert check.verdict.value == expected["verdict"], check.reason
    if "short" in expected:
        assert check.short is not None
        assert check.short.amount == expected["short"]
    if check.points is not None:
        assert (check.points.have, check.points.open) == (
            expected["points"]["have"],
            expected["points"]["open"],
        )


@pytest.mark.parametrize("case", [case for case in CASES if "points" in case.values[0]["expect"]])
def test_the_written_points_add_up(case: dict[str, Any]) -> None:
    terms, total = case["arithmetic"].split("=")[0], case["expect"]["points"]["have"]
    assert sum(int(number) for number in re.findall(r"(?<![\w.])-?\d+(?![\w.])", terms)) == total


def test_the_cases_cover_what_they_promise() -> None:
    cases = [case.values[0] for case in CASES]
    assert len(cases) >= 40
    assert len({case["route"][:2] for case in cases}) >= 12
    tested: dict[str, set[int]] = {}
    for case in cases:
        found = CATALOGUE.route(case["route"])
        assert found is not None
        if found[1].points is not None:
            tested.setdefault(case["route"], set()).add(
                case["expect"]["points"]["have"] - found[1].points.pass_mark
            )
    with_points = {
        route.id
        for entry in CATALOGUE.countries()
        if (destination := CATALOGUE.destination(entry.country)) is not None
        for route in destination.routes
        if route.points is not None
    }
    assert set(tested) == with_points
    assert all(any(gap >= 0 for gap in gaps) and any(gap < 0 for gap in gaps) for gaps in tested.values())
