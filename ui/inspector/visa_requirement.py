"""One requirement of a route: its state, its reason, what is missing, and on demand all that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.visas.answers import RequirementCheck, State, Tick
from tracker.visas.types import Destination
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.visas.details import RequirementDetails
from ui.visas.marks import StaleMark, StateMark
from ui.visas.words import Lead, is_later_worse, later_words, reason_words, stale_words
from ui.widgets.icon_button import IconButton
from ui.widgets.words import Words

MOVED_IN = 5
"""Between the mark's room and the words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement as the tab shows it: with its due day, and where to answer what it lacks."""

    check: RequirementCheck
    destination: Destination | None
    today: date
    due: str = ""
    lead: Lead | None = None


class RequirementRow(QWidget):
    """``ticked`` carries the requirement's id and a Tick or None; ``led`` the place and what of it."""

    ticked = Signal(str, object)
    led = Signal(str, str)

    def __init__(self, thing: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = thing
        self.mark = StateMark(self)
        self.mark.clicked.connect(self._mark_clicked)
        self.title = Words(parent=self)
        self.reason = Words(role="muted", parent=self)
        self.later = Words(role="secondary", parent=self)
        self.lead = QPushButton(self)
        self.lead.setProperty("link", True)
        self.lead.setStyleSheet("padding: 0 2px; margin-left: -4px")
        self.lead.clicked.connect(self._lead_clicked)
        self.stale = StaleMark(self)
        self.more = IconButton("chevron-down", tr("More"), parent=self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._toggled)
        self.details: RequirementDetails | None = None
        self._build()
        self.show_thing(thing)

    def _build(self) -> None:
        self._words = QVBoxLayout()
        self._words.setContentsMargins(0, 3, 0, 3)
        self._words.setSpacing(1)
        for label in (self.title, self.reason, self.later):
            self._words.addWidget(label)
        below = QHBoxLayout()
        below.addWidget(self.lead)
        below.addStretch(1)
        self._words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(MOVED_IN)
        row.addLayout(self._words, 1)
        row.addWidget(self.stale, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def show_thing(self, thing: Asked) -> None:
        """Show the requirement as it is now; an open row stays open."""
        self._asked = thing
        check = thing.check
        self.mark.show_check(check)
        self.title.say(check.title)
        self.reason.say(reason_words(check, thing.due))
        self.later.say(later_words(check))
        restyle(self.later, role="warn" if is_later_worse(check) else "secondary")
        self.lead.setText(f"{thing.lead.words} →" if thing.lead else "")
        self.lead.setAccessibleName(thing.lead.words if thing.lead else tr("Nothing is missing"))
        self.lead.setVisible(thing.lead is not None)
        self.stale.say(stale_words(check.requirement, thing.today) if check.is_stale else "")
        self.more.set_name(tr("More about: {title}", title=check.title))
        if self.details is not None:
            self.details.show_check(thing.check, thing.destination, thing.today)

    def _mark_clicked(self) -> None:
        check = self._asked.check
        tick = None if check.answer.state is State.MET else Tick.DONE
        self.ticked.emit(check.requirement.id, tick)

    def _chosen(self, tick: object) -> None:
        self.ticked.emit(self._asked.check.requirement.id, tick)

    def _lead_clicked(self) -> None:
        if self._asked.lead is not None:
            self.led.emit(self._asked.lead.place, self._asked.lead.at)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.details is None:
            self.details = RequirementDetails(self)
            self.details.chosen.connect(self._chosen)
            self.details.show_check(self._asked.check, self._asked.destination, self._asked.today)
            self._words.addWidget(self.details)
            QWidget.setTabOrder(self.more, self.details)
        if self.details is not None:
            self.details.setVisible(is_open)
        self.more.setIcon(icon("chevron-up" if is_open else "chevron-down"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        in_details = self.details is not None and self.details.geometry().contains(at)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(at) and not in_details:
            self.more.toggle()
