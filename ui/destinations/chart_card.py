"""From signature to first day: the chart, the days that follow from it, and the person's own figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tracker.i18n import tr
from tracker.visas import schedule
from tracker.visas.schedule import Phase
from ui.destinations.chart import Chart, plot_of
from ui.destinations.edits import Edits
from ui.destinations.own_days import OwnDays
from ui.destinations.parts import Card, button
from ui.visas.words import LONG_AHEAD, day_words
from ui.widgets.day_edit import DayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.row_list import lead_on
from ui.widgets.words import LINK_PADDING, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.destinations.loading import Detail


class ChartCard(Card):
    """The route in view on the calendar."""

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(tr("From signature to first day"), parent)
        self._edits = edits
        self._country = ""
        self.chart = Chart(self)
        self.told = Words(role="muted", parent=self)
        self.signing = DayEdit(tr("You sign on"), parent=self)
        self.signing.setPlaceholderText(tr("Today"))
        self.signing.committed.connect(self._signing_given)
        self.first_day = DayEdit(tr("First day you wish for"), parent=self)
        self.first_day.committed.connect(self._first_day_given)
        self.own_button = button(tr("Your own figures"), self, link=True)
        self.own_button.setCheckable(True)
        self.own_button.toggled.connect(self._show_own)
        self.own = OwnDays(edits, self)
        self.own.hide()
        self._build()

    def _build(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.addWidget(FieldRow(tr("You sign on"), self.signing, self), 0, 0)
        fields.addWidget(FieldRow(tr("First day you wish for"), self.first_day, self), 0, 1)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        below = QHBoxLayout()
        below.addSpacing(-LINK_PADDING)
        below.addWidget(self.own_button)
        below.addStretch(1)
        self.column.addWidget(self.chart)
        self.column.addWidget(self.told)
        self.column.addLayout(fields)
        self.column.addLayout(below)
        self.column.addWidget(self.own)

    def show_detail(self, detail: Detail) -> None:
        """Show the route in view; what is being typed stays."""
        check = detail.shown_check
        if check is None:
            return
        self._country = detail.destination.country
        found = schedule.phases(check.route, detail.plan.own_days)
        signing = date.fromisoformat(detail.signing_on) if detail.signing_on else detail.day
        wished = date.fromisoformat(detail.first_day) if detail.first_day else None
        self._show_chart(found, signing, wished, detail.day)
        self.signing.set_value(detail.signing_on)
        self.first_day.set_value(detail.first_day)
        self.own.show_phases(check.route.id, found)

    def _show_chart(self, found: Sequence[Phase], signing: date, wished: date | None, day: date) -> None:
        if schedule.total_days(found) is None:
            self.chart.show_plot(None)
            words = tr(
                "How long the steps take is not known. Give your own figures to see when you can start."
            )
            self.told.say(words)
            return
        first = schedule.first_day(found, signing)
        self.chart.show_plot(plot_of(list(schedule.bars(found, signing)), signing, first, wished))
        self.told.say(sentence(found, signing, wished, day))

    def _show_own(self, shown: bool) -> None:
        self.own.setVisible(shown)
        self.own.show_rows()
        lead_on(self.own_button, self.own.list)

    def _signing_given(self, day: str) -> None:
        self._edits.set_signing(self._country, day)

    def _first_day_given(self, day: str) -> None:
        self._edits.set_first_day(self._country, day)

    def flush(self) -> None:
        """Save what is being typed."""
        self.signing.commit()
        self.first_day.commit()


def sentence(found: Sequence[Phase], signing: date, wished: date | None, day: date) -> str:
    """``Earliest 9 February, likely by 16 March. To start on 1 February, sign by 24 November.``"""
    early, late = schedule.first_day(found, signing)
    told = (
        tr("On {day}.", day=_said(early, day))
        if early == late
        else tr("Earliest {early}, likely by {late}.", early=_said(early, day), late=_said(late, day))
    )
    if wished is not None:
        told = tr("{told} {rest}", told=told, rest=_backwards(found, wished, day))
    unknown = [phase.title for phase in found if phase.low_days is None]
    if unknown:
        told = tr("{told} Not counted, as no time is known: {steps}.", told=told, steps="; ".join(unknown))
    return told


def _backwards(found: Sequence[Phase], wished: date, day: date) -> str:
    safe, last = schedule.sign_by(found, wished)
    values = {"wished": _said(wished, day), "safe": _said(safe, day), "last": _said(last, day)}
    if last < day:
        return tr("To start on {wished} it is too late: {last} was the last day to sign.", **values)
    if safe < day:
        return tr(
            "To start on {wished}, sign by {last} at the latest: it works only if every step is quick.",
            **values,
        )
    return tr("To start on {wished}, sign by {safe}.", **values)


def _said(day: date, today: date) -> str:
    return day_words(day, with_year=abs((day - today).days) > LONG_AHEAD)
