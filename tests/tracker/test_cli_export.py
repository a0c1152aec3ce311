"""The ``landfall`` command takes applications out, into files and to standard output."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.tracker.cli_tools import Landfall, add, separate


@pytest.fixture
def search(landfall: Landfall) -> Landfall:
    """Three applications, one of them archived."""
    add(landfall, "Data Engineer", country="DE", status="Applied", pay="62000 EUR/year")
    add(landfall, "Nurse", country="NO", link="https://fjordline.example/1")
    add(landfall, "=1+1", country="DE")
    return landfall


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_every_format_brings_everything_back(form: str, landfall: Landfall, tmp_path: Path) -> None:
    landfall("samples", "add")
    before = landfall("list", "--json").json
    file = str(tmp_path / f"all.{form}")
    assert landfall("export", file, "--json").json == {"exported": len(before), "file": file}
    other = ("--home", str(tmp_path / "other"))
    assert landfall("import", file, "--json", *other).json["new"] == len(before)
    assert landfall("list", "--json", *other).json == before


def test_standard_output_takes_csv_and_json(search: Landfall) -> None:
    assert search("list", "--json").code == 0
    printed = separate("export", "-", "--columns", "title, country,pay")
    assert rows(printed.stdout.decode()) == [
        ["title", "country", "pay"],
        ["'=1+1", "DE", ""],
        ["Nurse", "NO", ""],
        ["Data Engineer", "DE", "62000 EUR/year"],
    ]
    assert printed.stderr == b""
    value = json.loads(separate("export", "-", "--format", "json").stdout)
    assert value["applications"] == search("list", "--json").json


def test_only_what_list_would_show(search: Landfall, tmp_path: Path) -> None:
    for options, expected in (
        (("--country", "Norway"), ["Nurse"]),
        (("--status", "applied"), ["Data Engineer"]),
        (("--text", "nurse"), ["Nurse"]),
        (("--archived",), []),
    ):
        file = tmp_path / "some.csv"
        assert search("export", str(file), "--columns", "title", *options).code == 0
        assert [row[0] for row in rows(file.read_text("utf-8"))[1:]] == expected


def test_a_mark_for_excel(search: Landfall, tmp_path: Path) -> None:
    search("export", str(tmp_path / "all.csv"), "--bom")
    assert (tmp_path / "all.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_format_may_be_said_and_csv_is_meant_without_an_ending(search: Landfall, tmp_path: Path) -> None:
    search("export", str(tmp_path / "all"))
    assert (tmp_path / "all").read_bytes().startswith(b"id,company")
    search("export", str(tmp_path / "all"), "--format", "json")
    assert json.loads((tmp_path / "all").read_bytes())["landfall"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("all.doc",),
        ("all.csv", "--columns", "title,nonsense"),
        ("all.json", "--columns", "title"),
        ("all.json", "--bom"),
        ("all.csv", "--name", "Ada Example"),
        ("all.csv", "--from", "2026-01-01"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], search: Landfall, tmp_path: Path
) -> None:
    file, *options = arguments
    answer = search("export", str(tmp_path / file), *options)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / file).exists()


@pytest.mark.parametrize("options", [("--status", "No such"), ("--country", "Nowhere")])
def test_a_filter_that_names_nothing_is_refused(
    options: tuple[str, ...], search: Landfall, tmp_path: Path
) -> None:
    answer = search("export", str(tmp_path / "all.csv"), *options)
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert not (tmp_path / "all.csv").exists()
