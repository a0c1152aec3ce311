"""Columns line up in terminal cells, whatever script they hold and however narrow the terminal is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.cli_output import NARROWEST_COLUMN, details, display_width, one_line, table

CELL = st.text(max_size=30)


def test_columns_line_up_across_scripts() -> None:
    lines = table(("Id", "Company"), [("1", "保険"), ("22", "Zürich")], width=40)
    assert lines == ["Id  Company", "1   保険", "22  Zürich"]


def test_the_widest_column_gives_way() -> None:
    assert table(("A", "B"), [("1", "a long title that does not fit")], width=12) == ["A  B", "1  a long t~"]


def test_a_wide_letter_is_not_cut_in_half() -> None:
    assert table(("A",), [("保険保険",)], width=6) == ["A", "保険~"]


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=5), st.integers(NARROWEST_COLUMN * 3 + 4, 80))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = table(("Id", "Company", "Title"), rows, width)
    assert len(lines) == len(rows) + 1
    assert all(display_width(line) <= width for line in lines)


@given(CELL)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line


def test_long_texts_stand_below_their_name() -> None:
    assert details([("City", "Bergen"), ("Empty", ""), ("Notes", "one\ntwo")]) == [
        "City  Bergen",
        "Notes",
        "    one",
        "    two",
    ]
