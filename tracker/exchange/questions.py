"""What only a person can say about a file, with the answers that it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tracker.exchange.mapping import OWN_FIELD
from tracker.exchange.records import Line
from tracker.exchange.rows import OPEN_SIGNS

if TYPE_CHECKING:
    from tracker.exchange.plan import ImportPlan

Subject = Literal["column", "date_order", "currency"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a column: what it becomes, how its days are written, or which currency its sign means.

    ``options`` are targets, date orders or codes of ISO 4217, likeliest first; ``example`` is a cell of the
    column. The answer goes into ``Choices.targets``, ``date_order`` or ``currency``.
    """

    subject: Subject
    header: str
    options: tuple[str, ...]
    example: str = ""


def questions_of(
    made: ImportPlan, sample: Sequence[Line], open_currencies: Mapping[str, str]
) -> list[Question]:
    """The questions that a plan leaves open; ``open_currencies`` are texts of pay by their column."""
    return [
        *_about_columns(made, sample),
        *_about_days(made, sample),
        *[Question("currency", header, _currencies(text), text) for header, text in open_currencies.items()],
    ]


def _about_columns(made: ImportPlan, sample: Sequence[Line]) -> Iterator[Question]:
    for place, column in enumerate(made.mapping.columns):
        if column.options and column.header not in made.choices.targets:
            options = dict.fromkeys((column.target, *column.options, OWN_FIELD))
            yield Question("column", column.header, tuple(options), _example(sample, place))


def _about_days(made: ImportPlan, sample: Sequence[Line]) -> Iterator[Question]:
    for place, column in enumerate(made.mapping.columns):
        if column.header in made.undecided:
            yield Question("date_order", column.header, ("dmy", "mdy"), _example(sample, place))


def _example(sample: Sequence[Line], place: int) -> str:
    cells = (line.cells[place].strip() for line in sample if place < len(line.cells))
    return next(filter(None, cells), "")


def _currencies(text: str) -> tuple[str, ...]:
    return next((codes for sign, codes in OPEN_SIGNS.items() if sign in text), ())
