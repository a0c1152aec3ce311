"""Reads blocks of a foreign table column by column; what is plain is never looked at row by row.

Each different cell is understood once, by the same readers as in ``rows``. Columns that belong together (pay
and country, status and days) are understood together, each different combination once. A row with anything
to be said about it is odd: it is left to ``RowReader``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any

from tracker.domain.application import Priority
from tracker.domain.company_keys import company_keys
from tracker.domain.text import LONG_LIMIT, SHORT_LIMIT
from tracker.errors import InvalidValue
from tracker.exchange.identity import IDENTITY_BYTES, link_keys, title_key
from tracker.exchange.mapping import CONTACT_TARGETS, OWN_FIELD, PAY_TARGETS
from tracker.exchange.rows import PreparedColumn, RowReader, RowValues
from tracker.exchange.stored import (
    DEFAULTS,
    PAY,
    Columns,
    stored_moments,
    stored_pay,
    stored_people,
    stored_timeline,
)
from tracker.exchange.words import PLACEHOLDER_LENGTH

CACHED = 40_000
CACHED_LENGTH = 80

ODD: Any = object()
"""Stands for a cell that is not plain."""

_PLACE = ("location", "country", "city", "region", "work_mode")
_HISTORY = (
    "status",
    "applied_on",
    "saved_on",
    "responded_on",
    "status_on",
    "archived_on",
    "applied_flag",
    "archived_flag",
    "interview_on",
    "follow_up_on",
)
_GROUPED = (*_PLACE, *PAY_TARGETS, *_HISTORY, *CONTACT_TARGETS)
_OWN = (OWN_FIELD, "resume")
_LONG = ("link", "notes", "posting")
"""Mostly different in every row, so that remembering them helps nothing."""

Cells = Sequence[Any]


class Known(dict[Any, Any]):
    """What each different key was found to be; ``has_odd`` once one was odd."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read
        self.has_odd = False

    def __missing__(self, key: Any) -> Any:
        found = self._read(key)
        self.has_odd = self.has_odd or found is ODD
        if not isinstance(key, str) or len(key) <= CACHED_LENGTH:
            if len(self) >= CACHED:
                self.clear()
            self[key] = found
        return found


