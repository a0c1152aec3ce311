"""``run.py`` sets itself up, heals, and says in one line what is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tracker import system_libraries

ROOT = Path(__file__).resolve().parent.parent

# A build backend inside the project, so that setting up needs no network.
BACKEND = """
import zipfile
from pathlib import Path

METADATA = "Metadata-Version: 2.1\\nName: landfall\\nVersion: 0.1\\nProvides-Extra: test\\n"
WHEEL = "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    info = "landfall-0.1.dist-info"
    name = "landfall-0.1-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("landfall.pth", str(Path.cwd()))
        wheel.writestr(f"{info}/METADATA", METADATA)
        wheel.writestr(f"{info}/WHEEL", WHEEL)
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the real run.py, whose command line prints its arguments."""
    folder = tmp_path_factory.mktemp("a project")
    shutil.copy(ROOT / "run.py", folder)
    (folder / "backend.py").write_text(BACKEND)
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "tracker").mkdir()
    (folder / "tracker" / "__main__.py").write_text("import sys; print(sys.argv[1:], sys.prefix)")
    return folder


def start(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """run.py as a person starts it, from a folder that is not the project's."""
    command = [sys.executable, str(project / "run.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=project.parent, check=False)


def is_quiet(done: subprocess.CompletedProcess[str], project: Path) -> bool:
    """Whether the command line ran in the project's environment with nothing to set up."""
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"['list', '--json'] {project / '.venv'}"
    return done.stderr == ""


def test_set_up_once_heal_and_follow_the_project(project: Path) -> None:
    first = start(project, "list", "--json")
    assert not is_quiet(first, project)
    assert first.stderr == "Setting up (once, about a minute)\n"
    assert is_quiet(start(project, "list", "--json"), project)

    (project / ".venv" / run.STAMP.name).unlink()  # as if it had been interrupted
    leftover = project / ".venv" / "half-done"
    leftover.touch()
    assert not is_quiet(start(project, "list", "--json"), project)
    assert not leftover.exists()

    with (project / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    assert not is_quiet(start(project, "list", "--json"), project)
    assert is_quiet(start(project, "list", "--json"), project)


def test_failed_set_up_is_one_line_and_the_old_environment_stays(project: Path) -> None:
    start(project, "list", "--json")
    stamp = (project / ".venv" / run.STAMP.name).read_text()
    good = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(good.replace('"backend"', '"no_such_backend"'))
    failed = start(project, "list")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert len(failed.stderr.splitlines()) == 2
    assert "could not be set up" in failed.stderr
    assert (project / ".venv" / run.STAMP.name).read_text() == stamp
    (project / "pyproject.toml").write_text(good)
    assert is_quiet(start(project, "list", "--json"), project)


def test_old_python_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST_PYTHON", (99, 0))
    assert run.main(["test"]) == 1
    assert capsys.readouterr().err.startswith("Landfall needs Python 3.11 or newer; this is Python")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves these to the system")
def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_libraries.missing_libraries(["libc.so.6", "libnosuch.so.1"]) == ["libnosuch.so.1"]
    assert system_libraries.complaint(window=False) == ""
    monkeypatch.setattr(system_libraries, "QT_LIBRARIES", {"libnosuch.so.1": "libnosuch1"})
    complaint = system_libraries.complaint(window=False)
    assert "libnosuch" in complaint
    assert len(complaint.splitlines()) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux starts without a screen")
def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(system_libraries, "X11_LIBRARIES", {})
    assert "screen" in system_libraries.complaint(window=True)


def test_a_stamp_of_another_shape_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    monkeypatch.setattr(run, "STAMP", stamp)
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    for content in ("", "{", "[1]", "7"):
        stamp.write_text(content)
        assert run._read_stamp() == {}
    stamp.write_text(json.dumps({"project": "x"}))
    assert run._read_stamp() == {"project": "x"}
    monkeypatch.setattr(run, "PYTHON", tmp_path / "gone")
    assert run._read_stamp() == {}


def test_qt_keeps_count_of_none() -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 aborts here: see pyproject.toml."""
    program = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Sender(QObject):\n    said = Signal(object)\n"
        "class Receiver(QObject):\n    def hear(self, what):\n        return None\n"
        "sender, receiver = Sender(), Receiver()\n"
        "sender.said.connect(receiver.hear)\n"
        "for _ in range(20_000):\n    sender.said.emit(None)\n"
        "print('whole')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "whole\n", done.stderr


def test_ci_script_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert "python3 run.py test" in script
    assert "python3 run.py test" in (ROOT / "README.md").read_text()
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)
