"""What each field of the profile takes, what it refuses, and that its text form reads back as it was."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.languages import languages
from tracker.domain.person import OCCUPATIONS, DegreeLevel, LanguageLevel, Profile
from tracker.domain.profile_fields import (
    PROFILE_FIELDS,
    check_profile,
    degree_label,
    field_text,
    is_profile_field,
    level_label,
    profile_label,
    set_field,
    shown_text,
)
from tracker.errors import InvalidValue

DAY = date(2026, 11, 25)
COUNTRIES = st.sampled_from(["", "DE", "IN", "GB", "JP"])
OCCUPATION = st.sampled_from(["", *OCCUPATIONS])
PROFILES = st.builds(
    Profile,
    passports=st.lists(st.sampled_from(["IN", "GB", "DE", "TW"]), unique=True).map(tuple),
    passport_expiry=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    born=st.none() | st.dates(date(1900, 1, 1), date(1950, 1, 1)),
    degree_level=st.none() | st.sampled_from(DegreeLevel),
    degree_field=OCCUPATION,
    degree_country=COUNTRIES,
    degree_year=st.none() | st.integers(1920, DAY.year),
    years_of_work=st.none() | st.decimals(0, 70, places=2, allow_nan=False),
    occupation=OCCUPATION,
    languages=st.lists(
        st.tuples(st.sampled_from(sorted(languages())), st.sampled_from(LanguageLevel)),
        unique_by=lambda spoken: spoken[0],
    ).map(tuple),
    savings=st.decimals(0, 10**9, places=2, allow_nan=False),
    savings_currency=st.sampled_from(["EUR", "INR", "JPY"]),
    home_currency=st.sampled_from(["", "EUR", "INR"]),
    lives_in=COUNTRIES,
)


def test_every_value_of_a_profile_has_its_field() -> None:
    assert {field.name for field in fields(Profile)} == {*PROFILE_FIELDS, "savings_currency"}
    assert len({profile_label(field) for field in PROFILE_FIELDS}) == len(PROFILE_FIELDS)
    assert all(is_profile_field(field) for field in PROFILE_FIELDS)
    assert not is_profile_field("savings_currency")


@given(PROFILES)
def test_the_text_forms_read_back(profile: Profile) -> None:
    read = Profile()
    for field in PROFILE_FIELDS:
        read = set_field(read, field, field_text(profile, field), DAY)
    assert read == profile
    assert check_profile(profile, DAY) == profile


def taken_or_refused(field: str, text: str) -> Profile | InvalidValue:
    try:
        return set_field(Profile(), field, text, DAY)
    except InvalidValue as error:
        return error


@given(st.sampled_from(PROFILE_FIELDS), st.text(max_size=30))
def test_any_text_is_taken_or_refused_at_its_field(field: str, text: str) -> None:
    taken = taken_or_refused(field, text)
    if isinstance(taken, InvalidValue):
        assert taken.field == field
        assert taken.reason
    else:
        assert set_field(Profile(), field, field_text(taken, field), DAY) == taken


@given(PROFILES, st.sampled_from(PROFILE_FIELDS))
def test_empty_text_makes_a_field_unknown_and_nothing_else(profile: Profile, field: str) -> None:
    cleared = set_field(profile, field, "  ", DAY)
    assert field_text(cleared, field) == ""
    for other in PROFILE_FIELDS:
        if other != field:
            assert field_text(cleared, other) == field_text(profile, other)


@pytest.mark.parametrize(
    ("field", "typed", "text", "shown"),
    [
        ("passports", "India; gb, IN", "IN, GB", "India, United Kingdom"),
        ("born", "17.5.1990", "1990-05-17", "1990-05-17"),
        ("degree_level", "PhD", "doctorate", "Doctorate"),
        ("degree_field", "Informatik", "ict", "IT and software"),
        ("years_of_work", "4,50", "4.5", "4.5"),
        ("years_of_work", "10", "10", "10"),
        ("languages", "English C1, german NONE", "en C1, de none", "English (C1), German (None)"),
        ("languages", "Norwegian Bokmål native", "nb native", "Norwegian Bokmål (Native)"),
        ("savings", "€15k", "15000 EUR", "15,000 EUR"),
        ("savings", "0 EUR", "0 EUR", "0 EUR"),
        ("home_currency", "inr", "INR", "INR"),
        ("lives_in", "Deutschland", "DE", "Germany"),
    ],
)
def test_what_a_person_types(field: str, typed: str, text: str, shown: str) -> None:
    profile = set_field(Profile(), field, typed, DAY)
    assert field_text(profile, field) == text
    assert shown_text(profile, field) == shown


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("born", "2026-11-26", "future"),
        ("born", "1899-12-31", "1900"),
        ("born", "03/04/1990", "two days"),
        ("born", "17 May", "no year"),
        ("degree_year", "1800", "1920"),
        ("degree_year", "1919", "1920"),
        ("degree_year", "2027", "future"),
        ("degree_year", "'14", "four digits"),
        ("years_of_work", "71", "70"),
        ("years_of_work", "-1", "number of years"),
        ("years_of_work", "many", "number of years"),
        ("savings", "-5 EUR", "one amount"),
        ("savings", "100-200 EUR", "one amount"),
        ("savings", "3000 EUR/month", "one amount"),
        ("savings", "15000", "Which currency"),
        ("languages", "German", "level behind German"),
        ("languages", "Klingon B2", "Klingon"),
        ("languages", "de B2, German C1", "twice"),
        ("passports", "IN, Narnia", "Narnia"),
        ("passport_expiry", "2031-02-30", ""),
        ("home_currency", "euros", "three letters"),
        ("degree_level", "wizard", "none of"),
        ("occupation", "wizard", "none of"),
        ("lives_in", "a\0b", "NUL"),
    ],
)
def test_what_is_refused_at_the_field(field: str, typed: str, reason: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        set_field(Profile(), field, typed, DAY)
    assert refused.value.field == field
    assert reason in refused.value.reason


def test_nobody_has_worked_for_longer_than_they_live() -> None:
    born = set_field(Profile(), "born", "2000-11-26", DAY)
    assert set_field(born, "years_of_work", "25", DAY).years_of_work == 25
    with pytest.raises(InvalidValue, match="more years than you are old"):
        set_field(born, "years_of_work", "25.5", DAY)
    worked = set_field(Profile(), "years_of_work", "30", DAY)
    with pytest.raises(InvalidValue) as refused:
        set_field(worked, "born", "2000-11-26", DAY)
    assert refused.value.field == "born"


def test_today_is_the_latest_day_of_birth() -> None:
    assert set_field(Profile(), "born", DAY.isoformat(), DAY).born == DAY
    assert set_field(Profile(), "degree_year", str(DAY.year), DAY).degree_year == DAY.year


def test_labels_differ() -> None:
    assert len({degree_label(level) for level in DegreeLevel}) == len(DegreeLevel)
    assert len({level_label(level) for level in LanguageLevel}) == len(LanguageLevel)
    assert level_label(LanguageLevel.B2) == "B2"


def test_a_profile_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValue) as refused:
        check_profile(Profile(savings=Decimal(10), savings_currency=""), DAY)
    assert refused.value.field == "savings"
    with pytest.raises(InvalidValue):
        check_profile(Profile(passports=("ZZ",)), DAY)
