"""The rows that need a look: their line, the column, the text as it stands in the file, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.i18n import tr
from ui.exchange.planning import Planned
from ui.exchange.tables import HEAD_HEIGHT, NOWHERE, AnyIndex, calm
from ui.theme.style import current

if TYPE_CHECKING:
    from tracker.exchange.rows import Remark

LINE, COLUMN, VALUE, REASON = range(4)
ROW_HEIGHT = 44


class RemarksModel(QAbstractTableModel):
    """Refused rows first, then those of which a text could not be understood, each in the file's order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._refused: list[Remark] = []
        self._warnings: list[Remark] = []

    def show_remarks(self, refused: list[Remark], warnings: list[Remark]) -> None:
        """Show other remarks."""
        self.beginResetModel()
        self._refused, self._warnings = refused, warnings
        self.endResetModel()

    def remark(self, row: int) -> Remark:
        """One remark."""
        return self._refused[row] if self.is_refused(row) else self._warnings[row - len(self._refused)]

    def is_refused(self, row: int) -> bool:
        """Whether the row is left out."""
        return row < len(self._refused)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._refused) + len(self._warnings)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else REASON + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        remark = self.remark(index.row())
        return (f"{remark.line:,}", remark.column, remark.value, remark.reason)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Line"), tr("Column"), tr("Text"), tr("Why"))[section]
        return None


class RemarksDelegate(QStyledItemDelegate):
    """Paints the text in question on a soft ground: red where the row is left out, amber where it is kept."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, RemarksModel):
            return
        theme, rect = current(), option.rect
        tokens = theme.tokens
        painter.save()
        colour, weight = QColor(tokens.text), QFont.Weight.Normal
        if index.column() == VALUE:
            text, soft = tokens.tone("bad" if model.is_refused(index.row()) else "warn")
            painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(soft))
            colour = QColor(text)
        elif index.column() == REASON:
            colour = QColor(tokens.muted)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(tokens.accent))
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        painter.setFont(theme.font(tokens.secondary, weight, tabular=index.column() == LINE))
        painter.setPen(colour if option.state & QStyle.StateFlag.State_Enabled else QColor(tokens.faint))
        text = " ".join(str(index.data()).split())
        _draw_in_two_lines(painter, rect.adjusted(10, 0, -6, -1), text)
        painter.restore()


def _draw_in_two_lines(painter: QPainter, place: QRect, text: str) -> None:
    """Draw a text in one line, or in two; what does not fit ends in an ellipsis."""
    metrics = QFontMetrics(painter.font())
    lines = [text]
    if metrics.horizontalAdvance(text) > place.width():
        words, first = text.split(" "), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= place.width():
            first = f"{first} {words.pop(0)}".strip()
        rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, place.width())
        lines = [first, rest] if first else [rest]
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(lines))


class Remarks(QTableView):
    """The remarks of a plan as a calm table; hidden while there are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = RemarksModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RemarksDelegate(self))
        self.setAccessibleName(tr("Rows that need a look"))
        calm(self, ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(LINE, 58)
        self.setColumnWidth(COLUMN, 104)
        self.setColumnWidth(VALUE, 116)

    def show_plan(self, planned: Planned) -> None:
        """Show the remarks of a plan."""
        plan = planned.plan
        self._model.show_remarks(plan.refused, plan.warnings)
        self.setMaximumHeight(HEAD_HEIGHT + ROW_HEIGHT * self._model.rowCount())
        self.setVisible(self._model.rowCount() > 0)
