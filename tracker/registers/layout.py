"""What a layout of a register is: by which header it is known, and how its rows become lines of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.text import fold

Cells = Sequence[str]

Terms = tuple[str, str, str]
"""Where an employer sits, the route it may sponsor, what is said of it."""
RegisterLine = tuple[str, Terms]
"""One line of a register: the employer's name and its terms. Plain tuples: some lists have a million."""

Read = Callable[[Iterable[Cells]], Iterator[RegisterLine]]
"""Makes lines of rows that are as wide as the header; a row that is not whole gives none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one register is laid out.

    ``code`` is what the command line calls it, ``page`` the official address from which a person downloads
    it, ``expected`` the columns by which it is known. ``recognise`` answers what reads the rows below a
    header, None for the header of something else. ``repeats`` says that the same line may come many times,
    ``is_licence`` that only who is on the list may sponsor.
    """

    code: str
    country: str
    title: str
    page: str
    expected: tuple[str, ...]
    recognise: Callable[[Header], Read | None]
    repeats: bool = False
    is_licence: bool = False


class Header:
    """A table's header, asked for its columns by name."""

    def __init__(self, cells: Cells) -> None:
        self.names = tuple(fold(cell.lstrip("\ufeff")) for cell in cells)

    def find(self, *names: str) -> int | None:
        """The place of the first of these columns (folded names) that is there."""
        return next((self.names.index(name) for name in names if name in self.names), None)

    def all(self, *names: str) -> tuple[int, ...] | None:
        """The places of these columns, None unless all are there."""
        places = [self.find(name) for name in names]
        found = tuple(place for place in places if place is not None)
        return found if len(found) == len(places) else None


def cell(cells: Cells, place: int | None) -> str:
    """A cell without needless spaces; empty where there is no such column."""
    return " ".join(cells[place].split()) if place is not None and place < len(cells) else ""


def whole_number(text: str) -> int | None:
    """A count as a sheet shows it ("1,234", "12.0"); None where it is none. An empty cell counts nothing."""
    plain = text.replace(",", "").replace("\xa0", "").strip()
    if not plain:
        return 0
    head, _, tail = plain.partition(".")
    return int(head) if head.isascii() and head.isdigit() and len(head) < 10 and not tail.strip("0") else None
