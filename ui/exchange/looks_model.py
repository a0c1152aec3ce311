"""The cells that need a look, as a model that can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.exchange.choices import LEAVE_OUT
from tracker.i18n import tr
from ui.exchange.answers import USUAL, Answer
from ui.exchange.planning import Look, Planned
from ui.exchange.tables import NOWHERE, AnyIndex

if TYPE_CHECKING:
    from tracker.exchange.rows import Remark

LINE, NAME, COLUMN, VALUE, REASON, WAY = range(6)
SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
KEPT_NAMES = 2_000


class LooksModel(QAbstractTableModel):
    """Refused rows first, then those of which a text could not be understood, then what was mended.

    ``answered`` carries an Answer when a cell was mended.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self._looks: tuple[Look, ...] = ()
        self._typed: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._longest = 0

    def show_plan(self, planned: Planned) -> None:
        """Show the cells of another plan."""
        from tracker.exchange.rows import SHOWN_VALUE

        self.beginResetModel()
        self._planned, self._looks = planned, planned.looks
        self._typed.clear()
        self._names.clear()
        self._longest = SHOWN_VALUE
        self.endResetModel()

    def look(self, row: int) -> Look:
        """One cell."""
        return self._looks[row]

    def can_mend(self, row: int) -> bool:
        """Whether the cell can be mended here: it is a cell, and the whole of it is shown."""
        remark = self._looks[row].remark
        header = self._planned.plan.table.header if self._planned else ()
        return remark.column in header and len(remark.value) < self._longest

    def ways(self, row: int) -> dict[str, str]:
        """What can become of the row; nothing is to be chosen for one that is refused."""
        if self._looks[row].tone == "bad":
            return {}
        kept = tr("Bring in, text kept") if self._looks[row].tone == "warn" else tr("Bring in")
        return {USUAL: kept, LEAVE_OUT: tr("Leave out")}

    def way_text(self, row: int) -> str:
        """What becomes of the row."""
        return self.ways(row).get(USUAL, tr("Left out"))

    def _text(self, row: int, column: int) -> str:
        remark = self._looks[row].remark
        if column == VALUE:
            return self._typed.get(row, remark.value)
        if column == NAME:
            return self._name(remark)
        if column == WAY:
            return self.way_text(row)
        return {LINE: f"{remark.line:,}", COLUMN: remark.column, REASON: remark.reason}[column]

    def _name(self, remark: Remark) -> str:
        """Title and company of the row as it will be, looked up when it is first seen."""
        line = remark.line
        if line not in self._names and self._planned is not None:
            if len(self._names) >= KEPT_NAMES:
                self._names.clear()
            found = next(self._planned.plan.rows.on((line,)), None)
            draft = found.draft if found is not None else None
            self._names[line] = ", ".join(filter(None, (draft.title, draft.company))) if draft else ""
        return self._names.get(line, "")

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._looks)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else WAY + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        if index.isValid() and index.column() == VALUE and self.can_mend(index.row()):
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in SHOWN_ROLES:
            return None
        text = self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == VALUE:
            return tr("{text}, {reason}", text=text, reason=self._looks[index.row()].remark.reason)
        return text

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, text = index.row(), str(value)
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if text != self._text(row, VALUE):
            self._typed[row] = text
            self.dataChanged.emit(index, index)
            remark = self._looks[row].remark
            self.answered.emit(Answer("cell", (remark.line, remark.column), text))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                tr("Line"),
                tr("Application"),
                tr("Column"),
                tr("Text"),
                tr("Why"),
                tr("What happens"),
            )[section]
        return None
