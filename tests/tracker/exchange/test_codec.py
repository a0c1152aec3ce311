"""The CSV format: every application comes back exactly, and nothing in it runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import NAUGHTY, drafts
from tracker.domain.application import Draft
from tracker.errors import InvalidValue
from tracker.exchange.codec import HEADER, from_cells, to_cells, to_json
from tracker.exchange.guard import RISKY, guarded, unguarded


@given(drafts())
@settings(max_examples=150)
def test_every_application_comes_back(draft: Draft) -> None:
    assert from_cells(to_cells(draft)) == draft


@given(drafts())
def test_it_comes_back_through_text(draft: Draft) -> None:
    written = io.StringIO(newline="")
    csv.DictWriter(written, HEADER).writerow(to_cells(draft))
    (row,) = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert from_cells(dict(zip(HEADER, row, strict=True))) == draft


@given(st.one_of(st.sampled_from(NAUGHTY), st.text()))
def test_guard_is_undone_exactly(cell: str) -> None:
    safe = guarded(cell)
    assert unguarded(safe) == cell
    assert safe[:1] not in RISKY - {"'"} or safe[1:].replace(".", "").replace(",", "").isdigit()


@pytest.mark.parametrize("cell", ["-5", "+5", "-5.25", "-1,5"])
def test_plain_numbers_stay(cell: str) -> None:
    assert guarded(cell) == cell


@given(drafts())
def test_json_has_the_headers_names_in_order(draft: Draft) -> None:
    values = to_json(draft)
    assert tuple(values) == HEADER
    assert values["title"] == draft.title
    assert values["tags"] == list(draft.tags)
    assert json.loads(json.dumps(values)) == values


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("country", "XX"),
        ("country", "Germany"),
        ("applied_on", "31.01.2026"),
        ("deadline", "2026-02-31"),
        ("pay", "a lot"),
        ("work_mode", "moon"),
        ("priority", "urgent"),
        ("status_kind", "gone"),
        ("id", "short"),
        ("created_at", "2026-02-31"),
        ("archived_at", "2026-13-01T00:00:00Z"),
        ("own_fields", "[]"),
        ("own_fields", '{"a": 1}'),
        ("status_history", "{}"),
        ("status_history", '[{"status": "x", "kind": "applied", "at": "soon"}]'),
        ("status_history", '[{"status": "x", "kind": "nope", "at": "2026-01-01"}]'),
        ("timeline", '["x"]'),
        ("people", "[{}]"),
        ("documents", '[{"name": "cv", "sha256": "x", "size": 1}]'),
        ("documents", '[{"name": "cv", "sha256": "' + "0" * 64 + '", "size": -1}]'),
        ("notes", "a\0b"),
        ("title", "\ud800"),
    ],
)
def test_cells_that_are_not_of_the_format_are_refused_at_their_column(column: str, cell: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        from_cells({"title": "Engineer", column: cell})
    assert refused.value.field == column
    assert refused.value.reason


@given(st.dictionaries(st.sampled_from(HEADER), st.text(max_size=30)))
def test_random_cells_are_read_or_refused(cells: dict[str, str]) -> None:
    try:
        draft = from_cells(cells)
    except InvalidValue:
        return
    assert from_cells(to_cells(draft)) == draft
