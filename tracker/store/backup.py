"""Copies of a store that were opened, checked and counted before they are called copies."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from tracker.errors import StoreDamaged
from tracker.files import sync_folder
from tracker.i18n import tr


def verified_copy(source: Path, target: Path) -> Path:
    """Copy a store by the database's own backup, check the copy, and only then give it its name.

    Raises StoreDamaged when the source fails its check; ``target`` is then not made.
    """
    partial = target.with_name(target.name + ".tmp")
    partial.unlink(missing_ok=True)
    partial.touch(stat.S_IRUSR | stat.S_IWUSR)
    if not _copied_whole(source, partial):
        partial.unlink(missing_ok=True)
        raise StoreDamaged(
            source,
            tr("Your data file {path} is damaged.", path=source),
            tr("It was left as it is."),
            tr("Put a backup in its place."),
        )
    partial.replace(target)
    sync_folder(target.parent)
    return target


def _copied_whole(source: Path, copy: Path) -> bool:
    """Copy page by page, then ask the copy whether it is sound."""
    try:
        with (
            closing(sqlite3.connect(source.absolute().as_uri() + "?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(copy)) as copied,
        ):
            original.backup(copied)
            return bool(copied.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
