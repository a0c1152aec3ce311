"""The frame of a requirement's row: mark, words and the button that opens its details beneath."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.visas.answers import RequirementCheck, State, Tick
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.visas.marks import StateMark
from ui.visas.words import is_later_worse, later_words
from ui.widgets.icon_button import IconButton
from ui.widgets.row_list import lead_on
from ui.widgets.words import Words

Details = TypeVar("Details", bound=QWidget)


class RequirementFrame(QWidget, Generic[Details]):
    """A page's row makes parts of its own, adds the button (``add_more``) and stores the tick.

    A click anywhere but on the mark opens and closes the details, which are made when first wanted.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = StateMark(self)
        self.mark.clicked.connect(self._mark_clicked)
        self.title = Words(parent=self)
        self.reason = Words(role="muted", parent=self)
        self.later = Words(role="secondary", parent=self)
        self.details: Details | None = None
        self._is_met = False
        self.words = QVBoxLayout()
        self.words.setContentsMargins(0, 3, 0, 3)
        self.words.setSpacing(1)
        for label in (self.title, self.reason, self.later):
            self.words.addWidget(label)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(self.words, 1)

    def add_more(self) -> None:
        """The button that opens the details ends the row: made last, for Tab goes by the order of making."""
        self.more = IconButton("chevron-down", "", parent=self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._toggled)
        self.row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def show_check(self, check: RequirementCheck, reason: str, more: str) -> None:
        """Show the requirement's state, with this line beneath its title and this name of the button."""
        self._is_met = check.answer.state is State.MET
        self.mark.show_check(check)
        self.title.say(check.title)
        self.reason.say(reason)
        self.later.say(later_words(check))
        restyle(self.later, role="warn" if is_later_worse(check) else "secondary")
        self.more.set_name(more)

    def make_details(self) -> Details:
        """What opens beneath the words."""
        raise NotImplementedError

    def tick(self, tick: Tick | None) -> None:
        """Store what the person said by the mark."""
        raise NotImplementedError

    def _mark_clicked(self) -> None:
        self.tick(None if self._is_met else Tick.DONE)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.details is None:
            self.details = self.make_details()
            self.words.addWidget(self.details)
            lead_on(self.more, self.details)
        if self.details is not None:
            self.details.setVisible(is_open)
        self.more.setIcon(icon("chevron-up" if is_open else "chevron-down"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.more.toggle()
