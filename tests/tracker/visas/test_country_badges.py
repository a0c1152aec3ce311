"""Badges of many applications are those of one application, whatever is kept between them."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import pays
from tracker.bundled import path
from tracker.domain.person import OCCUPATIONS, Profile
from tracker.samples import sample_profile
from tracker.visas.answers import Job, PlanFacts, Tick
from tracker.visas.assess import assess_country, badge
from tracker.visas.badge import Badge, Verdict
from tracker.visas.badges import CountryBadges, filing_day
from tracker.visas.reading import read_destination
from tracker.visas.types import Destination

DAY = date(2026, 11, 25)
COUNTRIES = ("AT", "AU", "CA", "CN", "DE", "GB", "JP", "NL", "SG", "US")
SOMEBODY = sample_profile()
PROFILES = (Profile(), SOMEBODY, Profile(passports=("DE",)), Profile(passports=("US",), occupation="health"))


@cache
def destination(country: str) -> Destination:
    """A country's file of the catalogue."""
    return read_destination(path("visas", f"{country}.toml"))


def jobs() -> st.SearchStrategy[Job]:
    """Applications that differ in everything that a check may look at."""
    return st.builds(
        Job,
        pay=st.none() | pays(),
        occupation=st.sampled_from(("", *OCCUPATIONS[:3])),
        sponsorship=st.sampled_from(("unknown", "offered", "refused")),
        sponsor_note=st.sampled_from(("", "Kestrel Robotics Ltd, Leeds")),
        status_kind=st.sampled_from(("saved", "offer", "rejected")),
    )


@settings(max_examples=40)
@given(st.data())
def test_a_badge_is_that_of_the_whole_check(data: st.DataObject) -> None:
    country = destination(data.draw(st.sampled_from(COUNTRIES)))
    profile = data.draw(st.sampled_from(PROFILES))
    day = data.draw(st.sampled_from((DAY, date(2027, 6, 1))))
    routes = [route.id for route in country.routes]
    first = country.routes[0]
    plans = {first.id: PlanFacts({asked.id: Tick.DONE for asked in first.requirements[:1]}, {}, {-1: (1, 2)})}
    badges = CountryBadges(country, profile, day, plans)
    for job in data.draw(st.lists(jobs(), min_size=1, max_size=8)):
        route = data.draw(st.sampled_from(("", "de-gone", *routes)))
        whole = badge(assess_country(country, profile, job, day, plans), route)
        assert badges.badge(job, route) == whole


def test_a_country_of_which_nothing_is_known() -> None:
    found = CountryBadges(None, SOMEBODY, DAY, {}).badge(Job(), "")
    assert found == Badge(Verdict.NO_ROUTE, "No route known")


@pytest.mark.parametrize(
    ("signing", "expected"), [("", DAY), ("2026-01-01", DAY), ("2027-01-31", date(2027, 1, 31))]
)
def test_a_check_is_made_for_the_day_of_filing(signing: str, expected: date) -> None:
    assert filing_day(signing, DAY) == expected
