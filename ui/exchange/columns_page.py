"""The second step: what each column becomes at the left, what that leads to at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.exchange.answers import Answer
from ui.exchange.columns_view import ROW_HEIGHT, ColumnsView
from ui.exchange.outcome import Outcome
from ui.exchange.planning import Planned
from ui.exchange.status_chips import StatusChips
from ui.exchange.tables import HEAD_HEIGHT
from ui.theme.style import current
from ui.workspace import Workspace

LEFT, RIGHT = 580, 480


class ColumnsPage(QWidget):
    """``answered`` carries an Answer, ``opened`` the kind of rows that a person wants to see."""

    answered = Signal(object)
    opened = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = ColumnsView(self)
        self.chips = StatusChips(workspace, self)
        self.outcome = Outcome(workspace, self)
        self.table.target_chosen.connect(self._answer_target)
        self.chips.chosen.connect(self._answer_status)
        self.outcome.answered.connect(self.answered)
        self.outcome.opened.connect(self.opened)
        left = QVBoxLayout()
        left.setContentsMargins(24, 4, 24, 8)
        left.setSpacing(10)
        left.addWidget(self.table, 8)
        left.addWidget(self.chips)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, LEFT)
        row.addWidget(self.outcome, RIGHT)

    def _answer_target(self, header: str, target: str) -> None:
        self.answered.emit(Answer("column", header, target))

    def _answer_status(self, word: str, name: str) -> None:
        self.answered.emit(Answer("status", word, name))

    def show_plan(self, planned: Planned) -> None:
        """Show what a plan understood and what it would do."""
        self.table.show_plan(planned)
        self.table.setMaximumHeight(HEAD_HEIGHT + ROW_HEIGHT * len(self.table.rows))
        self.chips.show_plan(planned)
        self.outcome.show_plan(planned)

    def show_busy(self) -> None:
        """Say that the file is being read under other choices."""
        self.outcome.show_busy()

    def show_error(self, text: str) -> None:
        """Say why these choices do not work; what was understood before stays, to be changed."""
        self.outcome.show_error(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self.outcome.geometry().left()
        painter.fillRect(left, 0, 1, self.height(), QColor(current().tokens.line))
        painter.end()
