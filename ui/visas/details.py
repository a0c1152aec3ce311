"""All that is known of a requirement: its note, what proves it, where it says so, and the person's word."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.visas.answers import RequirementCheck, Tick
from tracker.visas.types import Destination
from ui.visas.source_link import SourceLink
from ui.visas.words import stale_words
from ui.widgets.choice import Choice
from ui.widgets.words import Words


def _tick_label(tick: Tick) -> str:
    """What the person says of a requirement, in words."""
    return {
        Tick.TO_DO: tr("To do"),
        Tick.UNDER_WAY: tr("Under way"),
        Tick.DONE: tr("Done"),
        Tick.DOES_NOT_APPLY: tr("Does not apply"),
    }[tick]


class RequirementDetails(QWidget):
    """Opens beneath a requirement. ``chosen`` carries a Tick, or None where the rule shall say."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = Words(role="secondary", parent=self)
        self.evidence = Words(role="secondary", parent=self)
        self.stale = Words(role="warn", parent=self)
        self.source = SourceLink(self)
        self.later_source = SourceLink(self)
        self.state = Choice(tr("State"), (), self)
        self.state.chosen.connect(self.chosen)
        self.setFocusProxy(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(4)
        for part in (self.state, self.note, self.evidence, self.stale, self.source, self.later_source):
            column.addWidget(part)

    def show_check(self, check: RequirementCheck, destination: Destination | None, today: date) -> None:
        """Show what is known of it now."""
        requirement = check.requirement
        self.state.set_options(_options(by_rule=check.by_rule))
        self.state.set_value(check.tick if check.by_rule else check.tick or Tick.TO_DO)
        self.note.say(requirement.note)
        proofs = "; ".join(requirement.evidence)
        self.evidence.say(tr("Asked for: {proofs}", proofs=proofs) if proofs else "")
        self.stale.say(stale_words(requirement, today) if check.is_stale else "")
        self.source.show_source(destination, requirement.source, requirement.as_of)
        self._show_later(check, destination, today)

    def _show_later(self, check: RequirementCheck, destination: Destination | None, today: date) -> None:
        """The source of an announced change, where it is another one."""
        changes = check.requirement.changes
        change = next((found for found in changes if found.from_day > today), None)
        if change is None:
            self.later_source.forget()
        else:
            self.later_source.show_source(destination, change.source, change.as_of)


def _options(*, by_rule: bool) -> list[tuple[object, str]]:
    ticks = [tick for tick in Tick if not by_rule or tick in (Tick.DONE, Tick.DOES_NOT_APPLY)]
    first: list[tuple[object, str]] = [(None, tr("As the rule says"))] if by_rule else []
    return [*first, *((tick, _tick_label(tick)) for tick in ticks)]
