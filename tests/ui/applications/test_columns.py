from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.applications.conftest import Bench
from tracker.clock import today
from tracker.domain.fields import FIELD_KINDS, FieldKind, parse_value
from tracker.store.queries.filters import BY
from ui.applications.columns import (
    COLUMNS,
    PLACES,
    cell_text,
    copied_text,
    heading,
    link_host,
    spoken_row,
    time_left,
    typed_text,
)
from ui.applications.copying import copied
from ui.applications.page import ApplicationsPage

LONG = (FieldKind.LONG_TEXT,)


def test_every_field_but_the_long_texts_has_a_column_that_sorts() -> None:
    shown = {name for name, kind in FIELD_KINDS.items() if kind not in LONG}
    assert shown | {"created_at", "visa"} == set(PLACES)
    assert set(PLACES) <= set(BY)
    assert len({heading(column) for column in COLUMNS}) == len(COLUMNS)


def test_an_editor_begins_with_a_text_that_means_the_value(page: ApplicationsPage, bench: Bench) -> None:
    row = bench.row(page.model.ids[0])
    for column in COLUMNS:
        if column.is_editable and not column.picks:
            assert parse_value(column.name, typed_text(row, column)) == getattr(row, column.name)


def test_what_is_read_what_is_copied_and_what_is_said(page: ApplicationsPage, bench: Bench) -> None:
    energy, bank = bench.row(page.model.ids[0]), bench.row(page.model.ids[1])
    link, applied = COLUMNS[PLACES["link"]], COLUMNS[PLACES["applied_on"]]
    assert cell_text(energy, link) == "jobs.example"
    assert copied_text(energy, link) == "https://www.jobs.example/7?a=1&b=2"
    assert cell_text(bank, applied) == "2 Mar 2026"
    assert copied_text(bank, applied) == "2026-03-02"
    assert spoken_row(energy) == "Data Engineer, Nordlicht Energie, Wishlist, €62,000 / year"


def test_the_html_of_copied_cells_is_safe_and_has_links(page: ApplicationsPage, bench: Bench) -> None:
    row = bench.row(page.model.ids[0])
    html = copied([row], [COLUMNS[PLACES["title"]], COLUMNS[PLACES["link"]]]).html()
    address = "https://www.jobs.example/7?a=1&amp;b=2"
    assert html == f'<table><tr><td>Data Engineer</td><td><a href="{address}">{address}</a></td></tr></table>'


@pytest.mark.parametrize(
    ("ago", "told"), [(0, "30 days"), (29, "1 day"), (30, "less than a day"), (99, "less than a day")]
)
def test_time_left_in_the_bin(ago: int, told: str) -> None:
    assert time_left((today() - timedelta(days=ago)).isoformat()) == told


@given(st.text(max_size=40))
def test_any_link_has_something_to_show(link: str) -> None:
    assert bool(link_host(link)) == bool(link) or link_host(link) == link


def test_other_columns_are_said_with_their_heading(page: ApplicationsPage) -> None:
    from PySide6.QtCore import Qt

    def spoken(place: int, name: str) -> Any:
        return page.model.index(place, PLACES[name]).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken(0, "title") == "Data Engineer, Nordlicht Energie, Wishlist, €62,000 / year"
    assert spoken(0, "city") == "City: Hamburg"
