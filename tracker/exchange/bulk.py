"""Inserts many applications at once: raw ``executemany`` with the journal keeping ranges of ids, not images.

Three times quicker than one insert after the other; the rows are the same as those of ``add_application``.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, select

from tracker.domain.application import Draft, Person
from tracker.domain.fields import FIELD_KINDS
from tracker.domain.status import StatusKind
from tracker.domain.text import normalise_company
from tracker.store import journal
from tracker.store.commands import _parts as parts
from tracker.store.commands.applications import status_id_for
from tracker.store.schema import (
    application,
    application_person,
    application_tag,
    company,
    document,
    event,
    own_field,
    person,
    status_change,
    to_units,
)
from tracker.store.store import Writer

CHUNK = 2_000

_PLAIN = tuple(name for name, kind in FIELD_KINDS.items() if parts.is_column(name, kind))
_CHOICES = ("work_mode", "job_kind", "sponsorship")
_APPLICATION = (
    *_PLAIN,
    "pay_low",
    "pay_high",
    "pay_currency",
    "pay_period",
    "uid",
    "company_id",
    "status_id",
    "position",
    "created_at",
    "archived_at",
    "import_key",
)
_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_CROCKFORD = bytes.maketrans(_BASE32, parts.UID_ALPHABET.encode())


def insert_all(w: Writer, drafts: Sequence[Draft], done: int, total: int) -> None:
    """Insert checked drafts from the top of the board down. ``done`` of ``total`` steps were made before."""
    loader = _Loader(w, drafts)
    entry = journal.pause(w.db)
    waiting = iter(drafts)
    while chunk := list(islice(waiting, CHUNK)):
        loader.load(chunk)
        done += len(chunk)
        w.progress(done, total)
    journal.resume(w.db, entry)
    loader.record()


class _Loader:
    def __init__(self, w: Writer, drafts: Sequence[Draft]) -> None:
        self._w = w
        self._db = w.db
        self._statuses = _status_ids(w.db, drafts)
        self._companies = {name: found for found, name in w.db.execute(select(company.c.id, company.c.name))}
        self._people: dict[tuple[int | None, Person], list[int]] | None = None
        self._position = parts.top_position(w.db) - parts.GAP * len(drafts)
        self._ranges: dict[str, tuple[Table, int, int]] = {}

    def load(self, drafts: Sequence[Draft]) -> None:
        """Insert a chunk with all that hangs on it."""
        self._add_companies(drafts)
        uids = _new_uids(len(drafts))
        rows = []
        for draft, uid in zip(drafts, uids, strict=True):
            rows.append(self._row(draft, uid))
            self._position += parts.GAP
        first = self._insert(application, _APPLICATION, rows)
        numbered = list(enumerate(drafts, first))
        self._insert_parts(numbered)
        self._add_people(numbered)

    def record(self) -> None:
        """Hand what was inserted to the journal."""
        for table, first, last in self._ranges.values():
            journal.record_range(self._db, table, first, last)

    def _row(self, draft: Draft, uid: str) -> tuple[Any, ...]:
        pay = draft.pay
        return (
            *[_column(name, getattr(draft, name)) for name in _PLAIN],
            to_units(pay.low) if pay else None,
            to_units(pay.high) if pay else None,
            (pay.currency or "") if pay else "",
            str(pay.period) if pay and pay.period else "",
            draft.uid or uid,
            self._companies[draft.company] if draft.company else None,
            self._statuses[draft.status, draft.status_kind],
            self._position,
            draft.created_at or self._w.now,
            draft.archived_at,
            draft.import_key,
        )

    def _insert_parts(self, numbered: Sequence[tuple[int, Draft]]) -> None:
        self._insert(
            application_tag,
            ("application_id", "name"),
            [(found, tag) for found, draft in numbered for tag in draft.tags],
        )
        self._insert(
            own_field,
            ("application_id", "name", "value", "position"),
            [
                (found, name, value, place)
                for found, draft in numbered
                for place, (name, value) in enumerate(draft.own_fields)
            ],
        )
        self._insert(
            status_change,
            ("application_id", "status_id", "at"),
            [(found, status, at) for found, draft in numbered for status, at in self._moments(draft)],
        )
        self._insert(
            event,
            ("application_id", "kind", "at", "zone", "text"),
            [
                (found, str(entry.kind), entry.at, entry.zone, entry.text)
                for found, draft in numbered
                for entry in draft.timeline
            ],
        )
        self._insert(
            document,
            ("application_id", "name", "kind", "sha256", "size", "added_at"),
            [
                (found, file.name, file.kind, file.sha256, file.size, self._w.now)
                for found, draft in numbered
                for file in draft.documents
            ],
        )

    def _moments(self, draft: Draft) -> Iterator[tuple[int, str]]:
        for moment in draft.status_history:
            yield self._statuses[moment.status, moment.kind], moment.at
        if not draft.status_history:
            applied = draft.applied_on if draft.status_kind is StatusKind.APPLIED else ""
            at = draft.created_at or applied or self._w.now
            yield self._statuses[draft.status, draft.status_kind], at

    def _add_companies(self, drafts: Sequence[Draft]) -> None:
        missing = dict.fromkeys(draft.company for draft in drafts if draft.company not in self._companies)
        missing.pop("", None)
        first = self._insert(
            company, ("name", "name_key"), [(name, normalise_company(name)) for name in missing]
        )
        self._companies.update(zip(missing, range(first, first + len(missing)), strict=True))

    def _add_people(self, numbered: Sequence[tuple[int, Draft]]) -> None:
        """Link people; somebody with the same details at the same company is one person."""
        wanted = [(found, draft) for found, draft in numbered if draft.people]
        if not wanted:
            return
        if self._people is None:
            self._people = _people_of(self._db)
        made: list[tuple[Any, ...]] = []
        links: list[tuple[int, tuple[int | None, Person], int]] = []
        waiting: dict[tuple[int | None, Person], int] = {}
        for found, draft in wanted:
            company_id = self._companies[draft.company] if draft.company else None
            times: dict[Person, int] = {}
            for somebody in draft.people:
                key, nth = (company_id, somebody), times.get(somebody, 0)
                times[somebody] = nth + 1
                links.append((found, key, nth))
                if len(self._people.get(key, ())) + waiting.get(key, 0) <= nth:
                    waiting[key] = waiting.get(key, 0) + 1
                    made.append((company_id, somebody.name, somebody.role, somebody.email, somebody.phone))
        first = self._insert(person, ("company_id", "name", "role", "email", "phone"), made)
        for person_id, row in enumerate(made, first):
            self._people.setdefault((row[0], Person(*row[1:])), []).append(person_id)
        known = self._people
        self._insert(
            application_person,
            ("application_id", "person_id"),
            [(found, known[key][nth]) for found, key, nth in links],
        )

    def _insert(self, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
        """Insert rows, whose ids follow one another; answers the first id."""
        if not rows:
            return 0
        marks = ", ".join("?" * len(columns))
        self._db.exec_driver_sql(
            f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})", list(rows)
        )
        last = int(self._db.execute(select(func.max(table.c.id))).scalar_one())
        first = last - len(rows) + 1
        begun = self._ranges.get(table.name, (table, first, last))[1]
        self._ranges[table.name] = (table, begun, last)
        return first


def _column(name: str, value: Any) -> Any:
    if name in _CHOICES:
        return str(value) if value is not None else ""
    return int(value) if name == "priority" else value


def _status_ids(db: Connection, drafts: Sequence[Draft]) -> dict[tuple[str, StatusKind | None], int]:
    """Ids of all statuses that the drafts name; new ones are made while the journal records."""
    named = dict.fromkeys((draft.status, draft.status_kind) for draft in drafts)
    for draft in drafts:
        for moment in draft.status_history:
            named[moment.status, moment.kind] = None
    return {(name, kind): status_id_for(db, name, kind) for name, kind in named}


def _people_of(db: Connection) -> dict[tuple[int | None, Person], list[int]]:
    found: dict[tuple[int | None, Person], list[int]] = {}
    for row in db.execute(select(person).order_by(person.c.id)):
        key = (row.company_id, Person(row.name, row.role, row.email, row.phone))
        found.setdefault(key, []).append(row.id)
    return found


def _new_uids(count: int) -> list[str]:
    """Random ids, as ``_parts.new_uid`` makes them one by one."""
    letters = base64.b32encode(secrets.token_bytes(count * 7 + 5)).translate(_CROCKFORD).decode().rstrip("=")
    return [letters[start : start + 10] for start in range(0, count * 10, 10)]
