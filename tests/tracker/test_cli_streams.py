"""The ``landfall`` command and what it prints to: terminals, pipes, other encodings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.processes import Program, run_once
from tests.tracker.cli_tools import ROOT, Landfall, add, separate
from tracker.cli import main


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
    added = separate("add", "--company", "Zürich 保険", "--title", "データ", "--json", environment=ascii_only)
    assert (added.returncode, added.stderr) == (0, b"")
    assert json.loads(added.stdout.decode("ascii"))["title"] == "データ"
    shown = separate("list", environment=ascii_only)
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


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the runner reads what only Linux tells")
def test_without_a_verb_it_becomes_the_window(tmp_path: Path) -> None:
    home = tmp_path / "opened"
    run_once(Program(("-m", "tracker", "--home", str(home)), "filled"), tmp_path)
    assert (home / "landfall.db").exists()
