"""The History tab: what changed in an application, the latest first, each change with its own Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr, trn
from tracker.store.rows import FieldChange, HistoryEntry
from ui.catalogue import route_name
from ui.inspector.moments import ago_words, moment_words
from ui.inspector.page import InspectorPage
from ui.widgets.row_list import RowList, lead_on, stop_before
from ui.widgets.words import LINK_PADDING, Words, rule
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Query

FIRST = 30
STEP = 60
"""How many entries are shown at first, and how many more at each wish."""
LINES = 6


class HistoryPage(InspectorPage):
    """The entries of the journal that touched the application."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._limit = FIRST
        self.list = RowList(self._make_row, self)
        self.list.set_spacing(10)
        self._more = QPushButton(tr("Show earlier changes"), self)
        self._more.setProperty("link", True)
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._empty = Words(tr("Nothing has changed yet."), "muted", self)
        self._empty.hide()
        for widget in (self.list, self._empty):
            self.column.addWidget(widget)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def query(self, application_id: int) -> Query[Any]:
        from tracker.store.queries.history import history

        if application_id != self.shown:
            self._limit = FIRST
        return history(application_id, self._limit, partial(route_name, self.workspace.home))

    def show_answer(self, answer: list[HistoryEntry]) -> None:
        self.list.show_things({entry.entry_id: entry for entry in answer})
        self._more.setVisible(len(answer) >= self._limit)
        self._empty.setVisible(not answer)
        lead_on(stop_before(self.list), self.list, self._more)

    def _show_more(self) -> None:
        self._limit += STEP
        self.refresh()

    def _make_row(self, entry: HistoryEntry) -> QWidget:
        row = HistoryRow(entry, self)
        row.undo_wanted.connect(self._undo)
        return row

    def _undo(self, entry_id: int) -> None:
        from tracker.store.commands.history import revert

        self.workspace.run(revert(self.shown, entry_id), initiator=self)


class HistoryRow(QWidget):
    """One change: its label and when, the fields before and after, and Undo where it can be taken back."""

    undo_wanted = Signal(int)

    def __init__(self, entry: HistoryEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry_id = entry.entry_id
        self._label = Words(parent=self)
        self._when = QLabel(self)
        self._when.setProperty("role", "secondary")
        self._when.setContentsMargins(0, 0, LINK_PADDING, 0)
        self._changes = Words(role="muted", parent=self)
        self._undo = QPushButton(tr("Undo"), self)
        self._undo.setProperty("link", True)
        self._undo.clicked.connect(self._undo_clicked)
        self._build()
        self.show_thing(entry)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._label, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self._changes, 1, Qt.AlignmentFlag.AlignTop)
        bottom.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addLayout(bottom)
        column.addSpacing(5)
        column.addWidget(rule(self))

    def show_thing(self, entry: HistoryEntry) -> None:
        """Show the entry as it is now."""
        self._label.say(tr("{label} (taken back)", label=entry.label) if entry.undone else entry.label)
        self._when.setText(ago_words(entry.at, datetime.now(UTC)))
        self._when.setToolTip(moment_words(entry.at))
        self._changes.say(changes_words(entry.changes))
        self._undo.setVisible(entry.can_revert)
        self._undo.setAccessibleName(tr("Undo: {label}", label=entry.label))

    def _undo_clicked(self) -> None:
        self.undo_wanted.emit(self._entry_id)


def changes_words(changes: Sequence[FieldChange]) -> str:
    """A line for each change; of many only the first ones, and how many there are more."""
    lines = [change_words(change) for change in changes[:LINES]]
    more = len(changes) - len(lines)
    return "\n".join([*lines, trn("and {count} more", "and {count} more", more)] if more else lines)


def change_words(change: FieldChange) -> str:
    """``City: Hamburg → Berlin``; what is empty is not said."""
    if change.before and change.after:
        return tr("{field}: {before} → {after}", field=change.label, before=change.before, after=change.after)
    if change.after:
        return tr("{field}: {after}", field=change.label, after=change.after)
    return (
        tr("{field}: {before} removed", field=change.label, before=change.before)
        if change.before
        else change.label
    )
