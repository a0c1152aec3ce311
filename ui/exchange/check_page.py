"""The third step: the rows as they will be, sorted by what happens to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from tracker.exchange.choices import LEAVE_OUT
from tracker.i18n import tr
from ui.exchange.answers import Answer
from ui.exchange.counts import LOOK, OUT, counted
from ui.exchange.outcome import note_words
from ui.exchange.planning import Planned
from ui.exchange.questions import Questions
from ui.exchange.remarks import Remarks
from ui.exchange.rows_view import RowsView
from ui.widgets.labels import words
from ui.workspace import Workspace


class CheckPage(QWidget):
    """Tabs for new rows, for those that meet an application, and for those that need a look.

    ``answered`` carries an Answer; ``save_asked`` that those that need a look are wanted as a file.
    """

    answered = Signal(object)
    save_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(tr("Rows by what happens to them"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._show_tab)
        self.rows = RowsView(self)
        self.remarks = Remarks(self, wide=True)
        self.questions = Questions(workspace, self, 1, urgent=True)
        for part in (self.rows, self.remarks, self.questions):
            part.answered.connect(self.answered)
        self.note = words("", "muted", self)
        self.save = QPushButton(tr("Save rows that need a look"), self)
        self.save.clicked.connect(self.save_asked)
        self.leave_out = QPushButton(tr("Leave them out"), self)
        self.leave_out.clicked.connect(self._leave_out)
        self._lay_out()

    def _lay_out(self) -> None:
        looks = QWidget(self)
        held = QVBoxLayout(looks)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.remarks, 100)
        held.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(looks)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.leave_out)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(12)
        for part in (self.questions, self.tabs):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def show_plan(self, planned: Planned) -> None:
        """Show the rows of a plan, the tab that was open if it still holds any."""
        self._planned = planned
        before = self.tabs.tabData(self.tabs.currentIndex())
        focused = self.window().focusWidget()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for kind, (count, text) in counted(planned.counts).items():
            is_mended = kind == LOOK and bool(planned.looks)
            if count or is_mended:
                place = self.tabs.addTab(text if count else tr("All mended"))
                self.tabs.setTabData(place, kind)
                if kind == before or (kind == OUT and before == LOOK and not planned.looks):
                    self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(False)
        self.questions.show_plan(planned)
        self._show_tab()
        if focused in (self.remarks, self.leave_out, self.save) and not focused.isVisible():
            self.table().setFocus()

    def show_busy(self) -> None:
        """Say that the file is being read under other choices."""
        self.note.setText(tr("Looking at the file again …"))

    def show_error(self, text: str) -> None:
        """Say why these choices do not work; what was understood before stays, to be changed."""
        self.note.setText(text)

    def show_tab(self, kind: str) -> None:
        """Open the rows of a kind, as ``counts`` names them, if there are any."""
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == kind:
                self.tabs.setCurrentIndex(place)

    def table(self) -> QWidget:
        """The table that is open."""
        return self.remarks if self._stack.currentWidget() is not self.rows else self.rows

    def _show_tab(self) -> None:
        kind = self.tabs.tabData(self.tabs.currentIndex())
        if self._planned is None:
            return
        is_look, counts = kind == LOOK, self._planned.counts
        self.save.setVisible(kind in (LOOK, OUT) and counts.look + counts.said_out > 0)
        self.leave_out.setVisible(is_look and any(look.tone == "warn" for look in self._planned.looks))
        if is_look:
            hint = tr("Click a text to mend it.")
            self.note.setText(f"{hint} {note_words(counts)}")
            self.remarks.show_plan(self._planned)
            self._stack.setCurrentIndex(1)
            return
        self.note.setText(note_words(counts))
        self.rows.show_rows(self._planned, kind or "")
        self._stack.setCurrentIndex(0)

    def _leave_out(self) -> None:
        if self._planned is not None:
            lines = tuple({look.remark.line for look in self._planned.looks if look.tone == "warn"})
            self.answered.emit(Answer("rows", lines, LEAVE_OUT))
