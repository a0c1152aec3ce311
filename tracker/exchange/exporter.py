"""Writes applications as our own CSV format: RFC 4180, UTF-8, in the order of the board."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from sqlalchemy import Connection, select

from tracker.exchange.codec import HEADER, to_row
from tracker.files import replacing
from tracker.store.queries.drafts import drafts
from tracker.store.schema import application
from tracker.store.store import Store

BATCH = 500

Progress = Callable[[int, int], None]
"""Told how many rows of how many are written; raises ``Cancelled`` to stop."""


def export_csv(
    store: Store,
    path: Path,
    ids: Sequence[int] | None = None,
    *,
    mark: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write applications to ``path``; answers how many.

    ``ids`` in their order, else all that are not in the bin in the order of the board. The file takes its
    place only when it is whole. ``mark`` begins it with a byte order mark, by which Excel knows UTF-8.
    Raises OSError.
    """
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig" if mark else "utf-8", newline="")
        count = write_csv(store, text, ids, progress=progress)
        text.flush()
        text.detach()
    return count


def write_csv(
    store: Store, target: TextIO, ids: Sequence[int] | None = None, *, progress: Progress | None = None
) -> int:
    """As ``export_csv``, to an open text file that changes no line ends."""
    wanted = store.ask(_board_order) if ids is None else ids
    writer = csv.writer(target)
    writer.writerow(HEADER)
    count = 0
    for start in range(0, len(wanted), BATCH):
        for draft in store.ask(drafts(wanted[start : start + BATCH])):
            writer.writerow(to_row(draft))
            count += 1
        if progress is not None:
            progress(count, len(wanted))
    return count


def _board_order(db: Connection) -> list[int]:
    query = (
        select(application.c.id)
        .where(application.c.deleted_at == "")
        .order_by(application.c.position, application.c.id)
    )
    return list(db.execute(query).scalars())
