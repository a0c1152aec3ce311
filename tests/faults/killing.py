"""Killing a process at a moment, as a power cut or a person in a hurry does."""

from __future__ import annotations

import subprocess
from typing import AnyStr


def kill_after(child: subprocess.Popen[AnyStr], seconds: float) -> None:
    """Let the process go on for some seconds, then kill it, unless it ended by itself."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
