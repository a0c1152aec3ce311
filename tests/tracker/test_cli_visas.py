"""``landfall visas``: the catalogue as a person or a script asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tracker.cli_tools import Landfall
from tests.tracker.visas.samples import FILES, SAMPLE, changed, written
from tracker.paths import find_home


def test_countries(landfall: Landfall) -> None:
    answer = landfall("visas", "countries")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert len(lines) == 1 + 33
    assert lines[0].split("  ")[0] == "Code"
    assert any(line.startswith("DE    Germany") for line in lines)
    entries = landfall("visas", "countries", "--json").json
    germany = next(entry for entry in entries if entry["country"] == "DE")
    assert germany["currency"] == "EUR"
    assert germany["checked_on"] == "2026-11-22"
    assert germany["routes"][0]["id"] == "de-eu-blue-card"
    assert sum(len(entry["routes"]) for entry in entries) == 132


def test_routes_by_name_and_by_code(landfall: Landfall) -> None:
    by_code, by_name = landfall("visas", "routes", "DE"), landfall("visas", "routes", "Deutschland")
    assert by_code == by_name
    assert by_code.code == 0
    assert "No visa for @EU, @EEA, CH: " in by_code.out
    (line,) = [line for line in by_code.out.splitlines() if line.startswith("de-eu-blue-card")]
    assert re.search(r"https://\S+ \(official, \d{4}-\d\d-\d\d\)$", line)
    value = landfall("--json", "visas", "routes", "DE").json
    assert value["free_movement"][0]["official"] is True
    assert value["routes"][0]["id"] == "de-eu-blue-card"


def test_show_says_every_figure_with_its_source(landfall: Landfall) -> None:
    answer = landfall("visas", "show", "de-eu-blue-card")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0].split() == ["Id", "de-eu-blue-card"]
    assert "1. National visa: 75 EUR, paid by you" in lines
    assert lines[-1] == "This is no legal advice."
    titled = [number for number, line in enumerate(lines) if re.match(r"\d+\. ", line)]
    ends = [*titled[1:], len(lines)]
    steps = lines.index("Steps")
    for start, end in zip(titled, ends, strict=True):
        if start < steps:
            found = "\n".join(lines[start:end])
            assert re.search(r"Source: https://\S+ \((official|secondary), \d{4}-\d\d-\d\d\)", found), found


def test_show_as_json(landfall: Landfall) -> None:
    value = landfall("visas", "show", "DE-EU-Blue-Card", "--json").json
    salary = next(asked for asked in value["requirements"] if asked["kind"] == "salary")
    assert salary["official"] is True
    assert salary["rule"]["any"][0] == {"salary": {"currency": "EUR", "per": "year", "min": "50700"}}
    assert value["fees"][0]["amount"] == "75"
    assert value["fees"][0]["source"].startswith("https://")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_route_can_be_shown(path: Path, landfall: Landfall) -> None:
    routes = landfall("visas", "routes", path.stem, "--json").json["routes"]
    for route in routes:
        answer = landfall("visas", "show", route["id"])
        assert answer.code == 0
        shown = answer.out.count("Source: ") + answer.out.count("Source  ")
        assert shown >= len(route["requirements"]) + len(route["fees"])


def test_a_points_test_and_an_announced_change_are_shown(landfall: Landfall) -> None:
    written(find_home().visas, SAMPLE)
    out = landfall("visas", "show", "de-card").out
    assert "Points test, 6 needed" in out
    assert "- Age, at most 2\n   2: Up to 35\n   0: Older\n" in out
    assert "   From 2027-01-01: Pay of at least 52,000 EUR a year\n" in out
    assert "1. Visa: 37.50 EUR, paid by you\n" in out
    assert "   From 2027-01-01: 80 EUR\n" in out
    assert "Decision: 30 to 90 days\n" in out
    assert "1. Book an appointment (you, 14 to 60 days)\n" in out
    assert "(secondary, 2026-01-01)" in out
    assert ", known to hold until 2026-12-31" in out
    assert re.search(r"Written by +you\n", out)


def test_what_is_old_says_so(landfall: Landfall) -> None:
    text = SAMPLE.replace("2026-", "2020-").replace("de-card", "is-card").replace('"DE"', '"IS"')
    written(find_home().visas, text, "IS.toml")
    assert "2020-11-22, not checked for six months" in landfall("visas", "routes", "Iceland").out
    assert "may be out of date" in landfall("visas", "show", "is-card").out
    (line,) = [line for line in landfall("visas", "countries").out.splitlines() if line.startswith("IS")]
    assert line.endswith("2020-11-22  not checked for six months, from your folder")


def test_a_bad_file_in_the_folder_is_said_and_harms_nothing(landfall: Landfall) -> None:
    written(find_home().visas, "nonsense", "FR.toml")
    answer = landfall("visas", "show", "de-eu-blue-card")
    assert answer.code == 0
    assert re.fullmatch(r".*FR\.toml is not used: is not TOML: .*\n", answer.err)


def test_what_there_is_not(landfall: Landfall) -> None:
    for arguments, said in (
        (("routes", "Atlantis"), "country: There is no country Atlantis.\n"),
        (("routes", "Antarctica"), "There is no visa file of Antarctica."),
        (("show", "de-nothing"), "There is no route de-nothing."),
        (("show", ""), "There is no route ."),
    ):
        answer = landfall("visas", *arguments)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith(said)
    assert landfall("visas").code == 2
    assert landfall("visas", "dance").code == 2
    assert landfall("visas", "check").code == 2


def test_check_lists_every_mistake(landfall: Landfall, tmp_path: Path) -> None:
    good = written(tmp_path / "good")
    text = changed("amount = 37.50", "amount = 'x'", changed('name = "Card"', "name = 7"))
    bad = written(tmp_path / "bad", text)
    answer = landfall("visas", "check", str(good))
    assert (answer.code, answer.err, answer.out) == (0, "", f"{good}: all is well.\n")
    gone = tmp_path / "gone.toml"
    answer = landfall("visas", "check", str(good), str(bad), str(gone))
    assert (answer.code, answer.err) == (1, "2 files cannot be used.\n")
    assert answer.out.splitlines() == [
        f"{good}: all is well.",
        f"{bad}: route[0].name: must be text",
        f"{bad}: route[0].fee[0].amount: must be a number from 0 with at most 4 decimals",
        f"{gone}: cannot be read: No such file or directory",
    ]
    answer = landfall("visas", "check", "--json", str(good), str(bad))
    assert answer.code == 1
    assert answer.json[0] == {"file": str(good), "mistakes": []}
    assert answer.json[1]["mistakes"][0] == {"path": "route[0].name", "text": "must be text"}


def test_the_bundled_files_pass_the_check(landfall: Landfall) -> None:
    answer = landfall("visas", "check", *map(str, FILES))
    assert answer.code == 0
    assert answer.out.count("all is well") == 33
