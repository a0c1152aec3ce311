"""When the program reaches a point that the benchmarks time. Without their variable it does nothing."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

MILESTONES_VARIABLE = "LANDFALL_MILESTONES"
"""Names the file that milestones are added to, one JSON object a line."""


def reached(name: str) -> None:
    """Note the milestone with the machine's monotonic clock in nanoseconds, which all processes share."""
    target = os.environ.get(MILESTONES_VARIABLE)
    if target:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"name": name, "at": time.perf_counter_ns()}) + "\n")
