"""How the cells of a foreign table are understood: one value, which another process can be given."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.status import Status
from tracker.exchange.mapping import Mapping
from tracker.exchange.rows import RowReader
from tracker.exchange.statuses import StatusReader


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a reader of rows is made from.

    ``statuses`` are the board's, ``status_words`` what a person chose for words of the file; ``orders`` says
    for each header of days how they are written; ``now`` is an instant; ``currency`` (ISO 4217) holds where
    neither file nor country name one.
    """

    mapping: Mapping
    statuses: Sequence[Status]
    status_words: Words[str, str]
    orders: Words[str, str | None]
    now: str
    currency: str | None = None

    def row_reader(self) -> RowReader:
        """A reader of lines that knows nothing of the file yet."""
        statuses = StatusReader(self.statuses, self.status_words)
        return RowReader(self.mapping, statuses, self.orders, now=self.now, currency=self.currency)
