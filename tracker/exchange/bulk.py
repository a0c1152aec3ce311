"""Inserts many applications at once: raw ``executemany``, the journal keeps ranges of ids and not images.

Where more come in than are there, indexes are made anew at the end, which sorts once instead of finding a
place for every row. What a second process read it also makes ready: see ``staging``.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Table, func, select

from tracker.domain.application import Person
from tracker.domain.company_keys import company_keys
from tracker.domain.status import StatusKind
from tracker.exchange.found_by import words_of
from tracker.exchange.inserting import Ids, Inserter
from tracker.exchange.planned import Action, NewPart, PlannedRows
from tracker.exchange.staging import Staging
from tracker.exchange.stored import StatusKey
from tracker.second_process import NoAnswer
from tracker.store import journal, search
from tracker.store.commands import _parts as parts
from tracker.store.commands.applications import status_id_for
from tracker.store.engine import driver, insert_many
from tracker.store.keys import GAP
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

_TABLES = (company, application, application_tag, status_change, event, person, application_person, document)
_REMADE = (application, application_tag, status_change)
LEAST_STAGED = 5_000
"""Rows; fewer are inserted before a second process has begun."""
MOST_AHEAD = 100
"""Blocks of words that are made while the indexes are: they lie in memory."""

PersonKey = tuple[int | None, Person]
Words = list[tuple[int, str]]


def insert_all(w: Writer, rows: PlannedRows, done: int, total: int) -> None:
    """Insert the new applications of a plan from the top of the board down.

    ``done`` of ``total`` steps were made before. Words are indexed when all rows are there: the index sorts
    many of them in memory, but has to write them out whenever another table takes several rows at once.
    """
    loader = _Loader(w, rows, done, total)
    with journal.paused(w.db, _TABLES):
        taken = _indexes_taken_away(w.db, rows.count(Action.NEW))
        loader.load()
        with ThreadPoolExecutor(1) as maker:
            made = maker.submit(_execute_all, driver(w.db), taken)
            words = loader.words()
            ahead = deque(islice(words, MOST_AHEAD))
            made.result()
    for some in chain(_taken(ahead), words):
        search.add(w.db, some)
        loader.step(len(some))
    loader.index_staged()
    loader.record()


def _taken(blocks: deque[Words]) -> Iterator[Words]:
    """Each of the blocks, which the memory is rid of then."""
    while blocks:
        yield blocks.popleft()


def _indexes_taken_away(db: Connection, count: int) -> list[str]:
    """The statements of the indexes that slow the load down, where more rows come than are there."""
    there = db.execute(select(func.count()).select_from(application)).scalar_one()
    if there >= count:
        return []
    names = ", ".join(f"'{table.name}'" for table in _REMADE)
    # A partial index is empty but for samples, and making it anew reads all rows.
    found = db.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
        f"AND sql NOT LIKE '% WHERE %' AND tbl_name IN ({names})"
    ).all()
    for name, _ in found:
        db.exec_driver_sql(f"DROP INDEX {name}")
    return [statement for _, statement in found]


def _execute_all(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


class _Loader:
    """Brings the new applications in, those of each block with all that hangs on them."""

    def __init__(self, w: Writer, rows: PlannedRows, done: int, total: int) -> None:
        self._w = w
        self._db = w.db
        self._half_steps = 2 * done
        self._total = total
        new = list(rows.new_parts())
        apart = [part for part in new if part.companies is not None]
        is_much = sum(part.count for part in apart) >= LEAST_STAGED
        self._apart = apart if is_much else []
        self._own = [part for part in new if part.companies is None] if is_much else new
        known = w.db.execute(select(company.c.name, company.c.id))
        self._companies: dict[str, int | None] = {"": None, **{row.name: row.id for row in known}}
        self._people: dict[PersonKey, list[int]] | None = None
        self._next = {table.name: _next_id(w.db, table) for table in _TABLES}
        self._first = dict(self._next)
        self._starts: list[tuple[int, NewPart]] = []
        self._staging: Staging | None = None
        count = rows.count(Action.NEW)
        position = parts.top_position(w.db) - GAP * count
        self._ids = Ids(_status_ids(w.db, rows.statuses), self._companies, position, count, w.now)
        self._inserter = Inserter(driver(w.db), self._ids)

    def load(self) -> None:
        """Insert all of them; what a second process makes ready comes last."""
        self._staging = self._staged()
        for part in self._own:
            self._load(part)
        if self._staging is None:
            return
        try:
            self._note(self._staging.copy_into(self._db, self._pulse))
            self.step(sum(part.count for part in self._apart))
        except NoAnswer:
            self._staging = None
            for part in self._apart:
                self._load(part)

    def words(self) -> Iterator[Words]:
        """What the applications that were inserted here are found by, block by block."""
        for start, part in self._starts:
            yield list(enumerate(words_of(part.chunk()), start))

    def index_staged(self) -> None:
        """Index the words that came with the copied applications."""
        if self._staging is not None:
            search.add_selected(self._db, self._staging.words())

    def step(self, count: int) -> None:
        """Say that so many applications were inserted or indexed."""
        self._half_steps += count
        self._pulse()

    def record(self) -> None:
        """Hand what was inserted to the journal."""
        for table in _TABLES:
            if self._next[table.name] > self._first[table.name]:
                journal.record_range(self._db, table, self._first[table.name], self._next[table.name] - 1)

    def _pulse(self) -> None:
        self._w.progress(self._half_steps // 2, self._total)

    def _staged(self) -> Staging | None:
        if not self._apart:
            return None
        names = [name for part in self._apart for name in part.companies or ()]
        self._add_companies(names)
        companies = {name: self._companies[name] for name in ("", *names)}
        start = self._next["application"] + sum(part.count for part in self._own)
        try:
            return Staging(self._apart, start, replace(self._ids, companies=companies), self._w.leaving)
        except NoAnswer:
            self._own, self._apart = [*self._own, *self._apart], []
            return None

    def _load(self, part: NewPart) -> None:
        chunk, start = part.chunk(), self._next["application"]
        self._add_companies(chunk.column("company"))
        before = dict(self._inserter.rows)
        self._inserter.insert(chunk, start, part.place)
        self._note({table: rows - before.get(table, 0) for table, rows in self._inserter.rows.items()})
        if "people" in chunk.columns:
            companies = list(map(self._companies.__getitem__, chunk.column("company")))
            self._add_people(range(start, start + len(chunk)), companies, chunk.columns["people"])
        self._starts.append((start, part))
        self.step(len(chunk))

    def _note(self, rows: Mapping[str, int]) -> None:
        for table, count in rows.items():
            self._next[table] += count

    def _add_companies(self, names: Iterable[str]) -> None:
        missing = list(dict.fromkeys(name for name in names if name not in self._companies))
        rows = list(zip(missing, company_keys(missing), strict=True))
        first = self._insert(company, ("name", "name_key"), rows)
        self._companies.update(zip(missing, range(first, first + len(missing)), strict=True))

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


def _status_ids(db: Connection, keys: Iterable[StatusKey]) -> dict[StatusKey, int]:
    """The statuses of these names and kinds, those that are missing made."""
    return {(name, kind): status_id_for(db, name, StatusKind(kind) if kind else None) for name, kind in keys}


def _next_id(db: Connection, table: Table) -> int:
    """The id that the next row gets; none is ever given twice."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(db.exec_driver_sql(query, (table.name,)).scalar() or 0) + 1


def _people_of(db: Connection) -> dict[PersonKey, list[int]]:
    found: dict[PersonKey, list[int]] = {}
    for row in db.execute(select(person).order_by(person.c.id)):
        key = (row.company_id, Person(row.name, row.role, row.email, row.phone))
        found.setdefault(key, []).append(row.id)
    return found
