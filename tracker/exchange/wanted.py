"""What is to leave: which applications, which columns of them, and their rows, page by page."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection

from tracker.exchange.codec import HEADER, PAY_COLUMNS, pay_text
from tracker.store.queries import export_rows
from tracker.store.queries.export_rows import EVERYTHING, Scope
from tracker.store.store import Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What leaves: which applications in which order, and which columns of ``HEADER``.

    ``mark`` begins a CSV file with a byte order mark, by which Excel knows UTF-8.
    """

    scope: Scope = EVERYTHING
    columns: tuple[str, ...] = HEADER
    mark: bool = False


ALL = Wanted()


def _no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


class Rows:
    """The wanted rows of one consistent view, page by page, with somebody who watches."""

    def __init__(self, db: Connection, wanted: Wanted, progress: Progress | None) -> None:
        self.db = db
        self.wanted = wanted
        self.ids = export_rows.ids_in(db, wanted.scope)
        self._progress = progress or _no_progress

    def stored(self, names: Sequence[str]) -> Iterator[Sequence[Sequence[Any]]]:
        """Pages of rows of the columns that the store tells, as ``export_rows.pages``."""
        done, total = 0, len(self.ids)
        for page in export_rows.pages(self.db, self.ids, names):
            yield page
            done += len(page)
            self._progress(done, total)

    def columns(self, groups: Sequence[Sequence[str]]) -> Generator[Sequence[Sequence[bytes]]]:
        """Pages of texts column by column, as ``export_rows.column_pages``; to be closed."""
        done, total = 0, len(self.ids)
        with closing(export_rows.column_pages(self.db, self.ids, groups)) as pages:
            for page in pages:
                yield page
                done += len(page[0])
                self._progress(done, total)

    def cells(self) -> Iterator[list[list[str]]]:
        """Pages of rows of plain texts under the wanted columns."""
        columns = self.wanted.columns
        pages = self.stored(stored_columns(columns))
        if "pay" not in columns:
            return cast("Iterator[list[list[str]]]", pages)
        start = columns.index("pay")
        return (_with_pay_text(page, start) for page in pages)


def stored_columns(columns: Sequence[str]) -> list[str]:
    """The columns that the store tells for columns of ``HEADER``: pay is four."""
    return [name for column in columns for name in (PAY_COLUMNS if column == "pay" else (column,))]


def _with_pay_text(page: Sequence[Sequence[Any]], start: int) -> list[list[str]]:
    end = start + len(PAY_COLUMNS)
    return [[*row[:start], pay_text(*row[start:end]), *row[end:]] for row in page]
