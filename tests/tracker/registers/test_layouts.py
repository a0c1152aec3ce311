"""Every register as its publisher lays it out."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tracker.registers import lists
from tests.tracker.registers.lists import lines_of, load, saved, workbook
from tracker.cli_registers_parser import CODES as CODES_OF_THE_COMMAND
from tracker.errors import NotFound, UnreadableFile
from tracker.registers.known import CODES, LAYOUTS, layout_of
from tracker.registers.listed_on import DayFrom
from tracker.registers.reading import open_register
from tracker.store.queries.registers import registers
from tracker.store.store import Store


def test_uk(store: Store, tmp_path: Path) -> None:
    loaded = load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    assert (loaded.employers, loaded.lines, loaded.passed_over) == (4, 5, 0)
    assert (loaded.listed_on.isoformat(), loaded.told_by) == ("2026-11-20", DayFrom.NAME)
    lines = lines_of(store)
    assert lines[0] == ("Kestrel Robotics, Leeds Ltd", "Leeds", "Skilled Worker", "Worker (A rating)")
    assert lines[3] == ("Albion Genomics Limited", "Fife", "Skilled Worker", "Worker (B rating)")
    (one,) = store.ask(registers())
    assert (one.code, one.country, one.file_name, one.employers) == ("uk", "GB", lists.UK_NAME, 4)


def test_ind_page(store: Store, tmp_path: Path) -> None:
    load(store, saved(tmp_path, "page.html", lists.IND), "nl")
    assert lines_of(store) == [
        ("Coral Cloud B.V.", "KvK 12345678", "", ""),
        ("Zuiderzee & Zn. N.V.", "KvK 02345678", "", ""),
    ]


def test_danish_page(store: Store, tmp_path: Path) -> None:
    load(store, saved(tmp_path, "page.html", lists.SIRI), "dk")
    assert lines_of(store)[0] == ("Ørsund Energi A/S", "CVR 11223344", "", "")


@pytest.mark.parametrize("rows", [lists.IRISH_2026, lists.IRISH_2025], ids=["2026", "2025"])
def test_irish_permits(store: Store, tmp_path: Path, rows: Sequence[Sequence[str]]) -> None:
    load(store, saved(tmp_path, "permits.xlsx", workbook(rows)), "ie")
    assert lines_of(store) == [
        ("Liffey Systems Ltd", "", "", "3 permits issued"),
        ("Coral Cloud Ireland", "", "", "1 permit issued"),
    ]


def test_canadian_csv_in_latin_1(store: Store, tmp_path: Path) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([[lists.LMIA_TITLE], lists.LMIA_HEADER, *lists.LMIA_ROWS])
    loaded = load(store, saved(tmp_path, "tfwp.csv", text.getvalue(), "latin-1"), "ca")
    assert (loaded.listed_on.isoformat(), loaded.told_by) == ("2026-09-30", DayFrom.TITLE)
    assert lines_of(store) == [
        ("Érablière Coral inc.", "Montréal, QC", "High Wage", "2 positions approved"),
        ("Kestrel Robotics Inc.", "Toronto, ON", "Low Wage", "1 position approved"),
    ]


def test_canadian_workbook_on_another_sheet(store: Store, tmp_path: Path) -> None:
    rows = [[lists.LMIA_TITLE], [], lists.LMIA_HEADER, *lists.LMIA_ROWS]
    path = saved(
        tmp_path, "tfwp.xlsx", workbook(rows, [["Notes", "More"], ["Company", "Status"], ["a", "b"]])
    )
    assert load(store, path, "ca").employers == 2


def test_uscis_legacy(store: Store, tmp_path: Path) -> None:
    loaded = load(store, saved(tmp_path, "hub.csv", lists.USCIS_LEGACY), "uscis")
    assert lines_of(store) == [
        ("KESTREL ROBOTICS INC", "BOSTON, MA", "H-1B", "2023: 1203 approved, 1 denied")
    ]
    assert (loaded.passed_over, loaded.first_passed) == (1, 3)


def test_uscis_current_as_utf_16_with_tabs(store: Store, tmp_path: Path) -> None:
    text = "\n".join("\t".join(row) for row in (lists.USCIS_HEADER, lists.USCIS_ROW)) + "\n"
    load(store, saved(tmp_path, "Employer Information.csv", b"\xff\xfe" + text.encode("utf-16-le")), "uscis")
    assert lines_of(store) == [("CORAL CLOUD LLC", "AUSTIN, TX", "H-1B", "2025: 7 approved, 1 denied")]


def test_lca_keeps_no_people_and_no_repetition(store: Store, tmp_path: Path) -> None:
    rows = [lists.LCA_HEADER, lists.LCA_ROW, ("I-201", *lists.LCA_ROW[1:])]
    path = saved(tmp_path, "LCA_Disclosure_Data_FY2026_Q1.xlsx", workbook(rows))
    loaded = load(store, path, "lca")
    assert lines_of(store) == [("Tidewater Bank", "Boston, MA", "H-1B", "Certified")]
    assert loaded.listed_on.isoformat() == "2025-12-31"
    assert b"doe@bank.example" not in store.path.read_bytes()


def test_each_list_is_told_from_the_others(tmp_path: Path) -> None:
    assert open_register(saved(tmp_path, "a.csv", lists.UK)).layout.code == "uk"
    assert open_register(saved(tmp_path, "b.html", lists.IND)).layout.code == "nl"
    assert open_register(saved(tmp_path, "c.html", lists.SIRI)).layout.code == "dk"
    assert open_register(saved(tmp_path, "d.csv", lists.USCIS_LEGACY)).layout.code == "uscis"


def test_other_columns_are_named(tmp_path: Path) -> None:
    path = saved(tmp_path, "page.html", lists.IND)
    with pytest.raises(UnreadableFile) as refusal:
        open_register(path, [layout_of("uk")])
    assert "expected were the columns Organisation Name, Town/City" in str(refusal.value)
    assert "found Organisation, KvK number" in str(refusal.value)
    with pytest.raises(UnreadableFile, match="none of the lists"):
        open_register(saved(tmp_path, "x.csv", "Company,Status\na,b\n"))


def test_codes() -> None:
    assert CODES == CODES_OF_THE_COMMAND
    assert all(layout.page.startswith("https://") for layout in LAYOUTS)
    with pytest.raises(NotFound, match="only uk, nl"):
        layout_of("xx")
