"""What the cells of a column look like: the share of them that are days, links, words of a choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.domain.dates import column_order
from tracker.exchange.words import choice_words, is_placeholder, key, status_key, status_words

LONGEST = 500
"""Characters; longer cells are texts and say nothing about a column's form."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"[-+]?[\d\s.,']+")
_PHONE = re.compile(r"[+(]?[\d\s()./-]{6,}")

Test = Callable[[str], bool]


def filled(cells: Sequence[str]) -> list[str]:
    """The cells that say something."""
    stripped = (cell.strip() for cell in cells)
    return [cell for cell in stripped if cell and not is_placeholder(cell)]


def share(cells: Sequence[str], test: Test) -> float:
    """The share of the filled cells that pass the test, 0 where none is filled."""
    found = filled(cells)
    return sum(len(cell) <= LONGEST and test(cell) for cell in found) / len(found) if found else 0.0


def date_share(cells: Sequence[str]) -> float:
    """The share of the filled cells that can be read as days."""
    seen = column_order(filled(cells))
    return seen.dates / (seen.dates + seen.other) if seen.dates else 0.0


def is_link(cell: str) -> bool:
    """Whether the cell is a web address."""
    return _LINK.fullmatch(cell) is not None


def is_email(cell: str) -> bool:
    """Whether the cell is one e-mail address."""
    return len(cell) <= LONGEST and _EMAIL.fullmatch(cell) is not None


def is_phone(cell: str) -> bool:
    """Whether the cell could be dialled."""
    return _PHONE.fullmatch(cell) is not None


def is_number(cell: str) -> bool:
    """Whether the cell is nothing but a number."""
    return _NUMBER.fullmatch(cell) is not None


def is_status(cell: str) -> bool:
    """Whether the cell is a known word for where an application stands."""
    return status_key(cell) in status_words().groups


def is_choice(field: str) -> Test:
    """A test for the words of one table of choices."""
    words = choice_words(field)
    return lambda cell: key(cell) in words
