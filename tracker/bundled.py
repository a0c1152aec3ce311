"""The files that come with the program: everything in ``resources``."""

from __future__ import annotations

from pathlib import Path

import resources

# importlib.resources would cost the first picture 8 ms, for archives that this package never lies in.
_FOLDER = Path(resources.__path__[0])


def path(folder: str, name: str) -> Path:
    """Where ``resources/<folder>/<name>`` lies."""
    return _FOLDER / folder / name


def read_bytes(folder: str, name: str) -> bytes:
    """The content of a bundled file. Raises FileNotFoundError if there is no such file."""
    return path(folder, name).read_bytes()


def read_text(folder: str, name: str) -> str:
    """The text, UTF-8, of a bundled file. Raises FileNotFoundError if there is no such file."""
    return path(folder, name).read_text("utf-8")
