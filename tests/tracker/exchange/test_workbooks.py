"""Workbooks, archives, JSON and web pages: which table is read, and what its cells show."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import drafts
from tests.tracker.exchange.stores import all_drafts
from tests.tracker.exchange.workbooks import Link, Sheets, ods, packed, xls, xlsx, xlsx_parts
from tracker.domain.application import Draft
from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.exporter import export
from tracker.exchange.importer import import_command, plan
from tracker.exchange.number_formats import moment_text, number_text, shown_as
from tracker.exchange.readers import clipboard_source, read_table
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store

DATA = Path(__file__).parents[2] / "data" / "import"
TWO: Sheets = {
    "Ideas": [["Text", "More"], ["a", "b"]],
    "Jobs": [["Company", "Job Title"], ["Isar Software", "Tester"]],
}


def cells(content: bytes, choices: Choices | None = None) -> list[list[str]]:
    return [line.cells for line in read_table(content, choices or Choices()).lines()]


@pytest.mark.parametrize("write", [xlsx, ods, xls])
@pytest.mark.parametrize(
    ("wanted", "found"),
    [(None, "Jobs"), ("Ideas", "Ideas"), ("ideas", "Ideas"), (1, "Ideas"), ("2", "Jobs"), (2, "Jobs")],
)
def test_the_sheet_is_chosen(write: object, wanted: str | int | None, found: str) -> None:
    table = read_table(write(TWO), Choices(sheet=wanted))  # type: ignore[operator]
    assert (table.dialect.sheet, table.dialect.sheets) == (found, ("Ideas", "Jobs"))
    assert table.header == tuple(TWO[found][0])


@pytest.mark.parametrize("wanted", ["Nothing", 3, "0", 0])
def test_a_sheet_that_does_not_exist_is_refused(wanted: str | int) -> None:
    with pytest.raises(UnreadableFile, match=r"has no sheet named .*: it has Ideas, Jobs"):
        read_table(xlsx(TWO), Choices(sheet=wanted))


def test_rows_above_the_header_are_skipped_on_a_persons_word() -> None:
    rows = [["Company", "Job Title"], ["Firma", "Stelle"], ["Isar", "Tester"]]
    table = read_table(xlsx({"Jobs": rows}), Choices(skip_rows=1))
    assert (table.header, [line.number for line in table.lines()]) == (("Firma", "Stelle"), [3])
    bare = read_table(xlsx({"Jobs": rows}), Choices(has_header=False))
    assert (bare.header, len(list(bare.lines()))) == (("Column 1", "Column 2"), 3)


def test_what_other_writers_write() -> None:
    """Texts that cells share, booleans, moments, noughts in front, currencies, formulas with a result."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Jobs")
        form = {
            name: book.add_format({"num_format": code})
            for name, code in {
                "moment": "dd/mm/yyyy hh:mm",
                "month": "mmm yyyy",
                "time": "h:mm AM/PM",
                "noughts": "00000",
                "pounds": '"£"#,##0;[Red]-"£"#,##0',
                "crowns": "#,##0.00 [$SEK]",
            }.items()
        }
        sheet.write_row(0, 0, ["Company", "Job Title", "Date Applied", "A", "B", "C", "D", "E", "F", "G"])
        sheet.write_row(1, 0, ["Isar_x0041_", "line\nbreak"])
        sheet.write_datetime(1, 2, datetime(2025, 1, 31, 8, 15), form["moment"])
        sheet.write_datetime(1, 3, datetime(2025, 1, 1), form["month"])
        sheet.write_number(1, 4, 0.34375, form["time"])
        sheet.write_number(1, 5, 42, form["noughts"])
        sheet.write_number(1, 6, 80_000, form["pounds"])
        sheet.write_number(1, 7, 1234.5, form["crowns"])
        sheet.write_boolean(1, 8, True)
        sheet.write_formula(1, 9, "=1/3", None, 1 / 3)
    assert cells(target.getvalue()) == [
        [
            "Isar_x0041_",
            "line\nbreak",
            "2025-01-31 08:15:00",
            "2025-01-01",
            "08:15:00",
            "00042",
            "£80000",
            "SEK 1234.5",
            "TRUE",
            "0.333333333333333",
        ]
    ]


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("General", 0.1 + 0.2, "0.3"),
        ("0.00", 5, "5"),
        ("0%", 0.45, "45%"),
        ("0.0%", 0.075, "7.5%"),
        ("yyyy-mm-dd", 45688, "2025-01-31"),
        ("d. mmmm yyyy", 45688.99, "2025-01-31"),
        ("[$-407]d. mmm yy;@", 45688, "2025-01-31"),
        ("[h]:mm", 0.5, "12:00:00"),
        ('yyyy"年"m"月"d"日"', 45688, "2025-01-31"),
        ("#,##0 €", 55_000, "€55000"),
        ("[$$-409]#,##0", 60_000, "$60000"),
        ('#,##0 "EUR"', 1.5, "EUR 1.5"),
        ('0 "days"', 3, "3"),
        ("@", 12, "12"),
        ("yyyy-mm-dd", -1, "-1"),
        ("yyyy-mm-dd", 1e9, "1000000000"),
    ],
)
def test_numbers_are_shown_as_the_sheet_showed_them(code: str, number: float, text: str) -> None:
    shown = shown_as(code)
    assert (shown(number) if shown else number_text(number)) == text


