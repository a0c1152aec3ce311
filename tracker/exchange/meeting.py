"""Which rows of a file are applications that are there already, and what they would change in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, select

from tracker.domain.application import Draft, Priority, Sponsorship
from tracker.errors import InvalidValue
from tracker.exchange.identity import identity
from tracker.i18n import tr
from tracker.store.queries.drafts import drafts
from tracker.store.schema import application, company
from tracker.store.store import Store


class Action(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class PlannedRow(NamedTuple):
    """One line of the file and its fate.

    ``draft`` is the application as it will be (None if refused); ``application_id`` the one that it meets;
    ``changed`` names the fields of Draft that are written into it, and ``deleted_at`` where it comes out of
    the bin.
    """

    line: int
    action: Action
    draft: Draft | None = None
    application_id: int | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    is_deleted: bool


class Existing:
    """The applications of a store, to be met by id or by identity; each is met once at most."""

    def __init__(self, store: Store, columns: Sequence[str] = ()) -> None:
        self._store = store
        self._columns = [name for name in columns if name in _COMPARED]
        self._by_uid: dict[str, _Known] = {}
        self._by_key: dict[str, deque[int]] = {}
        self._by_values: dict[str, deque[int]] = {}
        self._met: set[int] = set()
        self._seen_uids: set[str] = set()
        store.ask(self._load)

    def _load(self, db: Connection) -> None:
        query = (
            select(
                application.c.id,
                application.c.uid,
                application.c.deleted_at,
                application.c.import_key,
                company.c.name,
                application.c.title,
                application.c.link,
                application.c.applied_on,
            )
            .outerjoin(company, company.c.id == application.c.company_id)
            .order_by(application.c.id)
        )
        for found, uid, deleted_at, key, name, title, link, applied_on in db.execute(query):
            self._by_uid[uid] = _Known(found, bool(deleted_at))
            if deleted_at:
                continue
            if key:
                self._by_key.setdefault(key, deque()).append(found)
            self._by_values.setdefault(identity(name or "", title, link, applied_on), deque()).append(found)

    def planned(self, found: Sequence[tuple[int, Draft]]) -> Iterable[PlannedRow | InvalidValue]:
        """The fate of some lines (number, draft), in order; InvalidValue for an id met before in the file."""
        met = [self._meet(draft) for _, draft in found]
        wanted = [known.id for known in met if isinstance(known, _Known)]
        current = {draft.uid: draft for draft in self._store.ask(drafts(wanted))} if wanted else {}
        ids = {self._by_uid[uid].id: draft for uid, draft in current.items()}
        for (number, draft), known in zip(found, met, strict=True):
            if isinstance(known, InvalidValue):
                yield known
            elif known is None:
                yield PlannedRow(number, Action.NEW, draft)
            else:
                yield self._compared(number, draft, known, ids[known.id])

    def _meet(self, draft: Draft) -> _Known | InvalidValue | None:
        if not draft.uid:
            return self._meet_by_key(draft.import_key)
        if draft.uid in self._seen_uids:
            return InvalidValue("id", tr("This id stands in the file before."), draft.uid)
        self._seen_uids.add(draft.uid)
        known = self._by_uid.get(draft.uid)
        if known is not None:
            self._met.add(known.id)
        return known

    def _meet_by_key(self, key: str) -> _Known | None:
        for table in (self._by_key, self._by_values):
            waiting = table.get(key)
            while waiting:
                found = waiting.popleft()
                if found not in self._met:
                    self._met.add(found)
                    return _Known(found, False)
        return None

    def _compared(self, number: int, draft: Draft, known: _Known, current: Draft) -> PlannedRow:
        if draft.uid:
            merged, changed = taken_over(current, draft, self._columns)
        else:
            merged, changed = filled_in(current, draft)
        if known.is_deleted:
            changed = (*changed, "deleted_at")
        action = Action.UPDATED if changed else Action.UNCHANGED
        return PlannedRow(number, action, merged if changed else draft, known.id, changed)


# A file's own id, and what follows from other columns, are never differences.
_COMPARED = frozenset(field.name for field in fields(Draft)) - {"uid", "status_kind", "import_key"}
# An application always has these: an empty cell does not mean that they are taken away.
_ALWAYS = frozenset({"status", "status_history", "created_at"})


def taken_over(current: Draft, draft: Draft, columns: Sequence[str]) -> tuple[Draft, tuple[str, ...]]:
    """The application with every differing cell of the file's columns, and which fields differ."""
    changed = tuple(
        name
        for name in columns
        if getattr(current, name) != getattr(draft, name) and (name not in _ALWAYS or getattr(draft, name))
    )
    if "status_history" in changed and _goes_on(current, draft):
        changed = tuple(name for name in changed if name != "status_history")
    if not changed:
        return current, ()
    values = {name: getattr(draft, name) for name in changed}
    if "status" in changed:
        values["status_kind"] = draft.status_kind
    return replace(current, **values), changed


def _goes_on(current: Draft, draft: Draft) -> bool:
    """Whether the history is the file's and one moment more, which an import dated for the file's status."""
    history, last = draft.status_history, draft.status_history[-1]
    return (
        last.status != draft.status
        and current.status_history[: len(history)] == history
        and [moment.status for moment in current.status_history[len(history) :]] == [draft.status]
    )


_FILLED = (
    "company",
    "title",
    "country",
    "city",
    "work_mode",
    "job_kind",
    "pay",
    "pay_as_posted",
    "link",
    "source",
    "applied_on",
    "deadline",
    "start_date",
    "priority",
    "field",
    "sponsorship",
    "tags",
    "posting",
    "notes",
    "timeline",
    "people",
)
_NOTHING = (None, "", (), Priority.NONE, Sponsorship.UNKNOWN)


def filled_in(current: Draft, draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """The application with what the file knows and it does not, and which fields that fills."""
    values = {
        name: getattr(draft, name)
        for name in _FILLED
        if getattr(current, name) in _NOTHING and getattr(draft, name) not in _NOTHING
    }
    if draft.own_fields:
        names = {name for name, _ in current.own_fields}
        more = tuple(pair for pair in draft.own_fields if pair[0] not in names)
        if more:
            values["own_fields"] = current.own_fields + more
    return (replace(current, **values), tuple(values)) if values else (current, ())
