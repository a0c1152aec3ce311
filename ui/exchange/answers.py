"""What a person answers while a file is looked at, and the choices that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices

Subject = Literal["column", "status", "date_order", "currency", "way", "rows", "cell"]

USUAL = "usual"
"""Said of rows that go the way of all others again."""

READING = ("encoding", "delimiter", "quote", "sheet", "has_header", "skip_rows")
"""The choices that say where lines and cells begin: what was said of single ones no longer fits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about ``key``: a header, a word, lines of rows, or the line and the header of a cell.

    ``value`` is a target, the name of a status, an order of days, a currency, a way, or a text.
    """

    subject: Subject
    key: Any
    value: Any


def answered(choices: Choices, answer: Answer) -> Choices:
    """The choices with one more answer."""
    key, value = answer.key, answer.value
    if answer.subject == "column":
        targets = {name: target for name, target in choices.targets.items() if name != key}
        return replace(choices, targets={**targets, key: value})
    if answer.subject == "status":
        return replace(choices, status_words={**choices.status_words, key: value})
    if answer.subject == "date_order":
        return replace(choices, date_order=value)
    if answer.subject == "currency":
        return replace(choices, currency=value)
    if answer.subject == "way":
        return replace(choices, on_duplicate=value)
    if answer.subject == "cell":
        return replace(choices, cells={**choices.cells, key: value})
    told = frozenset(key)
    rows = {line: way for line, way in choices.rows.items() if line not in told}
    return replace(choices, rows=rows if value == USUAL else rows | dict.fromkeys(key, value))


def read_anew(before: Choices, choices: Choices) -> Choices:
    """The choices without what was said of single lines, if these are other lines now."""
    if all(getattr(before, name) == getattr(choices, name) for name in READING):
        return choices
    return replace(choices, rows={}, cells={})
