from __future__ import annotations

from tracker.domain.status import Status, StatusKind
from ui.board.columns import country_columns, status_columns


def test_statuses_in_order_the_closed_ones_last() -> None:
    found = status_columns(
        (
            Status(1, "Saved", StatusKind.SAVED, "#111111", 0, 5),
            Status(2, "No", StatusKind.REJECTED, "", 1),
            Status(3, "Talks", StatusKind.INTERVIEWING, "", 2),
        )
    )
    assert [spec.key for spec in found] == ["1", "3", "2"]
    assert [spec.is_closed for spec in found] == [False, False, True]
    assert (found[0].colour, found[0].limit) == ("#111111", 5)
    assert found[1].colour == StatusKind.INTERVIEWING.colour


def test_countries_by_name_none_last() -> None:
    found = country_columns(["", "GB", "DE", "AU"])
    assert [spec.name for spec in found] == ["Australia", "Germany", "United Kingdom", "No country"]
    assert all(spec.is_country and not spec.is_closed for spec in found)
