"""The file's columns and what they become, as a model of one row a column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QWidget

from tracker.i18n import tr, trn
from ui.exchange.planning import Planned
from ui.exchange.tables import NOWHERE, AnyIndex
from ui.exchange.words import target_label

HEADER, TARGET, VALUES = range(3)


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the file; ``detail`` says more about what it becomes."""

    header: str
    target: str
    detail: str
    values: str
    unsure: bool


def column_rows(planned: Planned) -> list[ColumnRow]:
    """The columns of a plan in the file's order."""
    plan = planned.plan
    count = len(plan.status_words)
    details = {"status": trn("{count} word", "{count} words", count) if count else ""}
    return [
        ColumnRow(
            column.header,
            column.target,
            details.get(column.target, ""),
            ", ".join(values),
            column.unsure or column.header in plan.undecided,
        )
        for column, values in zip(plan.mapping.columns, planned.samples, strict=True)
    ]


class ColumnsModel(QAbstractTableModel):
    """The columns of the file as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[ColumnRow] = []

    def show_rows(self, rows: list[ColumnRow]) -> None:
        """Show other columns; where the same ones are there only what they become is new."""
        if [row.header for row in rows] == [row.header for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, VALUES))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else VALUES + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = tr("{column} becomes {target}", column=row.header, target=target_label(row.target))
            return f"{said}, {tr('look at this')}" if row.unsure else said
        return (row.header, shown_target(row), row.values)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Column in the file"), tr("Becomes"), tr("First values"))[section]
        return None


def shown_target(row: ColumnRow) -> str:
    """``Status · 6 words``."""
    return " · ".join(part for part in (target_label(row.target), row.detail) if part)
