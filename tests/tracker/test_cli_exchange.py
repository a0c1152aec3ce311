"""The ``landfall`` command brings applications in and takes them out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tracker.cli_tools import Landfall, add, separate

FOREIGN = """Company,Role,Status,Date Applied,Salary,Mood
Nordlicht Energie,Data Engineer,Applied,25/03/2026,€62k,fine
Kestrel Robotics,Test Engineer,Rejected,04/04/2026,,
,,Applied,05/04/2026,,neither company nor title
"""


@pytest.fixture
def foreign(tmp_path: Path) -> str:
    """A spreadsheet of somebody else's making."""
    path = tmp_path / "my search.csv"
    path.write_text(FOREIGN, encoding="utf-8")
    return str(path)


def test_import_accounts_for_every_line(landfall: Landfall, foreign: str, home: Path) -> None:
    tried = landfall("import", foreign, "--dry-run", "--json").json
    assert not home.exists()
    done = landfall("import", foreign, "--json").json
    for report in (tried, done):
        counts = {name: report[name] for name in ("read", "new", "updated", "unchanged")}
        assert counts == {"read": 3, "new": 2, "updated": 0, "unchanged": 0}
        (refused,) = report["refused"]
        assert set(refused) == {"line", "column", "value", "reason"}
        assert refused["line"] == 4
        assert report["columns"]["Role"] == "title"
    by_title = {one["title"]: one for one in landfall("list", "--json").json}
    assert by_title["Data Engineer"]["applied_on"] == "2026-03-25"
    assert by_title["Test Engineer"]["applied_on"] == "2026-04-04"
    again = landfall("import", foreign, "--json").json
    assert (again["new"], again["unchanged"]) == (0, 2)
    assert landfall("undo").code == 0
    assert landfall("list", "--json").json == []


def test_import_says_it_in_lines(landfall: Landfall, foreign: str) -> None:
    lines = landfall("import", foreign).out.splitlines()
    assert lines[0] == "3 lines read: 2 new, 0 updated, 0 unchanged, 1 refused."
    assert any(line.split() == ["Role", "title"] for line in lines)
    assert any(line.startswith("Line 4, refused: ") for line in lines)


def test_import_takes_a_persons_word(landfall: Landfall, foreign: str) -> None:
    report = landfall("import", foreign, "--map", "Mood=notes", "--date-order", "dmy", "--json").json
    assert report["columns"]["Mood"] == "notes"
    assert "fine" in {one["notes"] for one in landfall("list", "--json").json}
    assert landfall("import", foreign, "--map", "Mood").code == 2
    assert landfall("import", foreign, "--map", "Mood=nonsense").code == 1
    assert landfall("import", foreign, "--map", "No such column=notes").code == 1


def test_import_reads_standard_input() -> None:
    done = separate("import", "-", "--json", given=FOREIGN.encode())
    assert json.loads(done.stdout)["new"] == 2


@pytest.mark.parametrize("content", [b"", b"Company,Title\n", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), None])
def test_what_is_no_table_is_one_sentence(
    landfall: Landfall, tmp_path: Path, home: Path, content: bytes | None
) -> None:
    path = tmp_path / "thing.csv"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    for file in (path, tmp_path / "not there.csv"):
        answer = landfall("import", str(file))
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1
    assert not home.exists()


def test_export_and_import_give_back_the_same(landfall: Landfall, tmp_path: Path) -> None:
    landfall("samples", "add")
    before = landfall("list", "--json").json
    file = str(tmp_path / "all.csv")
    assert landfall("export", file, "--json").json == {"exported": len(before), "file": file}
    other = ("--home", str(tmp_path / "other"))
    assert landfall("import", file, "--json", *other).json["new"] == len(before)
    assert landfall("list", "--json", *other).json == before
    again = landfall("import", file, "--json").json
    assert (again["unchanged"], again["read"]) == (len(before), len(before))


def test_export_to_where_nothing_can_be_written(landfall: Landfall, tmp_path: Path) -> None:
    add(landfall)
    for target in (tmp_path / "no folder" / "all.csv", tmp_path):
        answer = landfall("export", str(target))
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1


def test_import_takes_every_choice(landfall: Landfall, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    text = "Mine\nIsar Software\tPrüfer\toffen\t03/04/2026\t80k\n\t\toffen\t\t\n"
    path.write_bytes(text.encode("cp1252"))
    options = ("--encoding", "cp1252", "--delimiter", "tab", "--no-header", "--skip-rows", "1")
    maps = ("--map", "Column 2=title", "--map", "Column 1=company", "--map", "Column 3=status")
    more = ("--map", "Column 4=applied_on", "--map", "Column 5=pay", "--date-order", "mdy")
    words = ("--status-map", "offen=Wishlist", "--currency", "chf", "--rejects", str(tmp_path / "mend.csv"))
    report = landfall("import", str(path), *options, *maps, *more, *words, "--json").json
    assert (report["new"], len(report["refused"]), report["encoding"]) == (1, 1, "cp1252")
    (one,) = landfall("list", "--json").json
    assert (one["title"], one["status"], one["applied_on"]) == ("Prüfer", "Wishlist", "2026-03-04")
    assert one["pay"].startswith("CHF") or "CHF" in one["pay"]
    assert "Why this row was refused" in (tmp_path / "mend.csv").read_text("utf-8")


@pytest.mark.parametrize("way", ["skip", "fill", "replace", "add"])
def test_import_is_told_what_to_do_with_what_is_here(landfall: Landfall, foreign: str, way: str) -> None:
    landfall("import", foreign)
    report = landfall("import", foreign, "--on-duplicate", way, "--json").json
    counts = {name: report[name] for name in ("new", "updated", "unchanged", "duplicates")}
    assert (
        counts
        == {
            "skip": {"new": 0, "updated": 0, "unchanged": 0, "duplicates": 2},
            "fill": {"new": 0, "updated": 0, "unchanged": 2, "duplicates": 0},
            "replace": {"new": 0, "updated": 0, "unchanged": 2, "duplicates": 0},
            "add": {"new": 2, "updated": 0, "unchanged": 0, "duplicates": 0},
        }[way]
    )
    assert report["remembered"] is True


def test_import_says_what_it_did_not_guess(landfall: Landfall, tmp_path: Path) -> None:
    path = tmp_path / "vague.csv"
    path.write_text("Company,Title,Date\nIsar Software,Tester,2026-01-15\n", encoding="utf-8")
    report = landfall("import", str(path), "--json").json
    assert report["columns"]["Date"] == "own_field"
    (warning,) = report["warnings"]
    assert (warning["line"], warning["column"]) == (1, "Date")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--on-duplicate", "merge"),
        ("--status-map", "offen"),
        ("--map", "=title"),
        ("--currency", "money"),
        ("--skip-rows", "some"),
    ],
)
def test_import_used_wrongly(landfall: Landfall, foreign: str, wrong: tuple[str, ...]) -> None:
    answer = landfall("import", foreign, *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
