"""Prepares a register's lines for the store, block by block: here, or as a second process.

It knows nothing of the store, so that a second process has little to load.
"""

from __future__ import annotations

import gc
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from tracker.registers.layout import Layout, RegisterLine, Terms
from tracker.registers.reading import OpenRegister, open_register

REMEMBERED_TERMS = 100_000
"""Different terms of a list that are remembered to be told once; then it begins anew."""
REMEMBERED_LINES = 300_000
"""Lines of a list with repetitions that are remembered to leave them out; then it begins anew."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which file to prepare, and the layouts that it may have."""

    path: Path
    wanted: tuple[Layout, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Lines, column by column, and how far the reading has come with them (see ``OpenRegister``).

    ``codes`` number the lines' terms in the order in which those were new; ``new_terms`` are those that no
    block before had.
    """

    names: Sequence[str]
    codes: array[int]
    new_terms: Sequence[Terms]
    read: int
    passed_over: int
    first_passed: int


def answer(messages: Iterable[Request]) -> Iterator[Prepared]:
    """The blocks of the register that is asked for. Raises what opening and reading it raises."""
    gc.disable()
    for request in messages:
        yield from prepared(open_register(request.path, request.wanted))


def prepared(opened: OpenRegister) -> Iterator[Prepared]:
    """All lines of a register. Raises UnreadableFile where the file turns out to be damaged."""
    known: defaultdict[Terms, int] = defaultdict(count().__next__)
    for lines in _without_repetitions(opened):
        if len(known) > REMEMBERED_TERMS:
            known.clear()
        before = len(known)
        names = [name for name, _ in lines]
        codes = array("Q", [known[terms] for _, terms in lines])
        new = list(islice(reversed(known), len(known) - before))[::-1]
        yield Prepared(names, codes, new, opened.read, opened.passed_over, opened.first_passed)


def _without_repetitions(opened: OpenRegister) -> Iterator[list[RegisterLine]]:
    if not opened.layout.repeats:
        yield from opened.lines()
        return
    seen: set[int] = set()
    for lines in opened.lines():
        kept = []
        for line in lines:
            mark = hash(line)
            if mark not in seen:
                seen.add(mark)
                kept.append(line)
        if len(seen) > REMEMBERED_LINES:
            seen.clear()
        yield kept
