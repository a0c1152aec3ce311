"""When a figure or a country's file is too old to be shown without saying so."""

from __future__ import annotations

from datetime import date

from tracker.visas.freshness import figure_is_old, file_is_old


def test_a_figure_older_than_a_year() -> None:
    assert not figure_is_old(date(2026, 1, 1), None, date(2027, 1, 1))
    assert figure_is_old(date(2026, 1, 1), None, date(2027, 1, 2))
    assert not figure_is_old(date(2026, 1, 1), None, date(2025, 1, 1))


def test_a_figure_past_its_last_day() -> None:
    assert not figure_is_old(date(2026, 1, 1), date(2026, 6, 30), date(2026, 6, 30))
    assert figure_is_old(date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))


def test_a_file_not_checked_for_six_months() -> None:
    assert not file_is_old(date(2026, 1, 1), date(2026, 7, 3))
    assert file_is_old(date(2026, 1, 1), date(2026, 7, 4))
