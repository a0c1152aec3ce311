"""Brings a table into the store: a plan that accounts for every line, then one command that writes it.

``read = new + updated + unchanged + duplicates + refused`` holds for every plan. Rows of our own format meet
applications by their id, and differing cells are taken over. Rows of foreign files meet applications by link
or by company and title, and only fill in what is empty, unless the person wants it otherwise. Rows of one
file never merge with one another.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from tracker.clock import utc_now
from tracker.exchange.blocks import Block, blocks
from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.mapping import Column, Mapping, propose
from tracker.exchange.meeting import Existing
from tracker.exchange.memory import recalled, remember, with_memory
from tracker.exchange.mending import mended
from tracker.exchange.orders import Orders, are_certain, column_orders
from tracker.exchange.own_format import OwnRowReader, is_own_format
from tracker.exchange.plain import PlainReader
from tracker.exchange.plan import ImportPlan
from tracker.exchange.planned import Action
from tracker.exchange.questions import questions_of
from tracker.exchange.readers import read_table
from tracker.exchange.records import Line
from tracker.exchange.rows import Remark, RowReader, remark
from tracker.exchange.sharing import Shared, SharedReading, can_be_shared, ready_for
from tracker.exchange.sorting import Sorter
from tracker.exchange.source import Source
from tracker.exchange.statuses import StatusReader
from tracker.exchange.table import Table
from tracker.exchange.understanding import Understanding
from tracker.exchange.writing import write_rows
from tracker.i18n import tr
from tracker.second_process import SecondProcess
from tracker.store.queries.export_rows import EVERYTHING, sizes
from tracker.store.queries.statuses import statuses
from tracker.store.store import Command, Store, Writer

SAMPLE_LINES = 300

Progress = Callable[[int, int], None]
"""Told how many lines were read, of how many (0: not known); raises ``Cancelled`` to stop."""


def plan(
    source: Path | bytes | BinaryIO | Source,
    store: Store,
    choices: Choices = AS_FOUND,
    progress: Progress | None = None,
    *,
    asks: bool = True,
) -> ImportPlan:
    """Read the source and say what would happen to every line; nothing is written.

    Where somebody can be asked, a column that may be two things is guessed and stands among the questions;
    without ``asks`` it stays an own field, with a warning. Raises UnreadableFile, in one plain sentence, for
    what is no table; InvalidValue for a choice that names a column or a field that does not exist; and what
    ``progress`` raises.
    """
    started = time.perf_counter()
    source = source if isinstance(source, Source) else Source(source)
    is_for_two = not _names_lines(choices) and store.ask(sizes(EVERYTHING)) == (0,)
    with ready_for(source, is_wanted=is_for_two) as second, collector_resting():
        table = read_table(source, choices)
        sample = list(islice(table.lines(), SAMPLE_LINES))
        if not choices.targets and is_own_format(table, sample):
            made = _plan_own(table, store, choices, progress)
        else:
            made = _Foreign(table, sample, store, choices, progress, second, asks=asks).plan()
    made.seconds = time.perf_counter() - started
    return made


def import_command(made: ImportPlan) -> Command:
    """The command that writes a plan as one step, which one undo takes back."""

    def apply(w: Writer) -> str:
        with collector_resting():
            write_rows(w, made.rows)
            if not made.is_own_format and made.table.dialect.has_header:
                remember(w.db, made.table.header, made.mapping, made.choices)
        return tr(
            "Imported {file}: {new} new, {updated} changed",
            file=made.table.name,
            new=f"{made.count(Action.NEW):,}",
            updated=f"{made.count(Action.UPDATED):,}",
        )

    return apply


@contextmanager
def collector_resting() -> Iterator[None]:
    """Rows hold no cycles, and a collector that walks all of them again and again takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def propose_for(table: Table, sample: Sequence[Line]) -> Mapping:
    """What the columns of a table should become, by its header and some of its lines."""
    usable = [line.cells for line in sample if not line.problem]
    samples = [[cells[place] for cells in usable] for place in range(len(table.header))]
    return propose(table.header, samples, named=table.dialect.has_header)


