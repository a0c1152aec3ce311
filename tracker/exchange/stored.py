"""Applications column by column, as the store holds them: what an import carries from its file to the store.

A column is a list with one value a row; one that is not there holds its default in every row. Two rows of
twenty columns share most of their values, so that a hundred thousand of them fit in little memory.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from sys import byteorder
from typing import Any, ClassVar, TypeVar

from tracker.domain.application import (
    Document,
    Draft,
    Event,
    EventKind,
    JobKind,
    Person,
    Priority,
    Sponsorship,
    StatusMoment,
    WorkMode,
)
from tracker.domain.pay import Pay, Period
from tracker.domain.pay_units import from_units, to_units
from tracker.domain.status import StatusKind
from tracker.exchange.identity import IDENTITY_BYTES
from tracker.store.own_fields import packed, unpacked

T = TypeVar("T")
StatusKey = tuple[str, str | None]
"""Name and kind of a status."""
_STATUS_OF = itemgetter(slice(2))

TEXTS = (
    "company",
    "title",
    "country",
    "city",
    "pay_as_posted",
    "link",
    "source",
    "applied_on",
    "deadline",
    "start_date",
    "field",
    "posting",
    "notes",
    "uid",
    "created_at",
    "archived_at",
    "import_key",
)
"""The columns that hold a field of Draft as it is."""

PAY = ("pay_low", "pay_high", "pay_currency", "pay_period")

DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(TEXTS, ""),
    "work_mode": "",
    "job_kind": "",
    "pay_low": None,
    "pay_high": None,
    "pay_currency": "",
    "pay_period": "",
    "priority": 0,
    "sponsorship": "unknown",
    "own_fields": "",
    "status": ("", None),
    "moments": (),
    "tags": (),
    "timeline": (),
    "people": (),
    "documents": (),
}
"""Every column and what it holds where nothing is known."""

Columns = dict[str, list[Any]]


@dataclass(slots=True)
class Chunk:
    """Some new applications: the lines that they stand on, rising, and their columns."""

    numbers: list[int] = field(default_factory=list)
    columns: Columns = field(default_factory=dict)

    shift: ClassVar[int] = 0

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> Sequence[Any]:
        """A column, also one that is not there."""
        return self.columns.get(name) or [DEFAULTS[name]] * len(self.numbers)

    @property
    def last(self) -> int:
        """The number of the last line, 0 where there is none."""
        return max(self.numbers[-1:], default=0)

    @property
    def statuses(self) -> list[StatusKey]:
        """Every status that a row has or had, once each."""
        named = dict.fromkeys(_different(self.column("status")))
        histories = _different(self.column("moments"))
        return list(named | dict.fromkeys(map(_STATUS_OF, chain.from_iterable(histories))))

    def marks(self) -> array[int]:
        """A number for each row that is the same for rows of one identity; 0 where a row has none."""
        keys = self.column("import_key")
        if all(keys):
            return array("Q", bytes.fromhex("".join(keys)))[:: IDENTITY_BYTES // 8]
        return array("Q", [int.from_bytes(bytes.fromhex(key)[:8], byteorder) for key in keys])

    def packed(self) -> bytes:
        """The chunk as bytes, for this program and this version of Python only."""
        return marshal.dumps((self.numbers, self.columns))

    def draft(self, place: int) -> Draft:
        """One row."""
        return draft_of({**DEFAULTS, **{name: values[place] for name, values in self.columns.items()}})

    def kept(self, wanted: Callable[[int], bool]) -> Chunk:
        """The rows on lines that are wanted."""
        places = [place for place, number in enumerate(self.numbers) if wanted(number)]
        return self.taken(places)

    def without(self, places: Collection[int]) -> Chunk:
        """The rows but those at some places."""
        if not places:
            return self
        return self.taken([place for place in range(len(self.numbers)) if place not in places])

    def taken(self, places: Sequence[int]) -> Chunk:
        """The rows at these places, in this order."""
        columns = {name: [values[place] for place in places] for name, values in self.columns.items()}
        return Chunk([self.numbers[place] for place in places], columns)


def _different(column: Sequence[T]) -> Iterable[T]:
    """Rows share their values, and finding the same object is quicker than hashing what it holds."""
    return {id(value): value for value in column}.values()


@dataclass(frozen=True, slots=True)
class PackedChunk:
    """A chunk as bytes: a process can send it, and it takes less memory than the objects.

    ``last`` is the number of its last line, ``statuses`` and ``companies`` name what its rows need (of the
    companies those that no chunk before it named); ``shift`` is added to all line numbers.
    """

    data: bytes
    count: int
    last: int
    statuses: list[StatusKey]
    companies: list[str]
    has_people: bool
    shift: int = 0

    def __len__(self) -> int:
        return self.count

    def packed(self) -> bytes:
        """The bytes, in which the numbers of the lines are not shifted."""
        return self.data

    def unpacked(self) -> Chunk:
        """The chunk."""
        return unpacked_chunk(self.data, self.shift)


def unpacked_chunk(data: bytes, shift: int = 0) -> Chunk:
    """The inverse of ``Chunk.packed``, ``shift`` added to the numbers of the lines."""
    numbers, columns = marshal.loads(data)
    return Chunk([number + shift for number in numbers] if shift else numbers, columns)


def packed_chunk(chunk: Chunk, named: dict[str, None]) -> PackedChunk:
    """A chunk as bytes; its companies are added to those that are ``named`` already."""
    companies = [name for name in dict.fromkeys(chunk.column("company")) if name not in named]
    named.update(dict.fromkeys(companies))
    return PackedChunk(
        chunk.packed(),
        len(chunk),
        chunk.last,
        chunk.statuses,
        companies,
        any(chunk.columns.get("people", ())),
    )


def joined(chunk: Chunk, drafts: Sequence[tuple[int, Draft]]) -> Chunk:
    """The rows of a chunk and some more, in the order of their lines."""
    if not drafts:
        return chunk
    rows = [stored(draft) for _, draft in drafts]
    numbers = chunk.numbers + [number for number, _ in drafts]
    columns = {
        name: [*chunk.column(name), *[row[name] for row in rows]]
        for name in DEFAULTS
        if name in chunk.columns or any(row[name] != DEFAULTS[name] for row in rows)
    }
    whole = Chunk(numbers, columns)
    places = sorted(range(len(numbers)), key=numbers.__getitem__)
    return whole if places == list(range(len(numbers))) else whole.taken(places)


def stored(draft: Draft) -> dict[str, Any]:
    """The columns of one draft."""
    return {
        **{name: getattr(draft, name) for name in TEXTS},
        **dict(zip(PAY, stored_pay(draft.pay), strict=True)),
        "work_mode": _word(draft.work_mode),
        "job_kind": _word(draft.job_kind),
        "priority": int(draft.priority),
        "sponsorship": draft.sponsorship.value,
        "own_fields": packed(draft.own_fields),
        "status": (draft.status, draft.status_kind.value if draft.status_kind else None),
        "moments": stored_moments(draft.status_history),
        "tags": draft.tags,
        "timeline": stored_timeline(draft.timeline),
        "people": stored_people(draft.people),
        "documents": tuple((file.name, file.kind, file.sha256, file.size) for file in draft.documents),
    }


def draft_of(row: dict[str, Any]) -> Draft:
    """The exact inverse of ``stored``."""
    name, kind = row["status"]
    return Draft(
        **{name: row[name] for name in TEXTS},
        work_mode=WorkMode(row["work_mode"]) if row["work_mode"] else None,
        job_kind=JobKind(row["job_kind"]) if row["job_kind"] else None,
        priority=Priority(row["priority"]),
        sponsorship=Sponsorship(row["sponsorship"]),
        own_fields=unpacked(row["own_fields"]),
        status=name,
        status_kind=StatusKind(kind) if kind else None,
        status_history=tuple(StatusMoment(name, StatusKind(kind), at) for name, kind, at in row["moments"]),
        pay=_pay(*(row[name] for name in PAY)),
        tags=row["tags"],
        timeline=tuple(Event(EventKind(kind), *rest) for kind, *rest in row["timeline"]),
        people=tuple(Person(*somebody) for somebody in row["people"]),
        documents=tuple(Document(*file) for file in row["documents"]),
    )


def stored_pay(pay: Pay | None) -> tuple[int | None, int | None, str, str]:
    """Pay as its four columns."""
    if pay is None:
        return None, None, "", ""
    return to_units(pay.low), to_units(pay.high), pay.currency or "", pay.period.value if pay.period else ""


def stored_moments(history: Sequence[StatusMoment]) -> tuple[tuple[str, str, str], ...]:
    """The history of statuses: name, kind and when."""
    return tuple((moment.status, moment.kind.value, moment.at) for moment in history)


def stored_timeline(timeline: Sequence[Event]) -> tuple[tuple[str, str, str, str], ...]:
    """Dated entries: kind, when, zone and text."""
    return tuple((entry.kind.value, entry.at, entry.zone, entry.text) for entry in timeline)


def stored_people(people: Sequence[Person]) -> tuple[tuple[str, str, str, str], ...]:
    """People: name, role, e-mail and phone."""
    return tuple((somebody.name, somebody.role, somebody.email, somebody.phone) for somebody in people)


def _word(value: WorkMode | JobKind | None) -> str:
    return value.value if value is not None else ""


def _pay(low: int | None, high: int | None, currency: str, period: str) -> Pay | None:
    if low is None and high is None:
        return None
    return Pay(from_units(low), from_units(high), currency or None, Period(period) if period else None)
