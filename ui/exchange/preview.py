"""The rows of a plan as they will be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.domain.application import Draft
from tracker.domain.countries import country_name
from tracker.domain.fields import field_label
from tracker.domain.pay_display import short_pay
from tracker.i18n import tr
from ui.exchange.tables import NOWHERE, AnyIndex, calm
from ui.inspector.moments import day_words
from ui.theme.flags import paint_flag
from ui.theme.style import current

if TYPE_CHECKING:
    from tracker.exchange.planned import PlannedRow

ROW_HEIGHT = 36
PLACE = 3
WIDTHS = (56, 220, 180, 170, 110, 104, 96)
FLAG_WIDTH, FLAG_HEIGHT = 18, 12


def _place(draft: Draft) -> str:
    return draft.city or country_name(draft.country)


def _applied(draft: Draft) -> str:
    return day_words(date.fromisoformat(draft.applied_on)) if draft.applied_on else ""


def _pay(draft: Draft) -> str:
    return short_pay(draft.pay) if draft.pay else draft.pay_as_posted


CELLS: tuple[Callable[[Draft], str], ...] = (
    lambda draft: draft.title,
    lambda draft: draft.company,
    _place,
    lambda draft: draft.status,
    _applied,
    _pay,
)


def _changes(row: PlannedRow) -> str:
    """Which fields are filled in, for a row that meets an application."""
    names = {"own_fields": tr("Own fields"), "timeline": tr("Timeline"), "people": tr("People")}
    names |= {"deleted_at": tr("Out of the bin"), "status_history": tr("History")}
    return ", ".join(names.get(name) or field_label(name) for name in row.changed)


class PreviewModel(QAbstractTableModel):
    """Some rows of a plan: line, the fields of a card, and what is filled in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[PlannedRow] = []

    def show_rows(self, rows: list[PlannedRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def draft(self, row: int) -> Draft | None:
        """The application that a row becomes."""
        return self._rows[row].draft

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(CELLS) + 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row, column = self._rows[index.row()], index.column()
        if column == 0:
            return f"{row.line:,}"
        if column > len(CELLS):
            return _changes(row)
        return CELLS[column - 1](row.draft) if row.draft is not None else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = ("title", "company", "place", "status", "applied_on", "pay")
        if section == 0:
            return tr("Line")
        if section > len(names):
            return tr("Filled in")
        name = names[section - 1]
        return tr("Place") if name == "place" else field_label(name)


class PreviewDelegate(QStyledItemDelegate):
    """Paints the job title in bold and the place with its flag."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, PreviewModel):
            return
        theme, rect, column = current(), option.rect, index.column()
        tokens = theme.tokens
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        place = rect.adjusted(10, 0, -6, 0)
        draft = model.draft(index.row())
        if column == PLACE and draft is not None and draft.country:
            top = rect.top() + (rect.height() - 1 - FLAG_HEIGHT) / 2
            paint_flag(painter, QRectF(place.left(), top, FLAG_WIDTH, FLAG_HEIGHT), draft.country)
            place.adjust(FLAG_WIDTH + 6, 0, 0, 0)
        weight = QFont.Weight.DemiBold if column == 1 else QFont.Weight.Normal
        painter.setFont(theme.font(tokens.secondary, weight, tabular=True))
        painter.setPen(QColor(tokens.text if 1 <= column <= PLACE else tokens.muted))
        shown = " ".join(str(index.data()).split())
        shown = QFontMetrics(painter.font()).elidedText(shown, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()


class Preview(QTableView):
    """A table of rows as they will be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = PreviewModel(self)
        self.setModel(self._model)
        self.setItemDelegate(PreviewDelegate(self))
        self.setAccessibleName(tr("Rows as they will be"))
        calm(self, ROW_HEIGHT)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)

    def show_rows(self, rows: list[PlannedRow], *, are_met: bool) -> None:
        """Show rows; ``are_met`` ones tell what is filled in."""
        self._model.show_rows(rows)
        self.setColumnHidden(len(CELLS) + 1, not are_met)
        self.scrollToTop()
