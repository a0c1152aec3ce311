"""Starts Landfall, its tests and its tools on a machine that has Python and nothing else.

    python3 run.py                    the program
    python3 run.py test [ARGUMENTS]   the tests; arguments are pytest's
    python3 run.py gates              style, types and import walls
    python3 run.py screens FOLDER     every page as a picture
    python3 run.py bench [NAMES]      the benchmarks
    python3 run.py ...                anything else goes to the command line: see `python3 run.py --help`

Everything it installs lies in ``.venv`` beside it. Standard library only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "landfall-setup.json"
LOG = VENV / "landfall-setup.log"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)
PACKAGES = ("tracker", "ui", "resources")

TOOLS = {
    "test": ["-m", "pytest"],
    "screens": ["-P", "-m", "ui.screens"],
    "bench": ["-m", "tests.bench"],
}
ON_ALL_CORES = ["-n", "auto", "--dist", "worksteal"]
"""How all the tests are run together; those that somebody picks run one after another, as benchmarks must."""
TOOLS_OF_THE_ROOT = ("test", "bench")
"""Those that work on the project's files; the others take paths from where the person stands."""

GATES = (
    ["-m", "ruff", "check"],
    ["-m", "ruff", "format", "--check"],
    ["-m", "mypy", "--strict", "tracker", "ui"],
    ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
)


def main(arguments: list[str]) -> int:
    """Set up what the verb needs, then hand over to it; the answer is the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        return _refuse(f"Landfall needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")
    verb = arguments[0] if arguments else ""
    is_tool = verb == "gates" or verb in TOOLS
    complaint = _qt_complaint(verb)
    if complaint:
        return _refuse(complaint)
    failure = _set_up(with_tools=is_tool)
    if failure:
        return _refuse(failure)
    if verb == "gates":
        return _run_gates()
    if verb in TOOLS_OF_THE_ROOT:
        os.chdir(ROOT)
    if verb == "test":
        return _become([*TOOLS[verb], *(arguments[1:] or ON_ALL_CORES)])
    if is_tool:
        return _become([*TOOLS[verb], *arguments[1:]])
    return _become(["-P", "-m", "tracker", *arguments])


def _refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


def _qt_complaint(verb: str) -> str:
    """What Qt would miss for this verb; the command line needs no Qt."""
    if verb and verb not in TOOLS:
        return ""
    from tracker import system_libraries

    return system_libraries.complaint(window=not verb)


def _set_up(*, with_tools: bool) -> str:
    """Bring ``.venv`` up to date with ``pyproject.toml``; answers its failure in one line, or nothing."""
    wanted = _wanted_stamp()
    stamp = _read_stamp()
    has_tools = bool(stamp.pop("tools", False))
    if stamp == wanted and (has_tools or not with_tools):
        return ""
    if importlib.util.find_spec("ensurepip") is None:
        return "Python's venv is missing. Run: apt install python3-venv"
    print("Setting up (once, about a minute)", file=sys.stderr, flush=True)
    is_reusable = all(stamp.get(key) == wanted[key] for key in ("project", "python"))
    return _install(wanted, with_tools=with_tools or has_tools, afresh=not is_reusable)


def _wanted_stamp() -> dict[str, object]:
    """What an up-to-date ``.venv`` was made from. A moved folder or another Python needs a new one."""
    return {
        "project": str(ROOT),
        "python": sys.version,
        "pyproject": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
    }


def _read_stamp() -> dict[str, object]:
    """The stamp of the last set-up that came to its end; empty when there is none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def _install(wanted: dict[str, object], *, with_tools: bool, afresh: bool) -> str:
    """Install the project; the stamp is away meanwhile, so that an interrupted set-up starts afresh."""
    previous = "" if afresh else STAMP.read_text(encoding="utf-8")
    if afresh:
        shutil.rmtree(VENV, ignore_errors=True)
        made = _logged([sys.executable, "-m", "venv", "--clear", str(VENV)])
        if made:
            return made
    STAMP.unlink(missing_ok=True)
    project = f"{ROOT}[test]" if with_tools else str(ROOT)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    failure = _logged([*pip, "--editable", project])
    if not failure:
        # A start that must compile its own modules first is a fifth slower; that it may fail does no harm.
        _logged([str(PYTHON), "-m", "compileall", "-q", *PACKAGES])
        previous = json.dumps({**wanted, "tools": with_tools})
    if previous:
        STAMP.write_text(previous, encoding="utf-8")
    return failure


def _logged(command: list[str]) -> str:
    """Run a step of the set-up, its output in the log; answers its failure in one line, or nothing."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", cwd=ROOT, check=False)
    if done.returncode == 0:
        return ""
    output = done.stdout + done.stderr
    VENV.mkdir(exist_ok=True)
    LOG.write_text(output, encoding="utf-8")
    errors = [line for line in output.splitlines() if line.lower().startswith("error")]
    reason = errors[-1] if errors else "see the log"
    return f"Landfall could not be set up: {reason} (the whole story is in {LOG})"


def _run_gates() -> int:
    """Every gate, also after one has failed; 1 if any did."""
    codes = [subprocess.run([str(PYTHON), *gate], cwd=ROOT, check=False).returncode for gate in GATES]
    return 1 if any(codes) else 0


def _become(arguments: list[str]) -> int:
    """Go on as the environment's Python. Windows has no true exec: there it is a child that is waited for."""
    command = [str(PYTHON), *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
