"""The bundled files that the theme draws with."""

from __future__ import annotations

from pathlib import Path

import resources

# importlib.resources would cost the first picture 8 ms, for archives that this package never lies in.
_FOLDER = Path(resources.__path__[0])


def path(folder: str, name: str) -> Path:
    """Where ``resources/<folder>/<name>`` lies."""
    return _FOLDER / folder / name


def read(folder: str, name: str) -> bytes:
    """The bytes of ``resources/<folder>/<name>``.

    Raises FileNotFoundError if the package has no such file.
    """
    return path(folder, name).read_bytes()
