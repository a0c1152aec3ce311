"""What is wrong with a file of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.errors import LandfallError
from tracker.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake.

    ``path`` leads to it, counted from 0 (``route[2].fee[0].amount``); it is empty for the whole file.
    """

    path: str
    text: str

    def line(self) -> str:
        """``route[2].fee[0].amount: is missing``."""
        return f"{self.path}: {self.text}" if self.path else self.text


class BadCatalogue(LandfallError):
    """A file of the catalogue that is refused whole; ``mistakes`` are all that it holds."""

    def __init__(self, name: str, mistakes: Sequence[Mistake]) -> None:
        first, rest = mistakes[0].line(), len(mistakes) - 1
        what = tr("{file} is no usable visa file. {mistake}.", file=name, mistake=first)
        more = trn("There is {count} more mistake.", "There are {count} more mistakes.", rest) if rest else ""
        super().__init__(what, more, tr("landfall visas check lists every mistake.") if rest else "")
        self.name = name
        self.mistakes = tuple(mistakes)
