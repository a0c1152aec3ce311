"""What the ``landfall`` command refuses, in one line, and leaves as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tracker.cli_tools import Landfall, add
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store


@pytest.mark.parametrize("place", ["before", "after"])
def test_home_stands_before_or_after_the_verb(landfall: Landfall, tmp_path: Path, place: str) -> None:
    other = tmp_path / "another"
    home = ("--home", str(other))
    verb = ("add", "--title", "Planner")
    assert landfall(*(home + verb if place == "before" else verb + home)).code == 0
    assert (other / "landfall.db").exists()
    assert landfall("--json", "list", *home).json[0]["title"] == "Planner"
    assert landfall("list", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "code", "value"),
    [
        (("list",), 0, []),
        (("history",), 0, []),
        (("check",), 0, None),
        (("show", "0000000000"), 1, None),
        (("set", "0000000000", "city", "Bergen"), 1, None),
        (("move", "0000000000", "Offer"), 1, None),
        (("delete", "0000000000"), 1, None),
        (("undo",), 1, None),
        (("redo",), 1, None),
        (("add",), 1, None),
        (("add", "--title", "x", "--applied-on", "2026-02-30"), 1, None),
    ],
)
def test_without_a_store_nothing_is_created(
    landfall: Landfall, home: Path, arguments: tuple[str, ...], code: int, value: object
) -> None:
    answer = landfall(*arguments, "--json")
    assert answer.code == code
    assert len(answer.err.splitlines()) == code
    assert value is None or answer.json == value
    assert not home.exists()


def break_empty(path: Path) -> None:
    path.write_bytes(b"")


def break_foreign(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 and so on" * 20)


def break_newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(content)


def break_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def break_read_only(path: Path) -> None:
    path.chmod(0o400)


@pytest.mark.parametrize("harm", [break_empty, break_foreign, break_newer, break_cut, break_read_only])
@pytest.mark.parametrize("verb", [("list",), ("add", "--title", "x"), ("undo",), ("check",)])
def test_a_store_that_cannot_be_used_is_left_as_it_is(
    landfall: Landfall, home: Path, harm: Callable[[Path], None], verb: tuple[str, ...]
) -> None:
    add(landfall)
    path = home / "landfall.db"
    harm(path)
    before = path.read_bytes()
    answer = landfall(*verb)
    assert answer.code == 1
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert str(path) in answer.err
    assert path.read_bytes() == before


def test_a_missing_store_is_not_replaced(landfall: Landfall, home: Path) -> None:
    add(landfall)
    (home / "landfall.db").unlink()
    answer = landfall("add", "--title", "x")
    assert (answer.code, answer.out) == (1, "")
    assert "cannot find" in answer.err
    assert not (home / "landfall.db").exists()


def test_a_data_folder_that_is_a_file(landfall: Landfall, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for verb in (("list",), ("add", "--title", "x")):
        answer = landfall(*verb, "--home", str(tmp_path / "file" / "inside"))
        assert answer.code == (1 if verb[0] == "add" else 0)
        assert len(answer.err.splitlines()) == answer.code


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "--title", " "),
        ("add", "--title", "nul \0"),
        ("add", "--title", "half \ud800"),
        ("add", "--title", "x", "--country", "Atlantis"),
        ("add", "--title", "x", "--pay", "-5 EUR/year"),
        ("add", "--title", "x", "--pay", "a lot"),
        ("add", "--title", "x", "--status", "Nirvana"),
        ("add", "--title", "x", "--work-mode", "on the moon"),
        ("add", "--title", "x", "--tag", "a,b;c\nd", "--tag", "z" * 200),
        ("list", "--status", "Nirvana"),
        ("list", "--country", "Atlantis"),
        ("show", "no such id\nat all"),
    ],
)
def test_refusals_are_one_line(landfall: Landfall, arguments: tuple[str, ...]) -> None:
    answer = landfall(*arguments)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("show",),
        ("set", "x", "city"),
        ("move", "x"),
        ("list", "--colour", "red"),
        ("samples", "eat"),
        ("import", "x.csv", "--date-order", "ydm"),
        ("--json",),
        ("add", "--title", "x", "--own", "no equals sign"),
    ],
)
def test_wrong_usage_is_two(landfall: Landfall, arguments: tuple[str, ...]) -> None:
    answer = landfall(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


def test_an_unknown_field_is_wrong_usage(landfall: Landfall) -> None:
    answer = landfall("set", add(landfall)["id"], "colour", "red")
    assert answer.code == 2
    assert "company" in answer.err


def test_text_of_every_script_and_size_comes_back(landfall: Landfall) -> None:
    for text in ("עברית العربية", "ไทย नमस्ते", "𓂀𓆣", "x" * 2000, "-5", "=1+1", "‮drow"):
        assert add(landfall, text)["title"] == text
    long = "line\n" * 20_000
    assert landfall("set", add(landfall)["id"], "notes", long, "--json").json["notes"] == long


@pytest.mark.parametrize("verb", ["list", "history", "check", "undo"])
def test_a_damaged_page_is_noticed_by_whatever_is_asked(verb: str, landfall: Landfall, home: Path) -> None:
    store = Store.create(Home(home))
    store.run(add_applications([Draft(title=f"Job {number}", notes="x" * 900) for number in range(300)], "x"))
    store.close()
    content = bytearray(Home(home).store.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4 * 4096] = bytes(range(256)) * 64
    Home(home).store.write_bytes(content)
    answer = landfall(verb)
    assert answer.code == 1
    assert "damaged" in answer.err
    assert Home(home).store.read_bytes() == content
