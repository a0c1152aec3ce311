"""The person's statuses: add, rename, colour, meaning, order, limit, removal. Each change is one command."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker.domain.status import Status
from tracker.i18n import tr
from ui.preferences.add_status import AddStatus
from ui.preferences.parts import page_layout
from ui.preferences.status_row import COUNT_WIDTH, KIND_WIDTH, LIMIT_WIDTH, StatusRow
from ui.theme.style import current
from ui.workspace import ChangeEvent, Workspace

BEFORE_NAME = 72
BEHIND_COUNT = 34
REACH = 48


class StatusesPage(QWidget):
    """One row a status, in the board's order; dragged by their handles, or moved by Alt and arrows."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: list[StatusRow] = []
        self._counts: dict[int, int] = {}
        self._landing: int | None = None
        self._mark = QFrame(self)
        self._mark.hide()
        self._build()
        workspace.statuses_changed.connect(self._show_statuses)
        workspace.opened.connect(self._show_statuses)
        workspace.changed.connect(self._changed)
        current().changed.connect(self._colour_mark)
        self._colour_mark()
        self._show_statuses()

    def _build(self) -> None:
        column = page_layout(
            self,
            tr("Statuses"),
            tr("The columns of your board. What one means decides what counts as waiting or as closed."),
        )
        column.addLayout(self._heads())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addSpacing(12)
        self.add = AddStatus(self._workspace, self)
        column.addWidget(self.add)
        column.addStretch(1)

    def _heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(BEFORE_NAME, 0, BEHIND_COUNT, 0)
        row.setSpacing(6)
        widths = (
            (tr("Name"), 0),
            (tr("Means"), KIND_WIDTH),
            (tr("Most cards"), LIMIT_WIDTH),
            ("", COUNT_WIDTH),
        )
        for text, width in widths:
            label = QLabel(text, self)
            label.setProperty("role", "label")
            if width:
                label.setFixedWidth(width)
            row.addWidget(label, 0 if width else 1)
        return row

    def _colour_mark(self) -> None:
        self._mark.setStyleSheet(f"background: {current().tokens.accent}")

    # -- what is shown --------------------------------------------------------------------------------

    def _show_statuses(self) -> None:
        """Bring the rows in line with the statuses; those that stay keep the focus and what is typed."""
        known = {row.status.id: row for row in self.rows}
        had_focus = next((place for place, row in enumerate(self.rows) if _holds_focus(row)), None)
        self.rows = [self._row(status, known) for status in self._workspace.statuses]
        for row in known.values():
            if row not in self.rows:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(self.rows):
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
        for row in self.rows:
            row.remove.setEnabled(len(self.rows) > 1)
        self._chain_focus()
        if had_focus is not None and self.rows and not any(map(_holds_focus, self.rows)):
            self.rows[min(had_focus, len(self.rows) - 1)].remove.setFocus()
        self._look_at_counts()

    def _row(self, status: Status, known: dict[int, StatusRow]) -> StatusRow:
        row = known.get(status.id)
        if row is not None:
            row.set_status(status)
            return row
        row = StatusRow(self._workspace, status, self)
        row.moved.connect(self.move_by)
        row.dragged.connect(self.drag)
        row.dropped.connect(self.drop)
        row.cancelled.connect(self._stop_drag)
        row.removal_wanted.connect(self.want_removal)
        return row

    def _chain_focus(self) -> None:
        """Tab goes through the rows in the order in which they stand."""
        parts = [part for row in self.rows for part in row.tab_order()] + self.add.tab_order()
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _look_at_counts(self) -> None:
        if self._workspace.is_open:
            from tracker.store.queries.statuses import status_counts

            self._workspace.ask(status_counts(), self._show_counts)

    def _show_counts(self, counts: dict[int, int]) -> None:
        for row in self.rows:
            row.set_count(counts.get(row.status.id, 0))

    def _changed(self, event: ChangeEvent) -> None:
        if self.isVisible() and (event.changes.everything or event.changes.applications):
            self._look_at_counts()

    # -- order ----------------------------------------------------------------------------------------

    def _place(self, status_id: int) -> int:
        return next(place for place, row in enumerate(self.rows) if row.status.id == status_id)

    def move_by(self, status_id: int, step: int) -> None:
        """Move a status some places down (or up, below 0) in the order."""
        target = self._place(status_id) + step
        if 0 <= target < len(self.rows):
            self._move(status_id, target)

    def _move(self, status_id: int, place: int) -> None:
        from tracker.store.commands.statuses import move_status

        self._workspace.run(move_status(status_id, place), initiator=self)

    def drag(self, _status_id: int, height: int) -> None:
        """Show where the dragged row would land; ``height`` is the pointer's on the screen."""
        y = self.mapFromGlobal(QPoint(0, height)).y()
        self._landing = sum(row.geometry().center().y() < y for row in self.rows)
        is_last = self._landing == len(self.rows)
        edge = self.rows[-1].geometry().bottom() if is_last else self.rows[self._landing].geometry().top()
        self._mark.setGeometry(self.rows[0].x(), edge - 1, self.rows[0].width(), 2)
        self._mark.show()
        self._mark.raise_()
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea):
            area.ensureVisible(0, y, 0, REACH)

    def drop(self, status_id: int) -> None:
        """Let the dragged row land where the mark stands."""
        landing, here = self._landing, self._place(status_id)
        self._stop_drag()
        if landing is not None and landing not in (here, here + 1):
            self._move(status_id, landing - 1 if landing > here else landing)

    def _stop_drag(self) -> None:
        self._landing = None
        self._mark.hide()

    # -- removal --------------------------------------------------------------------------------------

    def want_removal(self, status_id: int) -> None:
        """Remove an empty status at once; ask beneath the row where the cards of another shall go."""
        place = self._place(status_id)
        row, others = self.rows[place], [other.status for other in self.rows if other.status.id != status_id]
        same_kind = [other.id for other in others if other.kind is row.status.kind]
        before = self.rows[place - 1 if place else 1].status.id
        proposed = same_kind[0] if same_kind else before
        if row.count == 0:
            row.remove_to(proposed)
        else:
            row.ask_removal(others, proposed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_counts()


def _holds_focus(row: StatusRow) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and row.isAncestorOf(focused)
