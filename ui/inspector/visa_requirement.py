"""One requirement of a route: its state, its reason, what is missing, and on demand all that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from tracker.i18n import tr
from tracker.visas.answers import RequirementCheck, Tick
from tracker.visas.types import Destination
from ui.visas.details import RequirementDetails
from ui.visas.marks import StaleMark
from ui.visas.requirement_frame import RequirementFrame
from ui.visas.words import Lead, reason_words, stale_words

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


class RequirementRow(RequirementFrame[RequirementDetails]):
    """``ticked`` carries the requirement's id and a Tick or None; ``led`` the place and what of it."""

    ticked = Signal(str, object)
    led = Signal(str, str)

    def __init__(self, thing: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = thing
        self.lead = QPushButton(self)
        self.lead.setProperty("link", True)
        self.lead.setStyleSheet("padding: 0 2px; margin-left: -4px")
        self.lead.clicked.connect(self._lead_clicked)
        self.stale = StaleMark(self)
        self._build()
        self.show_thing(thing)

    def _build(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.lead)
        below.addStretch(1)
        self.words.addLayout(below)
        self.row.insertSpacing(1, MOVED_IN)
        self.row.addWidget(self.stale, 0, Qt.AlignmentFlag.AlignTop)
        self.add_more()
        self.setLayout(self.row)

    def show_thing(self, thing: Asked) -> None:
        """Show the requirement as it is now; an open row stays open."""
        self._asked = thing
        check = thing.check
        more = tr("More about: {title}", title=check.title)
        self.show_check(check, reason_words(check, thing.due), more)
        self.lead.setText(f"{thing.lead.words} →" if thing.lead else "")
        self.lead.setAccessibleName(thing.lead.words if thing.lead else tr("Nothing is missing"))
        self.lead.setVisible(thing.lead is not None)
        self.stale.say(stale_words(check.requirement, thing.today) if check.is_stale else "")
        if self.details is not None:
            self.details.show_check(check, thing.destination, thing.today)

    def make_details(self) -> RequirementDetails:
        details = RequirementDetails(self)
        details.chosen.connect(self.tick)
        details.show_check(self._asked.check, self._asked.destination, self._asked.today)
        return details

    def tick(self, tick: Tick | None) -> None:
        self.ticked.emit(self._asked.check.requirement.id, tick)

    def _lead_clicked(self) -> None:
        if self._asked.lead is not None:
            self.led.emit(self._asked.lead.place, self._asked.lead.at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.details is None or not self.details.geometry().contains(at):
            super().mouseReleaseEvent(event)
