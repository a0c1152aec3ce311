"""The ``landfall`` command as tests use it: in this process, or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


def add(landfall: Landfall, title: str = "Data Engineer", **options: str) -> dict[str, Any]:
    """An application added by the command, as its JSON."""
    given = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    answer = landfall("add", "--company", "Nordlicht Energie", "--title", title, *given, "--json")
    assert answer.code == 0, answer.err
    return dict(answer.json)


def separate(
    *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with these bytes on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        check=False,
    )
