"""Days as people type them and as spreadsheets hold them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dates import OrderEvidence, column_order, parse_day, read_day, read_instant
from tracker.errors import InvalidValue

TODAY = date(2026, 10, 7)  # a Wednesday
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))

TYPED = {
    "2026-01-31": "2026-01-31",
    "2026/1/31": "2026-01-31",
    "2026.1.5.": "2026-01-05",
    "20260131": "2026-01-31",
    "today": "2026-10-07",
    "Heute": "2026-10-07",
    "aujourd'hui": "2026-10-07",
    "tomorrow": "2026-10-08",
    "mañana": "2026-10-08",
    "вчера": "2026-10-06",
    "+7": "2026-10-14",
    "-3": "2026-10-04",
    "+2w": "2026-10-21",
    "fri": "2026-10-09",
    "Wednesday": "2026-10-14",
    "vendredi": "2026-10-09",
    "Mo.": "2026-10-12",
    "金曜日": "2026-10-09",
    "3.4.": "2027-04-03",
    "3.4.26": "2026-04-03",
    "03.04.2026": "2026-04-03",
    "3. 4. 2026": "2026-04-03",
    "31.12.68": "2068-12-31",
    "31.12.69": "1969-12-31",
    "3 apr": "2027-04-03",
    "12 oct": "2026-10-12",
    "apr 3": "2027-04-03",
    "Sept 5": "2026-09-05",
    "13/4": "2026-04-13",
    "4/13/26": "2026-04-13",
    "5/5": "2026-05-05",
    "June 20, 2026": "2026-06-20",
    "20th of June 2026": "2026-06-20",
    "20jun2026": "2026-06-20",
    "20 juin 2026": "2026-06-20",
    "1er juillet 2026": "2026-07-01",
    "20 de junio de 2026": "2026-06-20",
    "20 de março de 2026": "2026-03-20",
    "20 maggio 2026": "2026-05-20",
    "20 mei 2026": "2026-05-20",
    "20 października 2026": "2026-10-20",
    "20 Haziran 2026": "2026-06-20",
    "5 мая 2026 г.": "2026-05-05",
    "3. März 2026": "2026-03-03",
    "Freitag, 31. Januar 2026": "2026-01-31",
    "2026年6月20日": "2026-06-20",
    "１２月３日": "2026-12-03",
    "29 feb": "2028-02-29",
    "31.01.2026 um 10:00": "2026-01-31",
}


@pytest.mark.parametrize(("text", "expected"), TYPED.items())
def test_typed_days(text: str, expected: str) -> None:
    assert parse_day(text, today=TODAY).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("4/3", "dmy", "2027-03-04"),
        ("4/3", "mdy", "2027-04-03"),
        ("4/3", "ymd", "2027-04-03"),
        ("4-3-2026", "dmy", "2026-03-04"),
        ("3.4.2026", "mdy", "2026-03-04"),
        ("3.4.2026", "ymd", "2026-04-03"),
        ("26/4/03", "ymd", "2026-04-03"),
        ("4/13/2026", "dmy", "2026-04-13"),
    ],
)
def test_the_order_decides_what_could_be_two_days(text: str, order: str, expected: str) -> None:
    assert parse_day(text, order=order, today=TODAY).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("30 nov", "2025-11-30", "2026-11-30"),
        ("3 jan", "2026-01-03", "2027-01-03"),
        ("7.10.", "2026-10-07", "2026-10-07"),
        ("fri", "2026-10-02", "2026-10-09"),
        ("wed", "2026-09-30", "2026-10-14"),
    ],
)
def test_a_day_without_a_year_leans(text: str, past: str, future: str) -> None:
    assert parse_day(text, today=TODAY, lean="past").isoformat() == past
    assert parse_day(text, today=TODAY, lean="future").isoformat() == future


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "soon",
        "31/31/2020",
        "29.02.2025",
        "0/0",
        "32.1.",
        "2026-13-01",
        "13",
        "may june 3",
        "June 2026",
        "1 2 3 june",
        "1.1.1899",
        "2200-01-01",
        "0000-01-01",
        "x" * 500,
        "½.1.2026",
        "+99999",
        "٣/٤/٢٠٢٦x",
    ],
)
def test_what_is_no_day_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_day(text, today=TODAY)
    assert refused.value.reason
    assert refused.value.value == text


def test_two_possible_days_are_both_named() -> None:
    with pytest.raises(InvalidValue, match="2026-03-04 / 2026-04-03"):
        parse_day("4/3/2026", today=TODAY)


CELLS = {
    "2026-01-31T10:00:00Z": "2026-01-31",
    "2026-01-31 10:00": "2026-01-31",
    "2026-01-31 00:00:00.000": "2026-01-31",
    "31.01.2026 um 10:00": "2026-01-31",
    "31.01.2026 10.00 Uhr": "2026-01-31",
    "20/06/2026 à 14h30": "2026-06-20",
    "11/20/24, 8:15 AM": "2024-11-20",
    "6/20/2026 5 PM": "2026-06-20",
    "June 20, 2026": "2026-06-20",
    "Jan 31, 2026 at 5pm": "2026-01-31",
    "Mon, 31 Jan 2026 10:00:00 +0000": "2026-01-31",
    "31-Jan-26": "2026-01-31",
    "1/31/99": "1999-01-31",
}


@pytest.mark.parametrize(("text", "expected"), CELLS.items())
def test_cells_with_times_and_zones(text: str, expected: str) -> None:
    assert read_day(text, None).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("11/20/24", "dmy"),
        ("20/11/24", "mdy"),
        ("1/2/2026", "ymd"),
        ("1/2/2026", None),
        ("3 apr", None),
        ("today", None),
        ("45321", None),
        ("N/A", "dmy"),
    ],
)
def test_a_cell_that_does_not_fit_the_columns_order_is_refused(text: str, order: str | None) -> None:
    with pytest.raises(InvalidValue):
        read_day(text, order)


def test_serial_days_are_read_only_when_asked() -> None:
    assert read_day("45321", None, serials=True) == date(2024, 1, 30)
    assert read_day("45321.75", None, serials=True) == date(2024, 1, 30)


@given(DAYS)
def test_every_day_in_every_order_comes_back(day: date) -> None:
    assert read_day(day.isoformat(), "dmy") == day
    assert read_day(f"{day:%d/%m/}{day.year}", "dmy") == day
    assert read_day(f"{day:%m/%d/}{day.year} 8:15 PM", "mdy") == day
    assert read_day(f"{day.year}/{day.month}/{day.day}", "ymd") == day
    assert read_day(f"{day.day}.{day.month}.{day.year}", None) == day
    assert read_day(f"{day:%B} {day.day}, {day.year}", None) == day
    assert read_day(str((day - date(1899, 12, 30)).days), None, serials=True) == day
    assert parse_day(f"{day.year}年{day.month}月{day.day}日", today=TODAY) == day


@given(st.text(max_size=30) | st.text("0123456789./- ,:apmT年月日", max_size=20))
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    for order in (None, "dmy", "mdy", "ymd"):
        for found in (_outcome(text, order), _cell(text, order)):
            assert found is None or 1900 <= found.year <= 2199
    evidence = column_order([text])
    assert evidence.dates + evidence.other == (0 if not text.strip() else 1)


def _outcome(text: str, order: str | None) -> date | None:
    try:
        return parse_day(text, order=order, today=TODAY)
    except InvalidValue:
        return None


def _cell(text: str, order: str | None) -> date | None:
    try:
        return read_day(text, order, serials=True)
    except InvalidValue:
        return None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([], OrderEvidence(None, True, False, 0, 0)),
        (["2026-01-31", "", "  "], OrderEvidence("ymd", True, False, 1, 0)),
        (["1/2/2026", "3/4/2026"], OrderEvidence(None, False, False, 2, 0)),
        (["1/2/2026", "1/13/2026"], OrderEvidence("mdy", True, False, 2, 0)),
        (["1/2/2026", "13/1/2026", "N/A"], OrderEvidence("dmy", True, False, 2, 1)),
        (["13/1/2026", "1/13/2026"], OrderEvidence(None, False, True, 2, 0)),
        (["01.02.2026"], OrderEvidence("dmy", True, False, 1, 0)),
        (["01.02.2026", "1.13.2026"], OrderEvidence("mdy", True, False, 2, 0)),
        (["2026-01-31", "1/2/2026"], OrderEvidence(None, False, False, 2, 0)),
        (["4/4/2026", "20 Jun 2026"], OrderEvidence(None, True, False, 2, 0)),
        (["11/20/24, 8:15 AM", "1/2/24, 9:00 AM"], OrderEvidence("mdy", True, False, 2, 0)),
        (["13/13/2026", "Kim"], OrderEvidence(None, True, False, 0, 2)),
        (["31.01.2026 um 10:00"], OrderEvidence("dmy", True, False, 1, 0)),
    ],
)
def test_the_evidence_of_a_column(cells: list[str], expected: OrderEvidence) -> None:
    assert column_order(cells) == expected


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_a_decided_column_reads_back_whole(days: list[date]) -> None:
    cells = [f"{day.day:02d}/{day.month:02d}/{day.year}" for day in days]
    evidence = column_order(cells)
    assert not evidence.conflicting
    if evidence.decided:
        assert [read_day(cell, evidence.order) for cell in cells] == days
    else:
        assert all(day.day <= 12 for day in days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z"),
        ("2026-01-31T10:00:00.123+02:00", "2026-01-31T08:00:00Z"),
        ("2026-01-31 23:30 -0500", "2026-02-01T04:30:00Z"),
        ("2026-01-31 10:00 UTC", "2026-01-31T10:00:00Z"),
        ("2026-01-31 10:00", None),
        ("2026-01-31", None),
        ("2026-02-30T10:00:00Z", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("2026-01-31T10:00:00+99:99", None),
        ("", None),
    ],
)
def test_instants(text: str, expected: str | None) -> None:
    assert read_instant(text) == expected


@given(st.text(max_size=30))
def test_any_text_is_an_instant_or_none(text: str) -> None:
    found = read_instant(text)
    assert found is None or read_instant(found) == found


@given(DAYS, st.integers(-400, 400))
def test_days_counted_from_today(today: date, days: int) -> None:
    wanted = today + timedelta(days=days)
    text = f"{days:+d}"
    if 1900 <= wanted.year <= 2199:
        assert parse_day(text, today=today) == wanted
