"""All that is known of a requirement: its note, what proves it, where it says so, and the person's word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.visas.answers import Tick
from tracker.visas.types import Destination
from ui.inspector.visa_words import source_words, stale_words
from ui.inspector.words import Words
from ui.links import open_url, web_url
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from ui.inspector.visa_requirement import Asked


def tick_label(tick: Tick) -> str:
    """What the person says of a requirement, in words."""
    return {
        Tick.TO_DO: tr("To do"),
        Tick.UNDER_WAY: tr("Under way"),
        Tick.DONE: tr("Done"),
        Tick.DOES_NOT_APPLY: tr("Does not apply"),
    }[tick]


class SourceLink(QPushButton):
    """Where a figure comes from, official or secondary, with its date; opens in the browser."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""
        self._words = ""
        self.setAccessibleName(tr("Open the source"))
        self.setProperty("link", True)
        self.setStyleSheet("text-align: left; font-weight: 400; padding: 0 2px; margin-left: -4px")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_source(self, destination: Destination | None, source: str, as_of: date) -> None:
        """Show this source; without an address the link is not there."""
        url = web_url(source)
        self._address = source
        said = source_words(destination, source, as_of) if url else ""
        self.setVisible(bool(said))
        self._words = said
        self._elide()
        self.setToolTip(source)
        self.setAccessibleName(tr("Open the source: {source}", source=said))

    def forget(self) -> None:
        """There is no source to show."""
        self._address = self._words = ""
        self.hide()

    def _elide(self) -> None:
        room = max(0, self.width() - 8)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _open(self) -> None:
        url = web_url(self._address)
        if url is not None:
            open_url(url)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


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

    def show_asked(self, asked: Asked) -> None:
        """Show what is known of it now."""
        check = asked.check
        requirement = check.requirement
        self.state.set_options(_options(by_rule=check.by_rule))
        self.state.set_value(check.tick if check.by_rule else check.tick or Tick.TO_DO)
        self.note.say(requirement.note)
        proofs = "; ".join(requirement.evidence)
        self.evidence.say(tr("Asked for: {proofs}", proofs=proofs) if proofs else "")
        self.stale.say(stale_words(requirement, asked.today) if check.is_stale else "")
        self.source.show_source(asked.destination, requirement.source, requirement.as_of)
        self._show_later(asked)

    def _show_later(self, asked: Asked) -> None:
        """The source of an announced change, where it is another one."""
        changes = asked.check.requirement.changes
        change = next((found for found in changes if found.from_day > asked.today), None)
        if change is None:
            self.later_source.forget()
        else:
            self.later_source.show_source(asked.destination, change.source, change.as_of)


def _options(*, by_rule: bool) -> list[tuple[object, str]]:
    ticks = [tick for tick in Tick if not by_rule or tick in (Tick.DONE, Tick.DOES_NOT_APPLY)]
    first: list[tuple[object, str]] = [(None, tr("As the rule says"))] if by_rule else []
    return [*first, *((tick, tick_label(tick)) for tick in ticks)]
