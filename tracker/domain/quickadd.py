"""One typed line understood as an application: ``Data Engineer at Nordlicht, Hamburg, DE 62k EUR``.

Parts with a mark of their own (a link, ``#tag``, ``!high``, ``due fri``, ``via LinkedIn``, pay) are taken out
first, wherever they stand; what is left is read as title, company and place. No word is lost: what is not
understood stays in the title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from tracker.bundled import read_text
from tracker.domain.application import Draft, Priority
from tracker.domain.dates import Lean, parse_day
from tracker.domain.pay_reading import parse_pay
from tracker.domain.quickadd_parts import Headline, pay_piece, read_headline
from tracker.domain.text import fold
from tracker.errors import InvalidValue

LONGEST = 300
# The mark of a character that is understood already; it parts words as a line break does.
TAKEN = "\n"
_MOST_DAY_WORDS = 5
_MOST_KEY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The characters ``start`` to ``end`` of the line that gave ``field``, key words included."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says; ``spans`` stand in the line's order and do not overlap."""

    draft: Draft
    spans: tuple[Span, ...]


_LINK = re.compile(r"(?<!\S)(?:https?://|www\.)[^\s<>\"]+", re.I)
_TAG = re.compile(r"(?<!\S)#(?=[^\s#,;]*[^\W\d_])([^\s#,;]+)")
_FLAG = re.compile(r"(?<!\S)!([^\W\d_]+|!{0,2})(?!\S)")
_WORDS = re.compile(r"\S+")


class _Reader:
    """The line while it is read: ``rest`` is the line with the understood characters blanked out."""

    def __init__(self, line: str) -> None:
        self.rest = line.replace("\n", " ").replace("\r", " ")
        self.spans: list[Span] = []
        self.values: dict[str, Any] = {}

    def take(self, field: str, value: Any, start: int, end: int) -> None:
        """Note a field's value and blank its characters out."""
        self.values[field] = value
        self.spans.append(Span(field, start, end))
        self.rest = f"{self.rest[:start]}{TAKEN * (end - start)}{self.rest[end:]}"


def understand(
    line: str, *, today: date, statuses: Sequence[str] = (), sources: Sequence[str] = ()
) -> Understood:
    """Read ``line``. Days lean ahead for deadlines and back for applications; never raises.

    ``statuses`` are the person's (``/Interview`` chooses one), ``sources`` those known ("via LinkedIn").
    """
    if len(line) > LONGEST:
        return Understood(Draft(title=line.strip()), ())
    reader = _Reader(line)
    _take_link(reader)
    _take_tags(reader)
    _take_priority(reader)
    _take_status(reader, statuses)
    for field in ("deadline", "applied_on", "start_date"):
        _take_day(reader, field, today, "past" if field == "applied_on" else "future")
    _take_source(reader, sources)
    pay = pay_piece(reader.rest)
    if pay:
        reader.take("pay_as_posted", reader.rest[slice(*pay)], *pay)
    headline = read_headline(reader.rest)
    return _assembled(reader, headline)


def _assembled(reader: _Reader, headline: Headline) -> Understood:
    draft = Draft(
        title=headline.title,
        company=headline.company,
        city=headline.place.city,
        country=headline.place.country,
        work_mode=headline.place.work_mode,
        **reader.values,
    )
    if draft.pay_as_posted:
        draft = replace(draft, pay=parse_pay(draft.pay_as_posted, country=draft.country or None))
    named = [
        Span("pay" if span.field == "pay_as_posted" else span.field, span.start, span.end)
        for span in reader.spans
    ]
    spans = [*named, *(Span(*span) for span in headline.spans)]
    return Understood(draft, tuple(sorted(spans, key=lambda span: span.start)))


@cache
def _words() -> dict[str, list[str]]:
    table: dict[str, list[str]] = json.loads(read_text("words", "quickadd.json"))
    return table


