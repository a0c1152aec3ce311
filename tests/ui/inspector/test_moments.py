"""Moments in words and back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.clock import INSTANT_FORMAT
from tracker.errors import InvalidValue
from ui.inspector.moments import (
    Moment,
    ago_words,
    local_words,
    local_zone,
    moment_words,
    parse_time,
    to_edit,
    to_store,
)
from ui.inspector.zones import all_zones

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("10:00", "10:00"),
        ("9", "09:00"),
        ("930", "09:30"),
        ("14.30", "14:30"),
        ("14h15", "14:15"),
        ("2:15 pm", "14:15"),
        ("12am", "00:00"),
        ("12 PM", "12:00"),
        (" 23:59 ", "23:59"),
    ],
)
def test_times_are_read(typed: str, wanted: str) -> None:
    assert f"{parse_time(typed):%H:%M}" == wanted


@pytest.mark.parametrize("typed", ["24:00", "10:60", "soon", "13 pm", "0 am", "-1", "٣", "1:2:3"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_time(typed)
    assert refused.value.value == typed


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_refused(typed: str) -> None:
    with suppress(InvalidValue):
        assert 0 <= parse_time(typed).hour <= 23


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(all_zones()),
)
def test_an_edited_moment_comes_back(naive: datetime, zone: str) -> None:
    at = naive.replace(second=0, microsecond=0, tzinfo=UTC).strftime(INSTANT_FORMAT)
    there = datetime.strptime(at, INSTANT_FORMAT).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    edited = to_edit(at, zone)
    assert edited.zone == zone
    if there.fold == 0 and there.second == 0:
        assert to_store(edited) == at


def test_a_day_stays_a_day() -> None:
    assert to_edit("2026-11-12") == Moment("2026-11-12")
    assert to_store(Moment("2026-11-12", "", "Asia/Tokyo")) == "2026-11-12"


def test_a_time_that_the_clocks_leave_out_is_refused() -> None:
    with pytest.raises(InvalidValue, match="Berlin"):
        to_store(Moment("2026-03-29", "02:30", "Europe/Berlin"))


def test_what_is_no_moment_is_refused() -> None:
    for moment in (Moment(""), Moment("2026-11-12", "10:00", "Mars/Base"), Moment("2026-11-12", "25")):
        with pytest.raises(InvalidValue):
            to_store(moment)


def test_instants_are_told_in_their_zone() -> None:
    assert moment_words("2026-12-01T09:00:00Z", "Europe/Berlin").endswith("10:00 Berlin")
    assert moment_words("2026-11-12") == moment_words("2026-11-12", "")
    assert "2026" in moment_words("2026-11-12")
    assert moment_words("2026-12-01T09:00:00Z", "America/Argentina/Buenos_Aires").endswith("Buenos Aires")


def test_the_own_time_is_told_only_where_it_differs() -> None:
    at = "2026-12-01T09:00:00Z"
    assert local_words(at, local_zone()) == ""
    assert local_words("2026-12-01", "") == ""
    told = {local_words(at, zone) for zone in ("Asia/Tokyo", "America/New_York")}
    assert any(words.endswith("here") for words in told)


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (timedelta(seconds=10), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(days=5), "5 days ago"),
    ],
)
def test_how_long_ago(before: timedelta, wanted: str) -> None:
    assert ago_words((NOW - before).strftime(INSTANT_FORMAT), NOW) == wanted


def test_long_ago_is_a_day() -> None:
    assert "2025" in ago_words("2025-11-12T10:00:00Z", NOW)
