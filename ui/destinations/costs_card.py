"""What the route in view costs: each fee with its payer, in its own and the home currency, and the sums."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from tracker.i18n import tr
from tracker.visas.answers import Cost
from tracker.visas.costs import APPLICANT, EITHER, EMPLOYER, Total, total
from tracker.visas.types import Destination
from ui.destinations.parts import Card
from ui.destinations.words import home_words, sums_words
from ui.theme.style import current
from ui.visas.source_link import SourceLink
from ui.visas.words import amount_words, day_words, short_day
from ui.widgets.row_list import RowList
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from datetime import date

    from ui.destinations.loading import Detail


@dataclass(frozen=True, slots=True)
class Line:
    """A fee as the card shows it."""

    cost: Cost
    destination: Destination
    home_currency: str
    day: date


class CostsCard(Card):
    """The fees of the route in view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Costs"), parent)
        self.list = RowList(self._make_row, self)
        self.none = Words(tr("The file names no fee for this route."), "muted", self)
        self.to_you = SumLine(tr("To you"), self)
        self.to_employer = SumLine(tr("To the employer"), self)
        self._line = rule(self)
        for widget in (self.list, self.none, self._line, self.to_you, self.to_employer):
            self.column.addWidget(widget)

    def show_detail(self, detail: Detail) -> None:
        """Show the fees; those of the route in view as they hold on the day."""
        check = detail.shown_check
        costs = check.costs if check else ()
        home = detail.profile.home_currency
        self.list.show_things(
            {place: Line(cost, detail.destination, home, detail.day) for place, cost in enumerate(costs)}
        )
        self.none.setVisible(not costs)
        self._line.setVisible(bool(costs))
        self.to_you.show_sum(total(costs, APPLICANT, EITHER), home, shown=bool(costs))
        employer = total(costs, EMPLOYER)
        self.to_employer.show_sum(employer, home, shown=bool(employer.amounts))
        self.aside.setText("" if home or not costs else tr("no home currency yet"))

    def _make_row(self, line: Line) -> QWidget:
        return CostRow(line, self)


class CostRow(QWidget):
    """One fee."""

    def __init__(self, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words(parent=self)
        self._amount = _figure("", self)
        self._about = Words(role="secondary", parent=self)
        self._home = _figure("muted", self)
        self._source = SourceLink(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._amount, 0, 1, top)
        grid.addWidget(self._about, 1, 0)
        grid.addWidget(self._home, 1, 1, top)
        grid.addWidget(self._source, 2, 0, 1, 2)
        self.show_thing(line)

    def show_thing(self, line: Line) -> None:
        """Show a fee as it holds now."""
        fee, cost = line.cost.fee, line.cost
        self._title.say(fee.title)
        self._amount.setText(amount_words(cost.amount, fee.currency))
        self._about.say(about_words(line))
        self._home.setText(home_words(cost.home, fee.currency, line.home_currency))
        self._source.show_source(line.destination, fee.source, fee.as_of)
        told = (fee.title, self._amount.text(), self._home.text(), about_words(line))
        self.setAccessibleName(", ".join(part for part in told if part))


def about_words(line: Line) -> str:
    """Who pays, the note, what is announced, and that the figure is old."""
    fee, cost = line.cost.fee, line.cost
    parts = [payer_label(fee.payer), fee.note]
    if cost.later is not None:
        day, amount = cost.later
        values = {"day": day_words(day, with_year=True), "amount": amount_words(amount, fee.currency)}
        parts.append(tr("from {day}: {amount}", **values))
    if cost.is_stale:
        held = fee.until is not None and fee.until < line.day
        parts.append(
            tr("held until {day}", day=short_day(fee.until))
            if held and fee.until
            else tr("older than a year")
        )
    return " · ".join(part for part in parts if part)


def payer_label(payer: str) -> str:
    """Who pays a fee."""
    return {
        APPLICANT: tr("you pay"),
        EMPLOYER: tr("the employer pays"),
        EITHER: tr("you or the employer pays"),
    }.get(payer, payer)


class SumLine(QWidget):
    """A sum to one payer."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        label = QLabel(words, self)
        label.setProperty("role", "heading")
        self._amount = _figure("heading", self)
        self._home = _figure("muted", self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._amount, 0, 1)
        grid.addWidget(self._home, 1, 1)

    def show_sum(self, found: Total, home_currency: str, *, shown: bool) -> None:
        """Show the sum, in the home currency too where all of it could be converted."""
        self.setVisible(shown)
        self._amount.setText(sums_words(found) or amount_words(Decimal(0), home_currency) or "0")
        own = found.amounts[0][0] if len(found.amounts) == 1 else ""
        self._home.setText(home_words(found.home, own, home_currency) if found.amounts else "")
        self._home.setVisible(bool(self._home.text()))
        self.setAccessibleName(f"{self._words}: {self._amount.text()} {self._home.text()}".strip())


def _figure(role: str, parent: QWidget) -> QLabel:
    """A figure at the right end of a line."""
    label = QLabel(parent)
    if role:
        label.setProperty("role", role)
    label.setFont(current().font(tabular=True))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return label
