"""The third step: the rows as they will be, sorted by what happens to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from tracker.i18n import tr
from ui.exchange.outcome import DateQuestion, note_words
from ui.exchange.planning import Planned
from ui.exchange.preview import Preview
from ui.exchange.remarks import Remarks
from ui.widgets.labels import words

NEW, UPDATED, UNCHANGED, LOOK = "new", "updated", "unchanged", "look"


class CheckPage(QWidget):
    """Tabs for new rows, for those that meet an application, and for those that need a look."""

    order_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(tr("Rows by what happens to them"))
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._show_tab)
        self.preview = Preview(self)
        self.remarks = Remarks(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.remarks)
        self.question = DateQuestion(self)
        self.question.chosen.connect(self.order_chosen)
        self.note = words("", "muted", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(12)
        for part in (self.question, self.tabs):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)

    def show_plan(self, planned: Planned) -> None:
        """Show the rows of a plan, the tab that was open if it still holds any."""
        self._planned = planned
        counts = planned.counts
        before = self.tabs.tabData(self.tabs.currentIndex())
        offered = (
            (NEW, tr("{count} new", count=f"{counts.new:,}"), counts.new),
            (UPDATED, tr("{count} completed", count=f"{counts.updated:,}"), counts.updated),
            (UNCHANGED, tr("{count} stay as they are", count=f"{counts.unchanged:,}"), counts.unchanged),
            (LOOK, tr("{count} need a look", count=f"{counts.look:,}"), counts.look),
        )
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for name, text, count in offered:
            if count:
                place = self.tabs.addTab(text)
                self.tabs.setTabData(place, name)
                if name == before:
                    self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(False)
        self.question.show_question(planned)
        self.note.setText(note_words(counts))
        self._show_tab()

    def show_tab(self, name: str) -> None:
        """Open ``new``, ``updated``, ``unchanged`` or ``look``, if it holds rows."""
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == name:
                self.tabs.setCurrentIndex(place)

    def _show_tab(self) -> None:
        from tracker.exchange.planned import Action

        name = self.tabs.tabData(self.tabs.currentIndex())
        if self._planned is None:
            return
        if name == LOOK:
            self.remarks.show_plan(self._planned)
            self._stack.setCurrentWidget(self.remarks)
            return
        rows = [row for row in self._planned.plan.rows if name and row.action is Action(name)]
        self.preview.show_rows(rows, are_met=name == UPDATED)
        self._stack.setCurrentWidget(self.preview)
