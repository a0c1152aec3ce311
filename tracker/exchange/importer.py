"""Brings a table into the store: a plan that accounts for every line, then one command that writes it.

``read = new + updated + unchanged + refused`` holds for every plan. Rows of our own format meet
applications by their id, and differing cells are taken over. Rows of foreign files meet applications by
company, title, link and day of applying, and only fill in what is empty; rows of one file never merge with
one another.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from tracker.clock import utc_now
from tracker.domain.application import Draft
from tracker.errors import InvalidValue
from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.mapping import Mapping, propose
from tracker.exchange.meeting import Action, Existing, PlannedRow
from tracker.exchange.orders import column_orders
from tracker.exchange.own_format import OwnRowReader, is_own_format
from tracker.exchange.plan import ImportPlan
from tracker.exchange.readers import Table, read_table
from tracker.exchange.records import Line
from tracker.exchange.rows import Reading, Remark, RowReader, remark
from tracker.exchange.statuses import StatusReader
from tracker.exchange.writing import write_rows
from tracker.i18n import tr
from tracker.store.queries.statuses import statuses
from tracker.store.store import Command, Store, Writer

SAMPLE_LINES = 300
BATCH = 500

Progress = Callable[[int, int], None]
"""Told how many lines were read, of how many (0: not known); raises ``Cancelled`` to stop."""


def plan(
    source: Path | bytes, store: Store, choices: Choices = AS_FOUND, progress: Progress | None = None
) -> ImportPlan:
    """Read the source and say what would happen to every line; nothing is written.

    Raises UnreadableFile, in one plain sentence, for what is no table; InvalidValue for a choice that names a
    column or a field that does not exist; and what ``progress`` raises.
    """
    started = time.perf_counter()
    table = read_table(source, choices)
    sample = list(islice(table.lines(), SAMPLE_LINES))
    with collector_resting():
        if not choices.targets and is_own_format(table, sample):
            made = _plan_own(table, store, progress)
        else:
            made = _plan_foreign(table, sample, store, choices, progress)
    made.seconds = time.perf_counter() - started
    return made


def import_command(made: ImportPlan) -> Command:
    """The command that writes a plan as one step, which one undo takes back."""

    def apply(w: Writer) -> str:
        with collector_resting():
            write_rows(w, made.rows)
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


def _plan_own(table: Table, store: Store, progress: Progress | None) -> ImportPlan:
    reader = StatusReader(store.ask(statuses()))
    rows = OwnRowReader(table.header, reader)
    made = ImportPlan(table, rows.mapping, is_own_format=True)
    _meet(made, rows.read, Existing(store, table.header), progress)
    made.new_statuses = reader.new
    return made


def _plan_foreign(
    table: Table, sample: Sequence[Line], store: Store, choices: Choices, progress: Progress | None
) -> ImportPlan:
    mapping = propose_for(table, sample).with_targets(choices.targets)
    made = ImportPlan(table, mapping, orders=column_orders(table, mapping, choices.date_order))
    reader = StatusReader(store.ask(statuses()), choices.status_words)
    orders = {header: found.order for header, found in made.orders.items()}
    rows = RowReader(mapping, reader, orders, now=utc_now(), currency=choices.currency)
    _meet(made, rows.read, Existing(store), progress)
    made.new_statuses, made.status_words = reader.new, reader.words
    return made


def _meet(
    made: ImportPlan, read: Callable[[Line], Reading], existing: Existing, progress: Progress | None
) -> None:
    """Read every line in batches and decide what becomes of it."""
    lines = made.table.lines()
    while batch := list(islice(lines, BATCH)):
        readings = [(line.number, read(line)) for line in batch]
        found = [(number, reading.draft) for number, reading in readings if reading.draft is not None]
        fates = iter(existing.planned(found))
        for number, reading in readings:
            made.warnings += reading.warnings
            if reading.draft is None:
                _refuse(made, number, reading.refusal)
            else:
                _settle(made, number, reading.draft, next(fates))
        if progress is not None:
            progress(len(made.rows), 0)
    made.blank_lines = made.table.blank_lines


def _settle(made: ImportPlan, number: int, draft: Draft, fate: PlannedRow | InvalidValue) -> None:
    if isinstance(fate, InvalidValue):
        _refuse(made, number, remark(number, fate.field, draft.uid, fate.reason))
    else:
        made.rows.append(fate)


def _refuse(made: ImportPlan, number: int, refusal: Remark | None) -> None:
    made.rows.append(PlannedRow(number, Action.REFUSED))
    made.refused.append(refusal or remark(number, "", "", tr("It cannot be read.")))