@cache
def _key_words(*names: str) -> re.Pattern[str]:
    """Any of the tables' words, the longest first, with connectors behind them."""
    table = _words()
    longest = sorted((word for name in names for word in table[name]), key=len, reverse=True)
    connectors = "|".join(map(re.escape, table["connectors"]))
    gap = rf"[^\S{TAKEN}]*"
    return re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w){gap}(?:(?:{connectors})(?!\w){gap})*", re.I
    )


def _take_link(reader: _Reader) -> None:
    found = _LINK.search(reader.rest)
    if found:
        link = found[0].rstrip(".,;:!?)]}'")
        reader.take("link", link, found.start(), found.start() + len(link))


def _take_tags(reader: _Reader) -> None:
    tags = []
    for found in _TAG.finditer(reader.rest):
        tags.append(found[1])
        reader.take("tags", tuple(dict.fromkeys(tags)), *found.span())


def _take_priority(reader: _Reader) -> None:
    for found in _FLAG.finditer(reader.rest):
        priority = _priority(found[1])
        if priority:
            reader.take("priority", priority, *found.span())
            return


def _priority(word: str) -> Priority | None:
    if not word.strip("!"):
        return (Priority.LOW, Priority.MEDIUM, Priority.HIGH)[len(word)]
    folded, table = fold(word), _words()
    levels = ((Priority.HIGH, "high"), (Priority.MEDIUM, "medium"), (Priority.LOW, "low"))
    return next((level for level, name in levels if folded in map(fold, table[name])), None)


def _take_status(reader: _Reader, statuses: Sequence[str]) -> None:
    for status in sorted(filter(None, statuses), key=len, reverse=True):
        found = re.search(rf"(?<!\S)/{re.escape(status)}(?![\w/])", reader.rest, re.I)
        if found:
            reader.take("status", status, *found.span())
            return


def _take_day(reader: _Reader, field: str, today: date, lean: Lean) -> None:
    for key in islice(_key_words(field).finditer(reader.rest), _MOST_KEY_WORDS):
        for end in _word_ends(reader.rest, key.end()):
            day = _day(reader.rest[key.end() : end], today, lean)
            if day:
                reader.take(field, day.isoformat(), key.start(), end)
                return


def _word_ends(text: str, start: int) -> Iterator[int]:
    """Where the words after ``start`` end, the longest reading first, on this side of understood text."""
    stop = text.find(TAKEN, start)
    ends = []
    for found in _WORDS.finditer(text, start, len(text) if stop < 0 else stop):
        ends.append(found.end())
        if len(ends) == _MOST_DAY_WORDS:
            break
    for end in reversed(ends):
        yield end
        trimmed = start + len(text[start:end].rstrip(",;.)"))
        if trimmed != end:
            yield trimmed


def _day(text: str, today: date, lean: Lean) -> date | None:
    """The day in ``text``; a day that could be two is read day first, as the line shows it at once."""
    if not text.strip() or text[0] in ",;":
        return None
    for order in (None, "dmy"):
        try:
            return parse_day(text, order=order, today=today, lean=lean)
        except InvalidValue:
            continue
    return None


def _take_source(reader: _Reader, sources: Sequence[str]) -> None:
    for key in _key_words("source").finditer(reader.rest):
        for end, source in _source_readings(reader.rest, key.end(), sources):
            reader.take("source", source, key.start(), end)
            return


def _source_readings(text: str, start: int, sources: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Sources at ``start`` with their ends: known ones, the longest first, then the one next word."""
    for source in sorted(filter(None, sources), key=len, reverse=True):
        end = start + len(source)
        if (
            TAKEN not in text[start:end]
            and fold(text[start:end]) == fold(source)
            and not text[end : end + 1].isalnum()
        ):
            yield end, source
    word = re.compile(r"[^\s,;()]+").match(text, start)
    if word and word[0].strip("."):
        yield word.start() + len(word[0].rstrip(".")), word[0].rstrip(".")
