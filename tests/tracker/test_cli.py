"""The ``landfall`` command's verbs on applications, as a person or a script uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tracker.cli_tools import ROOT, Landfall, add


def test_add_answers_the_whole_application(landfall: Landfall) -> None:
    added = landfall(
        *("add", "--company", "Nordlicht Energie", "--title", "Data Engineer", "--country", "Germany"),
        *(
            "--city",
            "Hamburg",
            "--status",
            "applied",
            "--applied-on",
            "2026-03-02",
            "--pay",
            "62000 EUR/year",
        ),
        *("--url", "https://nordlicht.example/jobs/1", "--tag", "python", "--tag", "remote", "--json"),
        *(
            "--work-mode",
            "hybrid",
            "--priority",
            "high",
            "--notes",
            "Line one\nline two",
            "--own",
            "Score=7=8",
        ),
    )
    assert (added.code, added.err) == (0, "")
    whole = added.json
    assert next(iter(whole)) == "id"
    expected = {
        "company": "Nordlicht Energie",
        "country": "DE",
        "status": "Applied",
        "applied_on": "2026-03-02",
        "pay": "62000 EUR/year",
        "link": "https://nordlicht.example/jobs/1",
        "tags": ["python", "remote"],
        "work_mode": "hybrid",
        "priority": "high",
        "notes": "Line one\nline two",
    }
    assert {name: whole[name] for name in expected} == expected
    assert "7=8" in json.dumps(whole["own_fields"])
    assert landfall("show", whole["id"], "--json").json == whole
    assert landfall("list", "--json").json == [whole]


def test_json_keys_are_the_header_of_the_csv(landfall: Landfall) -> None:
    from tracker.exchange.codec import HEADER

    assert list(add(landfall)) == list(HEADER)


def test_people_see_lines(landfall: Landfall) -> None:
    added = landfall("add", "--company", "Rhein Logistik", "--title", "Planner", "--country", "DE")
    assert added.out.startswith("Added Planner")
    uid = added.out.strip().rsplit("(", 1)[1].rstrip(")")
    assert landfall("list").out.splitlines()[1].split() == [
        uid,
        *["Rhein", "Logistik", "Planner", "DE", "Wishlist"],
    ]
    shown = landfall("show", uid).out
    assert "Germany (DE)" in shown
    assert "Rhein Logistik" in shown


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("title", "Lead 🚀 工程师", "Lead 🚀 工程师"),
        ("country", "Norway", "NO"),
        ("applied-on", "2026-04-01", "2026-04-01"),
        ("pay", "500 EUR/day", "500 EUR/day"),
        ("priority", "Low", "low"),
        ("tags", "a, b", ["a", "b"]),
        ("status", "Interview", "Interview"),
        ("notes", "- a list\r\n- of two", "- a list\n- of two"),
        ("deadline", "", ""),
    ],
)
def test_set(landfall: Landfall, field: str, typed: str, stored: object) -> None:
    uid = add(landfall, deadline="2026-05-05")["id"]
    answer = landfall("set", uid, field, typed, "--json")
    assert answer.code == 0, answer.err
    assert answer.json[field.replace("-", "_")] == stored


def test_own_fields_are_set_by_name(landfall: Landfall) -> None:
    uid = add(landfall)["id"]
    assert "yes" in json.dumps(
        landfall("set", uid, "own:Relocation help", "yes", "--json").json["own_fields"]
    )


def test_move_delete_undo_redo(landfall: Landfall) -> None:
    uids = [add(landfall, title)["id"] for title in ("Nurse", "Teacher")]
    moved = landfall("move", *uids, "offer", "--json").json
    assert [(one["id"], one["status"]) for one in moved] == [(uid, "Offer") for uid in uids]
    assert [one["id"] for one in landfall("delete", uids[0], "--json").json] == uids[:1]
    assert [one["id"] for one in landfall("list", "--json").json] == uids[1:]
    assert "Nurse" in landfall("undo", "--json").json["undone"]
    assert {one["id"] for one in landfall("list", "--json").json} == set(uids)
    assert landfall("redo").out.startswith("Done again: Deleted Nurse")
    assert landfall("show", uids[0]).code == 1


def test_history(landfall: Landfall) -> None:
    uid = add(landfall)["id"]
    landfall("set", uid, "city", "Hamburg")
    landfall("undo")
    entries = landfall("history", uid, "--json").json
    assert [entry["undone"] for entry in entries] == [True, False]
    assert entries[0]["changes"][0]["after"] == "Hamburg"
    assert "Hamburg" in landfall("history", uid).out
    assert len(landfall("history", "--json").json) == 2


def test_list_filters(landfall: Landfall) -> None:
    add(landfall, "Nurse", country="DE", status="Applied")
    add(landfall, "Krankenpfleger für Köln", country="DE")
    add(landfall, "Teacher", country="GB")

    def titles(*options: str) -> set[str]:
        return {one["title"] for one in landfall("list", "--json", *options).json}

    assert titles("--status", "applied") == {"Nurse"}
    assert titles("--country", "Germany") == {"Nurse", "Krankenpfleger für Köln"}
    assert titles("--text", "koln") == {"Krankenpfleger für Köln"}
    assert titles("--text", "nothing like it") == set()
    assert "no applications" in landfall("list", "--text", "nothing like it").out


def test_a_duplicate_is_added_with_a_warning(landfall: Landfall) -> None:
    first = add(landfall)
    answer = landfall("add", "--company", "NORDLICHT ENERGIE GmbH", "--title", "data engineer", "--json")
    assert answer.code == 0
    assert first["id"] in answer.err
    assert len(answer.err.splitlines()) == 1
    assert len(landfall("list", "--json").json) == 2


def test_check(landfall: Landfall) -> None:
    add(landfall)
    found = landfall("check", "--json")
    assert found.code == 0
    assert found.json["problems"] == []
    assert found.json["rows"]["application"] == 1
    assert landfall("check").out == "1 application, all is well.\n"


def test_samples_come_and_go(landfall: Landfall, home: Path) -> None:
    assert landfall("samples", "remove").code == 1
    assert not home.exists()
    own = add(landfall)["id"]
    assert landfall("samples", "add").out.startswith("Added")
    listed = landfall("list", "--json").json
    assert len(listed) > 50
    assert len({one["country"] for one in listed}) >= 7
    assert landfall("samples", "remove", "--json").code == 0
    assert [one["id"] for one in landfall("list", "--json").json] == [own]
    assert landfall("undo").code == 0
    assert len(landfall("list", "--json").json) == len(listed)


def test_the_readme_shows_every_verb() -> None:
    from tracker.cli_parser import build_parser

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (verbs,) = [action.choices for action in build_parser()._actions if action.dest == "verb"]
    assert verbs
    assert [verb for verb in verbs if f" {verb}" not in readme] == []
