"""``python -m ui``: the window over the usual data folder."""

from __future__ import annotations

import sys

from tracker.paths import Home, find_home


def main(home: Home | None = None) -> int:
    """Open the window; answers the exit code."""
    from ui.app import main as run

    return run(home or find_home())


if __name__ == "__main__":
    sys.exit(main())
