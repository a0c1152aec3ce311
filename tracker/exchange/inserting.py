"""Inserts chunks of new applications straight on the driver, into the store or a file beside it.

The rows are the same as those of ``add_application``. It needs no more than a connection, the ids that rows
refer to and those that they get, so that a second process can do a part of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from tracker.domain.status import StatusKind
from tracker.exchange.stored import PAY, Chunk, StatusKey
from tracker.store.driver import insert_rows
from tracker.store.keys import GAP, RisingUids

COPIED = (
    "title",
    "country",
    "city",
    "work_mode",
    "job_kind",
    *PAY,
    "pay_as_posted",
    "link",
    "source",
    "applied_on",
    "deadline",
    "start_date",
    "priority",
    "field",
    "sponsorship",
    "posting",
    "notes",
    "own_fields",
    "archived_at",
    "import_key",
)
"""The columns of a chunk that are columns of ``application``; one that is not there keeps its default."""

APPLICATION = ("id", "uid", "company_id", "status_id", "position", "created_at", *COPIED)
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "tags": ("application_tag", ("application_id", "name")),
    "timeline": ("event", ("application_id", "kind", "at", "zone", "text")),
    "documents": ("document", ("application_id", "name", "kind", "sha256", "size", "added_at")),
}
"""The columns of a chunk that are rows of a table of their own: its name and columns."""
MOMENTS = ("status_change", ("application_id", "status_id", "at"))


@dataclass(frozen=True, slots=True)
class Ids:
    """What rows refer to, and where they go.

    ``statuses`` and ``companies`` are row ids by key and name; ``first_position`` is that of the first of
    ``count`` new applications; ``now`` is when they are added.
    """

    statuses: Mapping[StatusKey, int]
    companies: Mapping[str, int | None]
    first_position: int
    count: int
    now: str


class Inserter:
    """Inserts chunks; ``rows`` counts what went into each table."""

    def __init__(self, connection: sqlite3.Connection, ids: Ids) -> None:
        self._connection = connection
        self._ids = ids
        self._uids = RisingUids(ids.count)
        self.rows: dict[str, int] = {}

    def insert(self, chunk: Chunk, first_id: int, place: int) -> None:
        """Insert a chunk whose first row is the new application number ``place``, with rising ids."""
        count, known = len(chunk), self._ids
        ids = range(first_id, first_id + count)
        position = known.first_position + GAP * place
        given: dict[str, Iterable[Any]] = {
            "id": ids,
            "uid": self._uids_of(chunk, place),
            "company_id": map(known.companies.__getitem__, chunk.column("company")),
            "status_id": map(known.statuses.__getitem__, chunk.column("status")),
            "position": range(position, position + GAP * count, GAP),
            "created_at": self._created(chunk),
            **{name: chunk.columns[name] for name in COPIED if name in chunk.columns},
        }
        self._insert("application", tuple(given), list(zip(*given.values(), strict=True)))
        self._insert(*MOMENTS, self._moments(ids, chunk))
        for name, (table, columns) in PARTS.items():
            if name in chunk.columns:
                self._insert(table, columns, self._parts(name, ids, chunk.columns[name]))

    def _uids_of(self, chunk: Chunk, place: int) -> Iterable[str]:
        fresh = self._uids.take(place, len(chunk))
        given = chunk.columns.get("uid")
        return [uid or new for uid, new in zip(given, fresh, strict=True)] if given else fresh

    def _created(self, chunk: Chunk) -> Iterable[str]:
        given, now = chunk.columns.get("created_at"), self._ids.now
        return [at or now for at in given] if given else repeat(now, len(chunk))

    def _moments(self, ids: range, chunk: Chunk) -> list[tuple[Any, ...]]:
        statuses, told = self._ids.statuses, chunk.column("moments")
        rows = [
            (found, statuses[name, kind], at)
            for found, moments in zip(ids, told, strict=True)
            for name, kind, at in moments
        ]
        return [*rows, *self._present_moments(ids, chunk)] if () in told else rows

    def _present_moments(self, ids: range, chunk: Chunk) -> Iterator[tuple[int, int, str]]:
        """The present status of rows without a history, as ``insert_application`` dates it."""
        names = ("moments", "status", "created_at", "applied_on")
        for found, moments, status, created, applied in zip(ids, *map(chunk.column, names), strict=True):
            if not moments:
                is_applied = status[1] == StatusKind.APPLIED.value
                at = created or (applied if is_applied else "") or self._ids.now
                yield found, self._ids.statuses[status], at

    def _parts(self, name: str, ids: range, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        pairs = zip(ids, given, strict=True)
        if name == "tags":
            return [(found, tag) for found, tags in pairs for tag in tags]
        end = (self._ids.now,) if name == "documents" else ()
        return [(found, *part, *end) for found, parts in pairs for part in parts]

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            insert_rows(self._connection, table, columns, rows)
            self.rows[table] = self.rows.get(table, 0) + len(rows)
