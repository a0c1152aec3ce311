"""``landfall registers``: load, list, find."""

from __future__ import annotations

from pathlib import Path

from tests.tracker.cli_tools import Landfall
from tests.tracker.registers import lists
from tests.tracker.registers.lists import saved


def test_load_list_and_find(landfall: Landfall, tmp_path: Path) -> None:
    path = saved(tmp_path, lists.UK_NAME, lists.UK)
    answer = landfall("registers", "load", "uk", str(path))
    assert answer.out == (
        "Loaded 4 employers from “Register of licensed sponsors: workers”, list of 2026-11-20.\n"
    )
    listed = landfall("registers", "list", "--json").json
    assert [(one["code"], one["employers"]) for one in listed["loaded"]] == [("uk", 4)]
    assert "ind.nl" in landfall("registers", "list").out
    found = landfall("registers", "find", "Moorgate Retail", "--country", "United Kingdom", "--json").json
    assert found["matches"][0]["tier"] == "name"
    assert found["matches"][0]["route"].startswith("Skilled Worker; Global")
    assert "Same name" in landfall("registers", "find", "Moorgate Retail", "--country", "GB").out


def test_the_day_and_json(landfall: Landfall, tmp_path: Path) -> None:
    path = saved(tmp_path, "page.html", lists.IND)
    told = landfall("registers", "load", "nl", str(path), "--date", "2026-11-03", "--json").json
    assert (told["listed_on"], told["told_by"], told["dropped"]) == ("2026-11-03", "given", [])
    assert "that of the file's last change" in landfall("registers", "load", "nl", str(path)).out


def test_not_found_is_never_cannot_sponsor(landfall: Landfall) -> None:
    assert landfall("registers", "find", "Isar", "--country", "DE").out.startswith("No licence needed")
    answer = landfall("registers", "find", "Isar", "--country", "GB")
    assert "https://www.gov.uk/" in answer.out
    assert landfall("registers", "find", "Isar", "--country", "SE", "--json").json["matches"] == []


def test_refusals(landfall: Landfall, tmp_path: Path) -> None:
    wrong = landfall("registers", "load", "uk", str(saved(tmp_path, "x.html", lists.IND)))
    assert wrong.code == 1
    assert "expected were the columns Organisation Name" in wrong.err
    assert landfall("registers", "load", "xx", "file").code == 2
    assert landfall("registers", "find", "Isar", "--country", "Nowhere").code == 2
    assert landfall("registers", "load", "uk", str(tmp_path / "none.csv")).code == 1
