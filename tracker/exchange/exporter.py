"""Takes applications out: what is asked for, in which format, into a file that is whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from tracker.exchange.wanted import ALL, Rows, Wanted
from tracker.files import replacing
from tracker.store.store import Progress, Query, Store

Write = Callable[[Rows, BinaryIO], None]
"""Writes rows in one format."""


def _csv(rows: Rows, file: BinaryIO) -> None:
    from tracker.exchange.export_csv import write

    write(rows, file)


def _xlsx(rows: Rows, file: BinaryIO) -> None:
    from tracker.exchange.export_xlsx import write

    write(rows, file)


def _json(rows: Rows, file: BinaryIO) -> None:
    from tracker.exchange.export_json import write

    write(rows, file)


def _markdown(rows: Rows, file: BinaryIO) -> None:
    from tracker.exchange.export_markdown import markdown

    file.write(markdown(rows).encode())


FORMATS: dict[str, Write] = {"csv": _csv, "xlsx": _xlsx, "json": _json, "md": _markdown}
"""The formats by the ending of their files."""
TABLES = ("csv", "xlsx", "md")
"""The formats of which columns can be chosen; the others hold everything."""


def export(
    store: Store, path: Path, form: str, wanted: Wanted = ALL, progress: Progress | None = None
) -> int:
    """Write applications into a file in one of ``FORMATS``; answers how many.

    The file takes its place only when it is whole. Raises OSError.
    """
    with replacing(path) as file:
        return store.ask(exported(form, file, wanted, progress))


def exported(form: str, file: BinaryIO, wanted: Wanted = ALL, progress: Progress | None = None) -> Query[int]:
    """As ``export``, into an open file."""

    def ask(db: Connection) -> int:
        rows = Rows(db, wanted, progress)
        FORMATS[form](rows, file)
        return len(rows.ids)

    return ask


def export_csv(store: Store, path: Path, wanted: Wanted = ALL, *, progress: Progress | None = None) -> int:
    """Write a CSV file: RFC 4180, UTF-8. Raises OSError."""
    return export(store, path, "csv", wanted, progress)