def _plan_own(table: Table, store: Store, choices: Choices, progress: Progress | None) -> ImportPlan:
    reader = StatusReader(store.ask(statuses()))
    rows = OwnRowReader(table.header, reader)
    made = ImportPlan(table, rows.mapping, is_own_format=True, choices=choices)
    Sorter(made, Existing(store, choices, table.header), rows.read).sort(blocks(table), progress)
    made.new_statuses = reader.new
    return made


class _Foreign:
    """Plans a table that is not of our own format."""

    def __init__(
        self,
        table: Table,
        sample: Sequence[Line],
        store: Store,
        choices: Choices,
        progress: Progress | None,
        second: SecondProcess | None,
        *,
        asks: bool,
    ) -> None:
        memory = store.ask(recalled(table.header)) if table.dialect.has_header else None
        self._is_remembered = memory is not None
        self._table = table
        self._sample = list(mended(sample, table.header, choices.cells))
        self._store = store
        self._choices = with_memory(choices, memory) if memory else choices
        self._progress = progress
        self._second = second
        mapping = propose_for(table, sample).with_targets(self._choices.targets)
        self._mapping, self._guessed = (mapping, ()) if asks else mapping.without_guesses()

    def plan(self) -> ImportPlan:
        """The days are first read as the sample has them.

        Only a cell that cannot be read so can say that all of them have to be looked at.
        """
        mapping, chosen = self._mapping, self._choices.date_order
        supposed = column_orders(self._sample, mapping, chosen)
        made = self._sorted(supposed) if are_certain(supposed) else None
        if made is None or any(warning.column in supposed for warning in made.warnings):
            lines = mended(self._table.lines(), self._table.header, self._choices.cells)
            orders = column_orders(lines, mapping, chosen)
            if made is None or orders != supposed:
                made = self._sorted(orders)
        return made

    def _sorted(self, orders: Orders) -> ImportPlan:
        choices = self._choices
        made = ImportPlan(self._table, self._mapping, orders=orders, choices=choices)
        made.remembered = self._is_remembered
        made.warnings += [_guess_remark(self._table, column) for column in self._guessed]
        said = {header: found.order for header, found in orders.items()}
        known, words = self._store.ask(statuses()), choices.status_words
        how = Understanding(self._mapping, known, words, said, utc_now(), choices.currency)
        rows, existing = how.row_reader(), Existing(self._store, choices)
        sorter = Sorter(made, existing, rows.read, PlainReader(rows), rows.proposed)
        sorter.sort(self._pieces(made, how, rows, existing), self._progress)
        made.new_statuses, made.status_words = rows.statuses.new, rows.statuses.words
        made.questions = questions_of(made, self._sample, rows.open_currencies)
        return made

    def _pieces(
        self, made: ImportPlan, how: Understanding, rows: RowReader, existing: Existing
    ) -> Iterator[Block | Shared]:
        """The table, shared with a second process where nothing has to be known of single lines."""
        if _names_lines(self._choices) or existing.has_any or not can_be_shared(self._table):
            return blocks(self._table)
        second, self._second = self._second, None

        def pulse() -> None:
            if self._progress is not None:
                self._progress(len(made.rows), 0)

        return SharedReading(self._table, how, rows, second).pieces(pulse)


def _names_lines(choices: Choices) -> bool:
    """Whether something was decided for single lines, whose numbers only this process knows."""
    return bool(choices.rows or choices.cells)


def _guess_remark(table: Table, column: Column) -> Remark:
    reason = tr(
        "It may mean {fields}: it is kept as an own field. Say which with --map.",
        fields=", ".join(column.options),
    )
    return remark(table.dialect.header_line, column.header, "", reason)