class PlainReader:
    """Reads blocks under the mapping of a ``RowReader``."""

    def __init__(self, rows: RowReader) -> None:
        self._rows = rows
        columns = {column.target: column for column in rows.columns if column.target not in _OWN}
        self._alone = [_Alone(column) for column in columns.values() if column.target not in _GROUPED]
        self._groups = [
            _Group(rows, [columns[target] for target in targets if target in columns], names, step)
            for targets, names, step in _GROUPS
            if any(target in columns for target in targets)
        ]
        self._pay = [columns[target] for target in PAY_TARGETS if target in columns]
        self._pays = Known(self._read_pay)
        self._own = [(column, Known(_own_reader(column))) for column in rows.columns if column.target in _OWN]
        self._companies: dict[str, str] = {}
        self._titles = Known(title_key)

    def read(self, rows: Sequence[Sequence[str]]) -> tuple[Columns, set[int]]:
        """The columns of some rows, and the places of those that are odd (whose values mean nothing)."""
        cells: list[Cells] = list(zip(*rows, strict=True))
        found: Columns = {}
        odd: set[int] = set()
        for alone in self._alone:
            alone.read(cells, found, odd)
        for group in self._groups:
            group.read(cells, found, odd)
        if self._pay:
            self._add_pay(cells, found, odd)
        if self._own:
            self._add_own_fields(cells, found, odd)
        _add_nameless(found, odd, len(rows))
        return found, odd

    def keys(self, found: Columns, count: int) -> Keys:
        """What the rows are met by; a row that is odd has keys that mean nothing."""
        companies = self._company_keys(_column(found, "company", count))
        titles = list(map(self._titles.__getitem__, _column(found, "title", count)))
        links = link_keys(found["link"]) if "link" in found else [""] * count
        return Keys(companies, titles, links, _column(found, "applied_on", count))

    def _company_keys(self, names: Sequence[str]) -> list[str]:
        """Those that are new are made together, which takes a third of the time."""
        known = self._companies
        new = list(dict.fromkeys(name for name in names if name not in known))
        if len(known) + len(new) > CACHED:
            known.clear()
            new = list(dict.fromkeys(names))
        known.update(zip(new, company_keys(new), strict=True))
        return list(map(known.__getitem__, names))

    def _add_pay(self, cells: list[Cells], found: Columns, odd: set[int]) -> None:
        countries = _column(found, "country", len(cells[0]))
        keys = zip(*(cells[column.place] for column in self._pay), countries, strict=True)
        _spread(list(map(self._pays.__getitem__, keys)), (*PAY, "pay_as_posted"), self._pays, found, odd)

    def _read_pay(self, key: tuple[str, ...]) -> Any:
        row = _values(self._pay, key)
        if row is None:
            return ODD
        if key[-1] is not ODD and key[-1]:
            row.values["country"] = key[-1]
        self._rows.read_pay(row)
        if row.own:
            return ODD
        return (*stored_pay(row.values.get("pay")), row.values.get("pay_as_posted", ""))

    def _add_own_fields(self, cells: list[Cells], found: Columns, odd: set[int]) -> None:
        pieces: list[Cells] = []
        for column, known in self._own:
            read = list(map(known.__getitem__, cells[column.place]))
            _note_odd(read, known, odd, "")
            pieces.append(read)
        texts = pieces[0] if len(pieces) == 1 else map("".join, zip(*pieces, strict=True))
        found["own_fields"] = [f"{{{text[2:]}}}" if text else "" for text in texts]


class Keys:
    """By what rows are met: company, title and link as they are compared, the day of applying."""

    __slots__ = ("companies", "days", "links", "titles")

    def __init__(self, companies: Cells, titles: Cells, links: Cells, days: Cells) -> None:
        self.companies = companies
        self.titles = titles
        self.links = links
        self.days = days

    def identities(self) -> list[str]:
        """As ``identity`` makes them."""
        texts = map("\x1f".join, zip(self.companies, self.titles, self.links, self.days, strict=True))
        return [blake2b(text.encode(), digest_size=IDENTITY_BYTES).hexdigest() for text in texts]


class _Alone:
    """A column whose cells say all that there is to say about a field."""

    def __init__(self, column: PreparedColumn) -> None:
        self._column = column
        self._known = Known(self._look)
        self._default = DEFAULTS[column.target]

    def read(self, cells: list[Cells], found: Columns, odd: set[int]) -> None:
        """Add the field's column."""
        given = cells[self._column.place]
        known = self._known
        if self._column.target not in _LONG:
            read = list(map(known.__getitem__, given))
        elif self._column.target == "link":
            read = [
                cell.strip() if PLACEHOLDER_LENGTH < len(cell) <= SHORT_LIMIT else known[cell]
                for cell in given
            ]
        else:
            read = [
                cell.strip()
                if PLACEHOLDER_LENGTH < len(cell) <= LONG_LIMIT and "\r" not in cell
                else known[cell]
                for cell in given
            ]
        _note_odd(read, known, odd, self._default)
        found[self._column.target] = read

    def _look(self, cell: str) -> Any:
        text = cell.strip()
        if self._column.is_text and PLACEHOLDER_LENGTH < len(text) <= SHORT_LIMIT:
            return text
        understood = self._column.look(cell) if cell else None
        if understood is None:
            return self._default
        if understood.reason or understood.keep:
            return ODD
        if isinstance(understood.value, Priority):
            return int(understood.value)
        return understood.value if isinstance(understood.value, tuple) else str(understood.value)


Step = Callable[[RowReader, RowValues], tuple[Any, ...]]


