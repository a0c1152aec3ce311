"""How the days of each column are written, by the evidence of all its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.dates import column_order
from tracker.exchange.choices import DateOrder
from tracker.exchange.mapping import DAY_TARGETS, Mapping
from tracker.exchange.records import Line
from tracker.exchange.words import is_placeholder


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """How a column's days are read: ``dmy``, ``mdy``, ``ymd``, or None where each cell speaks for itself.

    ``decided`` is False where cells are left that could be read two ways; ``conflicting`` where some can
    only be day first and others only month first.
    """

    order: str | None
    decided: bool
    conflicting: bool = False


Orders = dict[str, ColumnOrder]


def column_orders(lines: Iterable[Line], mapping: Mapping, chosen: DateOrder | None) -> Orders:
    """The order of every column of days; the one that a person chose holds for all of them."""
    columns = [
        (place, column.header) for place, column in enumerate(mapping.columns) if column.target in DAY_TARGETS
    ]
    if chosen is not None:
        return {header: ColumnOrder(chosen, True) for _, header in columns}
    cells: dict[str, set[str]] = {header: set() for _, header in columns}
    if columns:
        for line in lines:
            for place, header in columns:
                if place < len(line.cells):
                    cells[header].add(line.cells[place])
    return {header: _order(found) for header, found in cells.items()}


def are_certain(orders: Orders) -> bool:
    """Whether the lines that were seen leave no doubt; a cell that says otherwise could not be read then."""
    return all(order.decided and not order.conflicting for order in orders.values())


def _order(cells: set[str]) -> ColumnOrder:
    seen = column_order(cell for cell in cells if not is_placeholder(cell.strip()))
    return ColumnOrder(seen.order, seen.decided, seen.conflicting)
