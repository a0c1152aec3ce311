"""Runs programs until their milestones, by turns with a reference, so that both meet the same machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tracker.milestones import MILESTONES_VARIABLE

PATIENCE_SECONDS = 60.0
POLL_SECONDS = 0.002


@dataclass(frozen=True, slots=True)
class Program:
    """A Python program: its arguments, the last milestone it reaches, and what its environment must hold."""

    arguments: tuple[str, ...]
    last_milestone: str
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Milliseconds from the start of the process to each milestone, and its peak memory in MB by the last."""

    milestones: dict[str, float]
    peak_mb: float

    def value(self, name: str) -> float:
        """A milestone's time, or the peak memory under the name ``peak_mb``."""
        return self.peak_mb if name == "peak_mb" else self.milestones[name]


def run_once(program: Program, folder: Path) -> Run:
    """One run, ended at the program's last milestone. Raises RuntimeError if it never gets there."""
    report = folder / "milestones.jsonl"
    report.unlink(missing_ok=True)
    environment = {
        **_as_people_have_it(),
        "QT_QPA_PLATFORM": "offscreen",
        MILESTONES_VARIABLE: str(report),
        **dict(program.environment),
    }
    started = time.perf_counter_ns()
    child = subprocess.Popen([sys.executable, *program.arguments], env=environment)
    try:
        reached = _wait_for(program.last_milestone, report, child)
        peak = _peak_mb(child.pid)
    finally:
        child.kill()
        child.wait()
    return Run({name: (at - started) / 1e6 for name, at in reached.items()}, peak)


def _as_people_have_it() -> dict[str, str]:
    """The environment, with Python keeping what it compiled, as it does unless somebody forbids it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compare(ours: Program, reference: Program, folder: Path, repetitions: int) -> tuple[list[Run], list[Run]]:
    """Both programs by turns, after one run of each that only warms the machine's caches."""
    run_once(reference, folder)
    run_once(ours, folder)
    pairs = [(run_once(ours, folder), run_once(reference, folder)) for _ in range(repetitions)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def middle(runs: list[Run], name: str) -> float:
    """The median of a milestone, or of ``peak_mb``."""
    return median(run.value(name) for run in runs)


def _wait_for(name: str, report: Path, child: subprocess.Popen[bytes]) -> dict[str, int]:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and child.poll() is None:
        reached = _read(report)
        if name in reached:
            return reached
        time.sleep(POLL_SECONDS)
    raise RuntimeError(f"{child.args!r} did not reach {name!r}, only {list(_read(report))}")


def _read(report: Path) -> dict[str, int]:
    if not report.exists():
        return {}
    lines = report.read_text(encoding="utf-8").splitlines(keepends=True)
    notes = [json.loads(line) for line in lines if line.endswith("\n")]
    return {note["name"]: note["at"] for note in notes}


def _peak_mb(pid: int) -> float:
    """The most memory that the process ever held. Only Linux tells it of a process that still runs."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell a process's peak memory")
