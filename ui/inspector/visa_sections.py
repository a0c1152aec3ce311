"""The lower part of the Visa tab: the points, the steps to the first day, the costs, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.visas import schedule
from tracker.visas.answers import Cost, PointsCheck
from tracker.visas.costs import APPLICANT, EITHER, EMPLOYER, total
from tracker.visas.freshness import file_is_old
from ui.inspector.page import MARGIN
from ui.inspector.visa_section import FoldedSection, Lines, Section, figure_line
from ui.links import open_url, web_url
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.visas.marks import StepRing
from ui.visas.source_link import SourceLink
from ui.visas.words import (
    amount_words,
    day_words,
    payer_words,
    phase_words,
    short_day,
    span_words,
    total_words,
)
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.words import LINK_PADDING, Words

if TYPE_CHECKING:
    from tracker.visas.types import Destination
    from ui.inspector.visa_loading import VisaView


class PointsSection(FoldedSection):
    """A points test: had, asked, still open; folded, each factor. ``answer_wanted``: by hand."""

    answer_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Points"), parent)
        self._told = Words(role="muted", parent=self)
        self._reach = Words(role="secondary", parent=self)
        self.answer = QPushButton(icon("arrow-right", "accent"), tr("Answer the points test"), self)
        self.answer.setProperty("link", True)
        self.answer.clicked.connect(self.answer_wanted)
        action = QHBoxLayout()
        action.addWidget(self.answer)
        action.addStretch(1)
        self.body.insertWidget(0, self._told)
        self.body.insertWidget(1, self._reach)
        self.body.setSpacing(6)
        self.body.addLayout(action)

    def show_points(self, points: PointsCheck | None) -> None:
        """Show the test of a route; a route without one shows no section."""
        self.setVisible(points is not None)
        if points is None:
            return
        self.figure.setText(tr("{have} / {asked}", have=points.have, asked=points.pass_mark))
        self._told.say(points.answer.reason)
        self._reach.say(tr("Would do: {bands}", bands="; ".join(points.reach)) if points.reach else "")
        self.answer.setVisible(any(factor.asks_by_hand for factor in points.factors))
        column = self.folded.renew()
        for factor in points.factors:
            had = tr("{have} of {max}", have=factor.have, max=factor.max)
            line, words = figure_line(factor.title, had, self.folded.inner)
            words.setToolTip(factor.reason)
            column.addLayout(line)


class StepsSection(Section):
    """What happens after the signature, how long each step takes, and when work can start."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figure.setProperty("role", "muted")
        self._steps = Lines(self, spacing=0)
        self.body.addWidget(self._steps)

    def show_view(self, view: VisaView) -> None:
        """Show the steps of the route; a route that names none shows no section."""
        phases = view.phases
        self.setVisible(bool(phases))
        day = day_words(view.signing)
        self.heading.setText(
            tr("If you sign on {day}", day=day) if view.is_signing_set else tr("If you sign today")
        )
        self.heading.setToolTip(short_day(view.signing))
        self.figure.setText(_start_words(view))
        column = self._steps.renew()
        inner = self._steps.inner
        for place, phase in enumerate(phases):
            ring = StepRing(inner)
            ring.place(is_first=place == 0, is_last=place == len(phases) - 1)
            title = Words(phase.title, parent=inner)
            title.setContentsMargins(0, 2, 0, 4)
            days = QLabel(phase_words(phase), inner)
            days.setProperty("role", "muted")
            days.setContentsMargins(0, 2, 0, 4)
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(ring)
            line.addWidget(title, 1)
            line.addWidget(days, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)


def _start_words(view: VisaView) -> str:
    if schedule.total_days(view.phases) is None:
        return tr("no times known")
    low, high = schedule.first_day(view.phases, view.signing)
    return tr("start work {days}", days=span_words(low, high, view.signing))


class CostsSection(FoldedSection):
    """What it costs the person and, apart, the employer; folded, each fee with its source."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Costs to you"), parent)
        self._employer = Lines(self)
        self.body.insertWidget(0, self._employer)
        self.body.setSpacing(8)

    def show_view(self, view: VisaView) -> None:
        """Show the fees of the route; a route that names none shows no section."""
        costs = view.shown.costs if view.shown else ()
        self.setVisible(bool(costs))
        own = total_words(total(costs, APPLICANT, EITHER), view.home_currency)
        self.figure.setText(own or tr("none"))
        theirs = total_words(total(costs, EMPLOYER), view.home_currency)
        column = self._employer.renew()
        self._employer.setVisible(bool(theirs))
        if theirs:
            column.addLayout(figure_line(tr("To the employer"), theirs, self._employer.inner)[0])
        self._show_fees(costs, view.destination)

    def _show_fees(self, costs: tuple[Cost, ...], destination: Destination | None) -> None:
        column = self.folded.renew()
        if len(costs) > 1:
            said = tr("The sums take every fee named here; some of them replace one another.")
            column.addWidget(Words(said, "secondary", self.folded.inner))
        for cost in costs:
            fee = cost.fee
            payer = tr("employer") if fee.payer == EMPLOYER else payer_words(fee.payer)
            name = tr("{fee} ({payer})", fee=fee.title, payer=payer) if payer else fee.title
            line, words = figure_line(name, amount_words(cost.amount, fee.currency), self.folded.inner)
            words.setToolTip(fee.note)
            column.addLayout(line)
            if cost.later is not None:
                day, amount = cost.later
                values = {"day": day_words(day, with_year=True), "cost": amount_words(amount, fee.currency)}
                column.addWidget(Words(tr("From {day}: {cost}", **values), "secondary", self.folded.inner))
            if cost.is_stale:
                column.addWidget(Words(tr("Old figure"), "warn", self.folded.inner))
            source = SourceLink(self.folded.inner)
            source.show_source(destination, fee.source, fee.as_of)
            column.addWidget(source)


class Foot(QWidget):
    """When the figures were checked, who decides, and that this is no legal advice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""
        self._checked = ElidedLabel(parent=self)
        self._old = Words(role="warn", parent=self)
        self._advice = Words(tr("This is no legal advice."), "secondary", self)
        self.authority = QPushButton(tr("Check with the authority"), self)
        self.authority.setProperty("link", True)
        self.authority.clicked.connect(self._open)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._advice, 1)
        line.addWidget(self.authority)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 2, MARGIN - LINK_PADDING, MARGIN)
        column.setSpacing(2)
        for part in (self._checked, self._old):
            column.addWidget(part)
        column.addLayout(line)

    def show_view(self, view: VisaView) -> None:
        """Show the date and the authority of the country's file."""
        found = view.destination
        self.setVisible(found is not None)
        if found is None:
            return
        day, authority = short_day(found.checked_on), found.authority
        said = tr("Figures checked {day} · {authority}", day=day, authority=authority)
        self._checked.setText(said if authority else tr("Your own route"))
        is_old = file_is_old(found.checked_on, view.today)
        restyle(self._checked, role="secondary")
        self._old.say(tr("Not checked for over six months.") if is_old else "")
        self._address = found.authority_url
        self.authority.setVisible(web_url(self._address) is not None)
        self.authority.setToolTip(authority)

    def _open(self) -> None:
        url = web_url(self._address)
        if url is not None:
            open_url(url)