class _Group:
    """Columns that say something together; ``step`` answers the values of the columns ``names``."""

    def __init__(
        self, rows: RowReader, columns: Sequence[PreparedColumn], names: tuple[str, ...], step: Step
    ) -> None:
        self._rows = rows
        self._columns = columns
        self._names = names
        self._step = step
        self._known = Known(self._look)

    def read(self, cells: list[Cells], found: Columns, odd: set[int]) -> None:
        """Add the group's columns."""
        keys: Iterable[Any] = zip(*(cells[column.place] for column in self._columns), strict=True)
        _spread(list(map(self._known.__getitem__, keys)), self._names, self._known, found, odd)

    def _look(self, key: tuple[str, ...]) -> Any:
        row = _values(self._columns, key)
        if row is None:
            return ODD
        try:
            found = self._step(self._rows, row)
        except InvalidValue:
            return ODD
        return ODD if row.own else found


def _values(columns: Sequence[PreparedColumn], cells: Sequence[str]) -> RowValues | None:
    """What some cells say; None if there is more to be said about one of them."""
    row = RowValues(0)
    for column, cell in zip(columns, cells, strict=False):
        understood = column.look_once(cell) if cell else None
        if understood is None:
            continue
        if understood.reason or understood.keep:
            return None
        row.values[column.target] = understood.value
    return row


def _place(rows: RowReader, row: RowValues) -> tuple[Any, ...]:
    rows.read_place(row)
    return row.values.get("country", ""), row.values.get("city", ""), str(row.values.get("work_mode", ""))


def _people(rows: RowReader, row: RowValues) -> tuple[Any, ...]:
    rows.read_people(row)
    return (stored_people(row.values.get("people", ())),)


def _history(rows: RowReader, row: RowValues) -> tuple[Any, ...]:
    rows.read_history(row)
    values = row.values
    status = (values["status"], values["status_kind"].value)
    moments = stored_moments(values["status_history"])
    timeline = stored_timeline(values.get("timeline", ()))
    return status, moments, timeline, values.get("applied_on", ""), values.get("archived_at", "")


_GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...], Step], ...] = (
    (_PLACE, ("country", "city", "work_mode"), _place),
    (_HISTORY, ("status", "moments", "timeline", "applied_on", "archived_at"), _history),
    (CONTACT_TARGETS, ("people",), _people),
)


def _spread(rows: list[Any], names: tuple[str, ...], known: Known, found: Columns, odd: set[int]) -> None:
    """One column for each of the names, from a tuple a row."""
    _note_odd(rows, known, odd, tuple(DEFAULTS[name] for name in names))
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        found[name] = list(column)


def _note_odd(read: list[Any], known: Known, odd: set[int], default: Any) -> None:
    if known.has_odd:
        for place, value in enumerate(read):
            if value is ODD:
                odd.add(place)
                read[place] = default


def _add_nameless(found: Columns, odd: set[int], count: int) -> None:
    """Rows that name neither a company nor a title are for ``RowReader`` to refuse."""
    companies, titles = _column(found, "company", count), _column(found, "title", count)
    if "" in companies and "" in titles:
        odd.update(
            place
            for place, (company, title) in enumerate(zip(companies, titles, strict=True))
            if not company and not title
        )


def _column(found: Columns, name: str, count: int) -> Sequence[Any]:
    return found.get(name) or [DEFAULTS[name]] * count


def _own_reader(column: PreparedColumn) -> Callable[[str], Any]:
    """Answers a cell as a piece of the packed own fields: ``, "name": "text"``."""
    begin = f", {json.dumps(column.header, ensure_ascii=False)}: "

    def read(cell: str) -> Any:
        understood = column.look_once(cell) if cell else None
        if understood is None:
            return ""
        text = cell.strip()
        if understood.reason or "\r" in text or len(text) > LONG_LIMIT:
            return ODD
        return begin + json.dumps(text, ensure_ascii=False)

    return read
