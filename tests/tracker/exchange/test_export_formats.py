"""Random applications through CSV, XLSX and JSON and back are equal, field for field."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.strategies import drafts
from tests.tracker.exchange.stores import all_drafts
from tracker.domain.application import Draft, Priority, WorkMode
from tracker.domain.pay import Pay, Period
from tracker.errors import InvalidValue, Refused
from tracker.exchange import export_xlsx
from tracker.exchange.codec import HEADER, from_cells, from_json, is_own_header, plain_cells, to_json, to_row
from tracker.exchange.export_xlsx import LONGEST_TEXT, pieces
from tracker.exchange.exporter import FORMATS, export, exported
from tracker.exchange.wanted import ALL, Rows, Wanted
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store

several = st.lists(drafts(whole=True), min_size=1, max_size=3, unique_by=lambda draft: draft.uid)


def filled(found: list[Draft]) -> Store:
    store = Store.in_memory()
    store.run(add_applications(found, "Added"))
    return store


def written(store: Store, form: str, wanted: Wanted = ALL) -> bytes:
    file = io.BytesIO()
    store.ask(exported(form, file, wanted))
    return file.getvalue()


def sheet_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of the first sheet as texts: numbers without needless zeros, moments in ISO 8601."""
    header, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, header), map(shown, row), strict=True)) for row in rows]


