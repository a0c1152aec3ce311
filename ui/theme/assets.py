"""The bundled files that the theme draws with."""

from __future__ import annotations

from importlib.resources import files


def read(folder: str, name: str) -> bytes:
    """The bytes of ``resources/<folder>/<name>``.

    Raises FileNotFoundError if the package has no such file.
    """
    return (files("resources") / folder / name).read_bytes()
