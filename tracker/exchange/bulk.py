"""Inserts many applications at once: raw ``executemany``, the journal keeps ranges of ids and not images.

The rows are the same as those of ``add_application``. Where more come in than are there, indexes are made
anew at the end, which sorts once instead of finding a place for every row.
"""

from __future__ import annotations

import secrets
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection, Table, func, select

from tracker.domain.application import Person
from tracker.domain.status import StatusKind
from tracker.domain.text import normalise_company
from tracker.exchange.planned import Action, PlannedRows
from tracker.exchange.stored import PAY, Chunk, StatusKey
from tracker.store import journal, search
from tracker.store.commands import _parts as parts
from tracker.store.commands.applications import status_id_for
from tracker.store.engine import insert_many
from tracker.store.own_fields import unpacked
from tracker.store.schema import (
    application,
    application_person,
    application_tag,
    company,
    document,
    event,
    person,
    status_change,
)
from tracker.store.store import Writer

_COPIED = (
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

_WORDS = (
    "company",
    "title",
    "city",
    "country",
    "source",
    "field",
    "link",
    "notes",
    "posting",
    "pay_as_posted",
)
_TABLES = (company, application, application_tag, status_change, event, person, application_person, document)
_REMADE = (application, application_tag, status_change)
UID_BITS = 50
CACHED_LENGTH = 200
_PAIRS = [first + second for first in parts.UID_ALPHABET for second in parts.UID_ALPHABET]

PersonKey = tuple[int | None, Person]


def insert_all(w: Writer, rows: PlannedRows, done: int, total: int) -> None:
    """Insert the new applications of a plan from the top of the board down.

    ``done`` of ``total`` steps were made before. Words are indexed when all rows are there: the index sorts
    many of them in memory, but has to write them out whenever another table takes several rows at once.
    """
    count = rows.count(Action.NEW)
    loader = _Loader(w, rows.statuses, count)
    first = following = loader.next_application
    with journal.paused(w.db, _TABLES), _indexes_made_later(w.db, count):
        for chunk in rows.new():
            loader.load(chunk)
            w.progress(done + (loader.next_application - first) // 2, total)
    for chunk in rows.new():
        search.add(w.db, zip(range(following, following + len(chunk)), _words(chunk), strict=True))
        following += len(chunk)
        w.progress(done + (count + following - first) // 2, total)
    loader.record()


@contextmanager
def _indexes_made_later(db: Connection, count: int) -> Iterator[None]:
    """Take the indexes away that slow the load down, if there are more rows to come than there are."""
    there = db.execute(select(func.count()).select_from(application)).scalar_one()
    if there >= count:
        yield
        return
    names = ", ".join(f"'{table.name}'" for table in _REMADE)
    found = db.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema "
        f"WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({names})"
    ).all()
    for name, _ in found:
        db.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for _, statement in found:
        db.exec_driver_sql(statement)


class _Loader:
    def __init__(self, w: Writer, statuses: Iterable[StatusKey], count: int) -> None:
        self._w = w
        self._db = w.db
        self._statuses = {
            (name, kind): status_id_for(w.db, name, StatusKind(kind) if kind else None)
            for name, kind in statuses
        }
        known = w.db.execute(select(company.c.name, company.c.id))
        self._companies: dict[str, int | None] = {"": None, **{row.name: row.id for row in known}}
        self._people: dict[PersonKey, list[int]] | None = None
        self._position = parts.top_position(w.db) - parts.GAP * count
        self._uids = _Uids(count)
        self._next = {table.name: _next_id(w.db, table) for table in _TABLES}
        self._first = dict(self._next)

    @property
    def next_application(self) -> int:
        """The id that the next application gets."""
        return self._next["application"]

    def load(self, chunk: Chunk) -> None:
        """Insert a chunk with all that hangs on it."""
        count = len(chunk)
        statuses = list(map(self._statuses.__getitem__, chunk.column("status")))
        self._add_companies(chunk.column("company"))
        ids = range(self._next["application"], self._next["application"] + count)
        companies = list(map(self._companies.__getitem__, chunk.column("company")))
        columns = {name: chunk.columns[name] for name in _COPIED if name in chunk.columns}
        given = {
            "id": ids,
            "uid": self._uids_of(chunk),
            "company_id": companies,
            "status_id": statuses,
            "position": range(self._position, self._position + parts.GAP * count, parts.GAP),
            "created_at": self._created(chunk),
            **columns,
        }
        self._position += parts.GAP * count
        self._insert(application, tuple(given), list(zip(*given.values(), strict=True)))
        self._add_moments(ids, statuses, chunk)
        self._add_parts(ids, chunk)
        if "people" in chunk.columns:
            self._add_people(ids, companies, chunk.columns["people"])

    def record(self) -> None:
        """Hand what was inserted to the journal."""
        for table in _TABLES:
            if self._next[table.name] > self._first[table.name]:
                journal.record_range(self._db, table, self._first[table.name], self._next[table.name] - 1)

    def _uids_of(self, chunk: Chunk) -> Iterable[str]:
        fresh = self._uids.take(len(chunk))
        given = chunk.columns.get("uid")
        return [uid or new for uid, new in zip(given, fresh, strict=True)] if given else fresh

    def _created(self, chunk: Chunk) -> Iterable[str]:
        given = chunk.columns.get("created_at")
        return [at or self._w.now for at in given] if given else repeat(self._w.now, len(chunk))

    def _add_companies(self, names: Sequence[str]) -> None:
        missing = dict.fromkeys(name for name in names if name not in self._companies)
        first = self._insert(
            company,
            ("name", "name_key"),
            [(name, normalise_company(name)) for name in missing],
        )
        self._companies.update(zip(missing, range(first, first + len(missing)), strict=True))

    def _add_moments(self, ids: range, statuses: list[int], chunk: Chunk) -> None:
        known = self._statuses
        told = chunk.column("moments")
        rows = [
            (found, known[name, kind], at)
            for found, moments in zip(ids, told, strict=True)
            for name, kind, at in moments
        ]
        if () in told:
            rows += self._present_moments(ids, statuses, chunk)
        self._insert(status_change, ("application_id", "status_id", "at"), rows)

    def _present_moments(
        self, ids: range, statuses: list[int], chunk: Chunk
    ) -> Iterator[tuple[int, int, str]]:
        """The present status of rows without a history, as ``insert_application`` dates it."""
        given = zip(
            ids, statuses, *map(chunk.column, ("moments", "status", "created_at", "applied_on")), strict=True
        )
        for found, status_id, moments, (_, kind), created, applied in given:
            if not moments:
                at = created or (applied if kind == StatusKind.APPLIED.value else "") or self._w.now
                yield found, status_id, at

    def _add_parts(self, ids: range, chunk: Chunk) -> None:
        for name, table, columns in (
            ("tags", application_tag, ("name",)),
            ("timeline", event, ("kind", "at", "zone", "text")),
            ("documents", document, ("name", "kind", "sha256", "size")),
        ):
            given = chunk.columns.get(name)
            if given is None:
                continue
            rows = [
                (found, *((part,) if name == "tags" else part))
                for found, several in zip(ids, given, strict=True)
                for part in several
            ]
            if table is document:
                columns, rows = (*columns, "added_at"), [(*row, self._w.now) for row in rows]
            self._insert(table, ("application_id", *columns), rows)

    def _add_people(self, ids: range, companies: Sequence[int | None], given: Sequence[Any]) -> None:
        """Link people; somebody with the same details at the same company is one person."""
        if self._people is None:
            self._people = _people_of(self._db)
        known = self._people
        made: list[PersonKey] = []
        links: list[tuple[int, int]] = []
        following = self._next["person"]
        for found, company_id, several in zip(ids, companies, given, strict=True):
            times: dict[Person, int] = {}
            for somebody in (Person(*details) for details in several):
                nth = times[somebody] = times.get(somebody, -1) + 1
                there = known.setdefault((company_id, somebody), [])
                if len(there) <= nth:
                    there.append(following + len(made))
                    made.append((company_id, somebody))
                links.append((found, there[nth]))
        rows = [(at, one.name, one.role, one.email, one.phone) for at, one in made]
        self._insert(person, ("company_id", "name", "role", "email", "phone"), rows)
        self._insert(application_person, ("application_id", "person_id"), links)

    def _insert(self, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
        """Insert rows, whose ids follow one another from the next one; answers the first."""
        first = self._next[table.name]
        if rows:
            insert_many(self._db, table.name, columns, rows)
            self._next[table.name] = first + len(rows)
        return first


def _next_id(db: Connection, table: Table) -> int:
    """The id that the next row gets; none is ever given twice."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(db.exec_driver_sql(query, (table.name,)).scalar() or 0) + 1


def _words(chunk: Chunk) -> Iterator[str]:
    """What each row is found by."""
    columns = [_searchable(chunk.columns[name]) for name in _WORDS if name in chunk.columns]
    for name, said in _SAID.items():
        if name in chunk.columns and any(chunk.columns[name]):
            columns.append(_searchable(list(map(said, chunk.columns[name]))))
    return map(" \n ".join, zip(*columns, strict=True))


def _searchable(texts: list[str]) -> list[str]:
    """The index folds ASCII by itself, so that most texts need nothing."""
    if "".join(texts).isascii():
        return texts
    return [text if text.isascii() else _folded(text) for text in texts]


def _folded(text: str) -> str:
    return _folded_once(text) if len(text) <= CACHED_LENGTH else search.searchable(text)


@lru_cache(maxsize=32_768)
def _folded_once(text: str) -> str:
    return search.searchable(text)


def _tags_said(tags: Sequence[str]) -> str:
    return " ".join(tags)


def _own_said(text: str) -> str:
    """Packed own fields; a text with an escape would give other words than its own."""
    return " ".join(chain.from_iterable(unpacked(text))) if "\\" in text else text


def _timeline_said(timeline: Sequence[tuple[str, ...]]) -> str:
    return " ".join(entry[3] for entry in timeline)


def _people_said(people: Sequence[tuple[str, ...]]) -> str:
    return " ".join(f"{name} {email} {role}" for name, role, email, _ in people)


_SAID: dict[str, Callable[[Any], str]] = {
    "tags": _tags_said,
    "own_fields": _own_said,
    "timeline": _timeline_said,
    "people": _people_said,
}
"""The columns that are lists, and the words in them."""


def _people_of(db: Connection) -> dict[PersonKey, list[int]]:
    found: dict[PersonKey, list[int]] = {}
    for row in db.execute(select(person).order_by(person.c.id)):
        key = (row.company_id, Person(row.name, row.role, row.email, row.phone))
        found.setdefault(key, []).append(row.id)
    return found


class _Uids:
    """Random ids, as ``_parts.new_uid`` makes them one by one, but rising from row to row.

    Each is drawn from its own share of all ids. An index takes rising keys in several times quicker.
    """

    def __init__(self, count: int) -> None:
        self._share = 2**UID_BITS // max(count, 1)
        self._next = 0

    def take(self, count: int) -> list[str]:
        """So many new ids."""
        begin, share, pairs = self._next * self._share, self._share, _PAIRS
        self._next += count
        drawn = array("Q", secrets.token_bytes(8 * count))
        return [
            pairs[n >> 40]
            + pairs[n >> 30 & 1023]
            + pairs[n >> 20 & 1023]
            + pairs[n >> 10 & 1023]
            + pairs[n & 1023]
            for n in [begin + place * share + number % share for place, number in enumerate(drawn)]
        ]