def shown(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


@given(several)
@settings(max_examples=12)
def test_the_store_tells_the_same_cells_as_the_codec(found: list[Draft]) -> None:
    store = filled(found)

    def ask(db: Any) -> list[list[str]]:
        return [list(row) for page in Rows(db, ALL, None).cells() for row in page]

    assert store.ask(ask) == [plain_cells(draft) for draft in all_drafts(store)]


@given(several)
@settings(max_examples=12)
def test_applications_come_back_from_csv(found: list[Draft]) -> None:
    store = filled(found)
    header, *rows = csv.reader(io.StringIO(written(store, "csv").decode(), newline=""), strict=True)
    assert tuple(header) == HEADER
    assert rows == [to_row(draft) for draft in all_drafts(store)]
    assert [from_cells(dict(zip(header, row, strict=True))) for row in rows] == all_drafts(store)


@given(several)
@settings(max_examples=12)
def test_applications_come_back_from_json(found: list[Draft]) -> None:
    store = filled(found)
    value = json.loads(written(store, "json"))
    assert list(value) == ["landfall", "exported_at", "applications"]
    assert value["landfall"] == 1
    assert value["applications"] == [to_json(draft) for draft in all_drafts(store)]
    assert [from_json(one) for one in value["applications"]] == all_drafts(store)


@given(several)
@settings(max_examples=15)
def test_applications_come_back_from_a_workbook(found: list[Draft]) -> None:
    store = filled(found)
    rows = sheet_rows(written(store, "xlsx"))
    assert is_own_header(rows[0])
    assert [from_cells(row) for row in rows] == all_drafts(store)


def test_a_workbook_is_typed(tmp_path: Path) -> None:
    pay = Pay(Decimal(62000), Decimal("70000.5"), "EUR", Period.YEAR)
    draft = Draft(title="=1+1", applied_on="2026-03-01", deadline="1900-02-01", pay=pay)
    export(filled([draft]), tmp_path / "one.xlsx", "xlsx")
    header, row = CalamineWorkbook.from_path(str(tmp_path / "one.xlsx")).get_sheet_by_index(0).to_python()
    found = dict(zip(map(str, header), row, strict=True))
    assert found["applied_on"] == date(2026, 3, 1)
    assert isinstance(found["created_at"], datetime)
    assert (found["pay_min"], found["pay_max"], found["pay_currency"]) == (62000.0, 70000.5, "EUR")
    assert (found["deadline"], found["title"]) == ("1900-02-01", "=1+1")


def test_a_workbook_has_links_a_filter_and_a_frozen_header(tmp_path: Path) -> None:
    link = "https://fjordline.example/jobs?id=1&x=2"
    odd = "https://fjordline.example/jobs with spaces"
    export(filled([Draft(title="A", link=link), Draft(title="=1", link=odd)]), tmp_path / "two.xlsx", "xlsx")
    with ZipFile(tmp_path / "two.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        links = parts.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
        styles = parts.read("xl/styles.xml").decode()
    assert links.count("<Relationship ") == 1
    assert "https://fjordline.example/jobs?id=1&amp;x=2" in links
    assert "<autoFilter" in sheet
    assert 'state="frozen"' in sheet
    assert "<f>" not in sheet
    assert 'quotePrefix="1"' in styles


def test_texts_too_long_for_a_cell_go_on_in_the_next(tmp_path: Path) -> None:
    notes = "='" * LONGEST_TEXT + "'=1" + "👩‍💻" * LONGEST_TEXT
    drafts_ = [Draft(title="A", notes=notes), Draft(title="B", notes="short", posting="'=1")]
    store = filled(drafts_)
    export(store, tmp_path / "long.xlsx", "xlsx")
    rows = sheet_rows((tmp_path / "long.xlsx").read_bytes())
    assert "notes_2" in rows[0]
    assert is_own_header(rows[0])
    assert "posting_2" not in rows[0]
    assert [from_cells(row) for row in rows] == all_drafts(store)


@given(st.text(st.sampled_from("aé👩\u0301"), max_size=40), st.integers(2, 9))
def test_pieces_are_whole_characters(text: str, longest: int) -> None:
    found = pieces(text, longest)
    assert "".join(found) == text
    assert all(len(piece.encode("utf-16-le")) <= 2 * longest for piece in found)


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_xlsx, "MOST_ROWS", 1)
    with pytest.raises(Refused, match="A sheet of Excel holds 1 rows"):
        export(filled([Draft(title="A"), Draft(title="B")]), tmp_path / "two.xlsx", "xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_chosen_columns_of_a_workbook(tmp_path: Path) -> None:
    export(filled([Draft(title="A")]), tmp_path / "one.xlsx", "xlsx", Wanted(columns=("title", "pay")))
    assert list(sheet_rows((tmp_path / "one.xlsx").read_bytes())[0]) == [
        *("title", "pay_min", "pay_max", "pay_currency", "pay_period")
    ]


def test_a_store_with_nothing_in_it(tmp_path: Path) -> None:
    for form in FORMATS:
        assert export(Store.in_memory(), tmp_path / f"none.{form}", form) == 0
    assert sheet_rows((tmp_path / "none.xlsx").read_bytes()) == []
    assert json.loads((tmp_path / "none.json").read_bytes())["applications"] == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ([], ""),
        ({"title": 5}, "title"),
        ({"title": "A", "tags": ["a,b"]}, "tags"),
        ({"title": "A", "tags": [1]}, "tags"),
        ({"title": "A", "timeline": "soon"}, "timeline"),
        ({"title": "A", "people": [{"name": 5}]}, "people"),
        ({"title": "A", "created_at": "yesterday"}, "created_at"),
    ],
)
def test_json_that_is_not_of_the_format_is_refused_at_its_key(values: Any, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        from_json(values)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"pay_min": "a lot"}, "pay_min"),
        ({"pay_min": "5", "pay_max": "4"}, "pay"),
        ({"pay_min": "5", "pay_period": "moon"}, "pay_period"),
        ({"applied_on": "2026-01-31T10:00:00"}, "applied_on"),
    ],
)
def test_cells_that_no_workbook_of_ours_holds_are_refused(cells: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        from_cells({"title": "A", **cells})
    assert refused.value.field == field


def test_moments_as_workbooks_show_them() -> None:
    shown_cells = {"title": "A", "applied_on": "2026-01-31 00:00:00", "created_at": "2026-01-31 10:00"}
    draft = from_cells(shown_cells)
    assert (draft.applied_on, draft.created_at) == ("2026-01-31", "2026-01-31T10:00:00Z")


def test_a_markdown_table_reads_as_the_screen_does() -> None:
    draft = Draft(
        title="A | *B*",
        company="Isar",
        country="DE",
        work_mode=WorkMode.REMOTE,
        priority=Priority.HIGH,
        link="https://isar.example/1",
        notes="one\n<b>two",
    )
    columns = ("title", "company", "country", "work_mode", "priority", "job_kind", "link", "notes")
    lines = written(filled([draft]), "md", Wanted(columns=columns)).decode().splitlines()
    assert lines == [
        "| Job title | Company | Country | Way of working | Priority | Kind of job | Link | Notes |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        r"| A \| \*B\* | Isar | Germany | Remote | High |  | <https://isar.example/1> | one<br>\<b\>two |",
    ]


@given(several)
@settings(max_examples=15)
def test_markdown_has_one_line_and_as_many_cells_for_each(found: list[Draft]) -> None:
    lines = written(filled(found), "md").decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(found) + 2
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines} == {len(HEADER) + 1}
