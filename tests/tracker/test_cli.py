"""The ``landfall`` command, as a person or a script uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command line answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


Landfall = Callable[..., Answer]


@pytest.fixture
def landfall(capsys: pytest.CaptureFixture[str]) -> Landfall:
    """The command, run in this process on the test's own data folder."""

    def run(*arguments: str) -> Answer:
        code = main(arguments)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


def add(landfall: Landfall, title: str = "Data Engineer", **options: str) -> dict[str, Any]:
    """An application added by the command, as its JSON."""
    given = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    answer = landfall("add", "--company", "Nordlicht Energie", "--title", title, *given, "--json")
    assert answer.code == 0, answer.err
    return dict(answer.json)


def separate(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


# -- adding, showing, changing ------------------------------------------------------------------------


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


# -- the data folder ----------------------------------------------------------------------------------


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


# -- refusals and wrong usage -------------------------------------------------------------------------


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


# -- the streams --------------------------------------------------------------------------------------


def test_the_command_line_never_loads_qt() -> None:
    program = (
        "import sys; from tracker.cli import main; "
        "codes = [main(['add', '--title', 'x']), main(['list']), main(['check'])]; "
        "print(codes, sorted(name for name in sys.modules if name.startswith(('PySide6', 'ui.'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.splitlines()[-1] == "[0, 0, 0] []", done.stderr


def test_an_ascii_terminal_shows_what_it_can() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    added = separate("add", "--company", "Zürich 保険", "--title", "データ", "--json", **ascii_only)
    assert (added.returncode, added.stderr) == (0, b"")
    assert json.loads(added.stdout.decode("ascii"))["title"] == "データ"
    shown = separate("list", **ascii_only)
    assert shown.returncode == 0
    assert b"Z\\xfcrich" in shown.stdout


@pytest.mark.skipif(os.name == "nt", reason="a POSIX pipe")
def test_a_closed_pipe_is_no_failure(landfall: Landfall) -> None:
    for number in range(30):
        landfall("add", "--title", f"Job {number}", "--notes", "word " * 5000)
    command = f'"{sys.executable}" -m tracker list --json; echo "code $?" >&2'
    done = subprocess.run(
        ["bash", "-c", f"({command}) | head -c 10"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stderr == "code 0\n"


def test_terminal_codes_in_text_do_nothing(landfall: Landfall) -> None:
    uid = add(landfall, "Evil \x1b[2J\x1b]0;pwned\x07 job", notes="one\x1b[31m\ntwo")["id"]
    for arguments in (("list",), ("show", uid), ("history", uid), ("undo",)):
        assert "\x1b" not in landfall(*arguments).out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["add", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as exit_code:
            main(arguments)
        assert exit_code.value.code == 0
        assert capsys.readouterr().out


# -- import and export --------------------------------------------------------------------------------

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


def test_import_reads_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tracker", "import", "-", "--json", "--home", str(tmp_path / "piped")]
    done = subprocess.run(command, input=FOREIGN.encode(), capture_output=True, cwd=ROOT, check=False)
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


# -- samples ------------------------------------------------------------------------------------------


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
