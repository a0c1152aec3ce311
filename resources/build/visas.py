"""Writes ``resources/visas/index.json``: what a list of countries and routes needs of the files beside it.

Run from the project's folder whenever a file of the catalogue changes::

    PYTHONPATH=. python resources/build/visas.py
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from tracker.visas.entries import INDEX, entry_of, index_text
from tracker.visas.reading import SUFFIX, read_destination

FOLDER = Path(__file__).parent.parent / "visas"


def index_of(folder: Path) -> str:
    """The index of the files in a folder. Raises BadCatalogue for a file with mistakes."""
    files = sorted(folder.glob(f"*{SUFFIX}"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return index_text((entry_of(read_destination(file)) for file in files), digest.hexdigest())


if __name__ == "__main__":
    (FOLDER / INDEX).write_text(index_of(FOLDER), encoding="utf-8", newline="\n")
