"""A log of the program's own faults, without a word of the person's data: kinds and places, no values."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from tracker import __version__
from tracker.clock import utc_now
from tracker.paths import Home

LARGEST = 256 * 1024


def write_failure(home: Home, error: BaseException) -> None:
    """Add one fault to ``landfall.log`` in the data folder; a disk that refuses is passed over in silence."""
    path = home.folder / "landfall.log"
    lines = [f"{utc_now()} Landfall {__version__} {type(error).__module__}.{type(error).__name__}"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    try:
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".log.1"))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return
