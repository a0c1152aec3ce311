"""Which rows of a file are applications that are there already, and what they would change in them.

By id; by the key that the row left when it was imported before; by link; by company and title, where neither
link nor day of applying speaks against it. What is only like an application is proposed, never merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tracker.domain.application import Draft, Priority, Sponsorship
from tracker.domain.fields import FIELD_KINDS
from tracker.domain.text import normalise_company
from tracker.errors import InvalidValue
from tracker.exchange.choices import LEAVE_OUT, Choices
from tracker.exchange.identity import link_key, title_key
from tracker.exchange.known import Pair, known_applications
from tracker.exchange.likeness import Likeness
from tracker.exchange.plain import Keys
from tracker.exchange.planned import Action, PlannedRow
from tracker.exchange.rows import Reading
from tracker.i18n import tr
from tracker.store.queries.drafts import drafts
from tracker.store.schema import application
from tracker.store.store import Query, Store

MOST_LOOKED_AT = 100
"""Applications of one company and title; nobody has more of them."""

Fate = PlannedRow | InvalidValue


class Existing:
    """The applications of a store, to be met by id or by identity; each is met once at most.

    ``columns`` are the fields that a file of our own format holds.
    """

    def __init__(self, store: Store, choices: Choices, columns: Sequence[str] = ()) -> None:
        self._store = store
        self._way = choices.on_duplicate
        self._ways = choices.rows
        self._columns = [name for name in columns if name in _COMPARED]
        self._known = store.ask(known_applications())
        self._likeness = Likeness(self._known.pairs)
        self._met: set[int] = set()
        self._seen_uids: set[str] = set()

    def met_by(self, keys: Keys, identities: Sequence[str], numbers: Sequence[int]) -> set[int]:
        """The places of rows that may meet an application, or of which a person has said something."""
        told = (
            {place for place, number in enumerate(numbers) if number in self._ways} if self._ways else set()
        )
        if not self.has_any or self._way == "add":
            return told
        known = self._known
        rows = zip(identities, keys.links, zip(keys.companies, keys.titles, strict=True), strict=True)
        return told | {
            place
            for place, (key, link, pair) in enumerate(rows)
            if key in known.keys or link in known.links or known.ids_of(pair)
        }

    @property
    def has_any(self) -> bool:
        """Whether there is anything to be met by company and title."""
        return bool(self._known.pairs)

    def alike(self, pair: Pair) -> tuple[int, str] | None:
        """The application that new rows of this company and title resemble, and why; None for none."""
        return self._likeness.of(pair)

    def planned(self, found: Sequence[tuple[int, Reading]]) -> Iterator[Fate]:
        """The fate of some lines (number, reading), in order; InvalidValue says why one is refused."""
        met = [self._meet(number, reading) for number, reading in found]
        current = self._present([row_id for row_id in met if isinstance(row_id, int)])
        for (number, reading), row_id in zip(found, met, strict=True):
            draft = _draft_of(reading)
            if isinstance(row_id, InvalidValue):
                yield row_id
            elif row_id is None:
                is_taken = draft.uid in self._known.uids
                yield PlannedRow(number, Action.NEW, replace(draft, uid="") if is_taken else draft)
            elif self._way_of(number, draft) == "skip":
                yield PlannedRow(number, Action.DUPLICATE, draft, row_id)
            else:
                yield self._compared(number, reading, row_id, current[row_id])

    def _present(self, ids: Sequence[int]) -> dict[int, Draft]:
        """Applications as they are, by their row ids."""
        if not ids or (self._way == "skip" and not self._ways):
            return {}
        return {self._known.uids.ids(draft.uid)[0]: draft for draft in self._store.ask(drafts(ids))}

    def _way_of(self, number: int, draft: Draft) -> str:
        return self._ways.get(number) or self._way or ("replace" if draft.uid else "fill")

    def _meet(self, number: int, reading: Reading) -> int | InvalidValue | None:
        draft = _draft_of(reading)
        way = self._way_of(number, draft)
        if way == LEAVE_OUT:
            return InvalidValue("", tr("You left it out."), draft.title or draft.company)
        if draft.uid and draft.uid in self._seen_uids:
            return InvalidValue("id", tr("This id stands in the file before."), draft.uid)
        self._seen_uids.add(draft.uid)
        if way == "add":
            return None
        if draft.uid:
            found = next(iter(self._known.uids.ids(draft.uid)), None)
        else:
            found = self._same(draft, is_told=number in self._ways)
        if found is not None:
            self._met.add(found)
        return found

    def _same(self, draft: Draft, *, is_told: bool) -> int | None:
        """The application that a row without an id is: the surest sign counts."""
        known, link = self._known, link_key(draft.link)
        for ids in (
            known.keys.ids(draft.import_key),
            known.values.ids(draft.import_key),
            known.links.ids(link) if link else (),
        ):
            found = next(filter(self._is_free, ids), None)
            if found is not None:
                return found
        pair = (normalise_company(draft.company), title_key(draft.title))
        found = self._fitting(known.ids_of(pair), draft, link) if all(pair) else None
        if found is None and is_told:
            alike = self.alike(pair)
            found = alike[0] if alike and self._is_free(alike[0]) else None
        return found

    def _fitting(self, ids: Sequence[int], draft: Draft, link: str) -> int | None:
        """The first of applications of which neither link nor day of applying says that it is another."""
        free = list(islice(filter(self._is_free, ids), MOST_LOOKED_AT))
        for row_id, its_link, its_day in self._store.ask(_links_and_days(free)) if free else ():
            same_link = not (its_link and link) or link_key(its_link) == link
            if same_link and (not (its_day and draft.applied_on) or its_day == draft.applied_on):
                return row_id
        return None

    def _is_free(self, row_id: int) -> bool:
        return row_id not in self._met

    def _compared(self, number: int, reading: Reading, row_id: int, current: Draft) -> PlannedRow:
        draft = _draft_of(reading)
        way = self._way_of(number, draft)
        if way == "fill":
            merged, changed = filled_in(current, draft)
        elif draft.uid:
            merged, changed = taken_over(current, draft, self._columns)
        else:
            merged, changed = replaced(current, draft, has_status=reading.has_status)
        if row_id in self._known.deleted:
            changed = (*changed, "deleted_at")
        action = Action.UPDATED if changed else Action.UNCHANGED
        return PlannedRow(number, action, merged if changed else draft, row_id, changed)


def _links_and_days(ids: Sequence[int]) -> Query[list[tuple[int, str, str]]]:
    def ask(db: Connection) -> list[tuple[int, str, str]]:
        query = select(application.c.id, application.c.link, application.c.applied_on)
        rows = db.execute(query.where(application.c.id.in_(ids)).order_by(application.c.id))
        return [(row.id, row.link, row.applied_on) for row in rows]

    return ask


def _draft_of(reading: Reading) -> Draft:
    if reading.draft is None:
        raise ValueError("a refused row meets nothing")
    return reading.draft


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


_FILLED = (*(name for name in FIELD_KINDS if name != "status"), "timeline", "people")
_NOTHING = (None, "", (), Priority.NONE, Sponsorship.UNKNOWN)


def filled_in(current: Draft, draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """The application with what the file knows and it does not, and which fields that fills."""
    values = {
        name: getattr(draft, name)
        for name in _FILLED
        if getattr(current, name) in _NOTHING and getattr(draft, name) not in _NOTHING
    }
    if current.city and draft.city and current.city != draft.city:
        values.pop("country", None)
    if draft.own_fields:
        names = {name for name, _ in current.own_fields}
        more = tuple(pair for pair in draft.own_fields if pair[0] not in names)
        if more:
            values["own_fields"] = current.own_fields + more
    return (replace(current, **values), tuple(values)) if values else (current, ())


def replaced(current: Draft, draft: Draft, *, has_status: bool) -> tuple[Draft, tuple[str, ...]]:
    """The application with everything that the file knows, and which fields that changes.

    Lists (own fields, timeline, people) gain what they do not hold.
    """
    values: dict[str, Any] = {
        name: getattr(draft, name)
        for name in _FILLED
        if getattr(draft, name) not in _NOTHING and name not in _LISTS
    }
    for name in _LISTS:
        held = getattr(current, name)
        values[name] = held + tuple(part for part in getattr(draft, name) if part not in held)
    values["own_fields"] = tuple({**dict(current.own_fields), **dict(draft.own_fields)}.items())
    if has_status:
        values["status"] = draft.status
    changed = {name: value for name, value in values.items() if value != getattr(current, name)}
    if not changed:
        return current, ()
    if "status" in changed:
        return replace(current, **changed, status_kind=draft.status_kind), tuple(changed)
    return replace(current, **changed), tuple(changed)


_LISTS = ("timeline", "people")
