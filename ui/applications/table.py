"""The table that both pages show: calm lines of one height, smooth at any length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QWidget

from ui.applications.model import ApplicationsModel
from ui.theme.style import current

ROW_HEIGHT = 34
INSET = 10


class RowTable(QTableView):
    """Rows of one height over an ApplicationsModel; whole rows are selected, a cell has the focus."""

    context_menu_requested = Signal(QPoint)
    opened = Signal(int)
    copy_requested = Signal()

    def __init__(self, model: ApplicationsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.hovered = -1
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self._make_rows_uniform()
        current().changed.connect(self._theme_changed)

    def _make_rows_uniform(self) -> None:
        lines = self.verticalHeader()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.hide()
        self._theme_changed()

    def _theme_changed(self) -> None:
        height = round(ROW_HEIGHT * current().tokens.body / 13)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.viewport().update()

    def selected_places(self) -> list[int]:
        """The selected rows from the top down."""
        places: set[int] = set()
        chosen = self.selectionModel().selection()
        for part in (chosen.at(number) for number in range(chosen.count())):
            places.update(range(part.top(), part.bottom() + 1))
        return sorted(places)

    def selected_ids(self) -> tuple[int, ...]:
        """The selected applications in their order, the one with the focus last."""
        places = self.selected_places()
        focus = self.currentIndex().row()
        ids = [self._rows.ids[place] for place in places if place != focus]
        return tuple(ids) + ((self._rows.ids[focus],) if focus in places else ())

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these applications, as far as they are here; the last one gets the focus."""
        places = [place for found in ids if (place := self._rows.place_of(found)) is not None]
        if places:
            column = max(0, self.currentIndex().column())
            if not self.currentIndex().isValid():
                column = self.horizontalHeader().logicalIndex(0)
            focus = self._rows.index(places[-1], column)
            self.selectionModel().setCurrentIndex(focus, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(focus)
        self.selectionModel().select(
            self._selection_of(places), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _selection_of(self, places: Iterable[int]) -> QItemSelection:
        """Whole rows as a selection: neighbours together as one range."""
        found = QItemSelection()
        ordered = sorted(set(places))
        last = self._rows.columnCount() - 1
        starts = [0, *(at + 1 for at, (one, next_one) in enumerate(pairwise(ordered)) if next_one > one + 1)]
        for start, end in pairwise([*starts, len(ordered)]) if ordered else ():
            found.select(self._rows.index(ordered[start], 0), self._rows.index(ordered[end - 1], last))
        return found

    def _hover(self, place: int) -> None:
        if place == self.hovered:
            return
        before, self.hovered = self.hovered, place
        for row in (before, place):
            if row >= 0:
                self.viewport().update(
                    0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row)
                )

    def ask_for_menu(self) -> None:
        """Ask for the menu of rows, under the cell with the focus."""
        under = self.visualRect(self.currentIndex()).bottomLeft()
        self.context_menu_requested.emit(self.viewport().mapToGlobal(under))

    def open_current(self) -> None:
        """Open the application that has the focus."""
        place = self.currentIndex().row()
        if place >= 0:
            self.opened.emit(self._rows.ids[place])

    def keyboardSearch(self, search: str) -> None:
        """Typing finds nothing here: it would fetch every row. The search box does it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers().value & (
            Qt.KeyboardModifier.ControlModifier.value | Qt.KeyboardModifier.AltModifier.value
        ):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.ask_for_menu()
        elif self.indexAt(event.pos()).isValid():
            self.context_menu_requested.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and len(self._rows.ids):
            first = self._rows.index(0, self.horizontalHeader().logicalIndex(0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)


def inset(table: QTableView, parent: QWidget) -> QFrame:
    """The table on its ground, its words flush with the filters above."""
    ground = QFrame(parent)
    ground.setProperty("panel", "surface")
    row = QHBoxLayout(ground)
    row.setContentsMargins(INSET, 0, 0, 0)
    row.addWidget(table)
    return ground