def test_days_of_1900_and_of_1904() -> None:
    days = [moment_text(serial, False, True, False) for serial in (1, 59, 61)]
    assert days == ["1900-01-01", "1900-02-28", "1900-03-01"]
    assert moment_text(0, True, True, False) == "1904-01-01"


def test_links_elsewhere_than_in_the_first_rows_are_kept() -> None:
    rows: list[list[object]] = [["Company", "Job Title"], *[["Isar", f"Tester {n}"] for n in range(300)]]
    rows.append(["Isar", Link("Tester", "https://jobs.example/1")])
    rows.append(["Isar", Link("https://jobs.example/2", "https://jobs.example/2")])
    rows.append(["Isar", Link("Tester", "javascript:alert(1)")])
    found = cells(xlsx({"Jobs": rows}))  # type: ignore[dict-item]
    assert found[300:] == [
        ["Isar", "Tester", "https://jobs.example/1"],
        ["Isar", "https://jobs.example/2"],
        ["Isar", "Tester"],
    ]


def test_prefixed_names_and_parts_elsewhere() -> None:
    parts = xlsx_parts(TWO)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("xl/workbook.xml", "/book/main.xml")
    parts["book/main.xml"] = parts.pop("xl/workbook.xml")
    parts["book/_rels/main.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts["book/worksheets/sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["book/worksheets/sheet2.xml"] = TWO_PREFIXED
    assert cells(packed(parts)) == [["Isar Software", "Tester"]]


TWO_PREFIXED = (
    '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    '<x:row><x:c t="inlineStr"><x:is><x:t>Company</x:t></x:is></x:c>'
    '<x:c t="str"><x:v>Job Title</x:v></x:c></x:row>'
    '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>Isar </x:t></x:r><x:r><x:t>Software</x:t></x:r>'
    '<x:rPh><x:t>spoken</x:t></x:rPh></x:is></x:c><x:c t="str"><x:v>Tester</x:v></x:c></x:row>'
    "</x:sheetData></x:worksheet>"
)


def test_lines_of_several_files_are_told_apart() -> None:
    table = read_table(DATA / "67_linkedin.zip")
    assert table.where(3) == "line 3 of Jobs/Job Applications.csv"
    assert table.where(5) == "line 2 of Jobs/Saved Jobs.csv"
    assert read_table(DATA / "02_linkedin_saved.csv").where(2) == "line 2"
    saved = read_table(DATA / "67_linkedin.zip", Choices(sheet="Jobs/Saved Jobs.csv"))
    assert [line.cells[3] for line in saved.lines()] == ["Isar Software"]


def test_an_export_of_linkedin_in_several_pieces() -> None:
    head, first, second = (DATA / "01_linkedin_applications.csv").read_text("utf-8").splitlines(keepends=True)
    content = packed(
        {
            "x/Jobs/Job Applications_1.csv": head + first,
            "x/Jobs/Job Applications_2.csv": head + 'Isar,"open\n' + second,
            "__MACOSX/x/Jobs/._Job Applications_1.csv": "\0\1",
        }
    )
    table = read_table(content)
    found = list(table.lines())
    assert [(line.number, bool(line.problem)) for line in found] == [(2, False), (4, True), (5, False)]
    assert table.where(4) == "line 2 of x/Jobs/Job Applications_2.csv"


def test_the_clipboard() -> None:
    page = b"<table><tr><td>Company<td>Job Title<tr><td>Isar<td>Tester</table>"
    text = b"Company\tJob Title\r\nIsar\tTester\tx\r\n"
    assert [line.cells for line in read_table(clipboard_source(page, text)).lines()] == [["Isar", "Tester"]]
    found = read_table(clipboard_source(b"<b>Isar</b>", text))
    assert (found.dialect.kind, found.name) == ("text", "The clipboard")
    with pytest.raises(UnreadableFile, match="The clipboard is empty"):
        read_table(clipboard_source(b"", b""))


def test_the_largest_table_of_a_page_is_read() -> None:
    menu = "<table><tr><td>Home</td></tr></table>"
    rows = "<tr><th colspan=2>My jobs<tr><th>Company<th>Job Title<tr><td>Isar<td><p>one<p>two<script>no()"
    inner = "<tr><td>Coral<td>Buyer<table><tr><td>x</td></tr></table>"
    assert cells(f"<!DOCTYPE html>{menu}<table>{rows}</script>{inner}</table>".encode()) == [
        ["Isar", "one\ntwo"],
        ["Coral", "Buyerx"],
    ]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_our_own_exports_are_read_back_exactly(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"all.{form}"

    @given(st.lists(drafts(whole=True), min_size=1, max_size=3, unique_by=lambda draft: draft.uid))
    @settings(max_examples=12, deadline=None)
    def check(found: list[Draft]) -> None:
        store, other = Store.in_memory(), Store.in_memory()
        store.run(add_applications(found, "Added"))
        export(store, path, form)
        made = plan(path, other)
        assert made.is_own_format
        assert not made.refused
        other.run(import_command(made))
        assert all_drafts(other) == all_drafts(store)

    check()
