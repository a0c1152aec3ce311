"""The country in view: its head, its routes, and below them one route's cards or several side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.i18n import tr
from ui.destinations.chart_card import ChartCard
from ui.destinations.checklist_card import ChecklistCard
from ui.destinations.compare import CompareCard
from ui.destinations.costs_card import CostsCard
from ui.destinations.header import FreeCard, Header, QuestionLine
from ui.destinations.own_route_form import OwnRouteForm
from ui.destinations.parts import Card, button
from ui.destinations.points_card import PointsCard
from ui.destinations.routes_card import RoutesCard
from ui.inspector.person_card import ContactButton
from ui.links import open_url, web_url
from ui.theme.style import current
from ui.widgets.row_list import lead_on
from ui.widgets.words import Words

if TYPE_CHECKING:
    from tracker.visas.types import Route
    from ui.destinations.edits import Edits
    from ui.destinations.loading import Detail

MARGIN = 24
NARROW_MARGIN = 14
SPACING = 16
STACKED_BELOW = 800
"""Narrower than this, the cards of a route stand one below the other."""


class DetailPane(QScrollArea):
    """``route_chosen`` carries the id of the route to look at, ``profile_wanted`` a field of the profile."""

    route_chosen = Signal(str)
    profile_wanted = Signal(str)

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Ground(self)
        self.header = Header(inside)
        self.question = QuestionLine(inside)
        self.free = FreeCard(inside)
        self.own_route = OwnRouteForm(edits, inside)
        self.own_route.hide()
        self.no_file = NoFile(inside)
        self.routes = RoutesCard(inside)
        self.checklist = ChecklistCard(edits, inside)
        self.points = PointsCard(edits, inside)
        self.chart = ChartCard(edits, inside)
        self.costs = CostsCard(inside)
        self.compare = CompareCard(inside)
        self.compare.hide()
        self.advice = Advice(inside)
        self._detail: Detail | None = None
        self._is_comparing = False
        self._lower = self._make_lower(inside)
        self._lay_out(inside)
        self.setWidget(inside)
        self._connect()

    def _make_lower(self, inside: QWidget) -> QWidget:
        lower = QWidget(inside)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, lower)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(SPACING)
        self._side = QVBoxLayout()
        self._side.setSpacing(SPACING)
        for card in (self.points, self.chart, self.costs):
            self._side.addWidget(card)
        self._side.addStretch(1)
        self._cards.addWidget(self.checklist, 11)
        self._cards.addLayout(self._side, 9)
        return lower

    def _lay_out(self, inside: QWidget) -> None:
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(MARGIN, 18, MARGIN, MARGIN)
        self._column.setSpacing(SPACING)
        for widget in (
            self.header,
            self.question,
            self.free,
            self.own_route,
            self.no_file,
            self.routes,
            self._lower,
            self.compare,
            self.advice,
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.header.compare_wanted.connect(self.compare_routes)
        self.header.own_route_wanted.connect(self.ask_own_route)
        self.no_file.own_route_wanted.connect(self.ask_own_route)
        self.own_route.closed.connect(self.header.own_route_button.setFocus)
        self.checklist.edit_wanted.connect(self._edit_own_route)
        self.question.profile_wanted.connect(self.profile_wanted)
        self.free.toggled.connect(self._show_parts)
        self.compare.closed.connect(self.show_one)
        self.routes.chosen.connect(self._route_clicked)

    def show_detail(self, detail: Detail) -> None:
        """Show a country; another one than before is shown from its top, one route at a time."""
        moved = self._detail is None or self._detail.destination.country != detail.destination.country
        self._detail = detail
        if moved:
            self._is_comparing = False
            self.own_route.hide()
            self.free.routes_button.setChecked(False)
            self.verticalScrollBar().setValue(0)
        for part in (self.header, self.question, self.free, self.routes, self.no_file, self.advice):
            part.show_detail(detail)
        if detail.shown_check is not None:
            for card in (self.checklist, self.points, self.chart, self.costs):
                card.show_detail(detail)
        if self._is_comparing:
            self.compare.show_detail(detail)
        self._show_parts()
        self._lead_on()

    def _lead_on(self) -> None:
        """Tab goes through the page as it is read; rows that were made later have their place in it."""
        checklist, points, chart, costs = self.checklist, self.points, self.chart, self.costs
        lead_on(
            self.header,
            self.question,
            self.free,
            self.own_route,
            self.no_file,
            self.routes,
            checklist.source,
            *checklist.buttons,
            checklist.list,
            checklist.adding,
            points.list,
            points.source,
            chart.signing,
            chart.first_day,
            chart.own_button,
            chart.own.list,
            costs.list,
            self.compare,
            self.advice,
        )

    def _show_parts(self) -> None:
        """Routes are folded where no visa is needed; the comparison stands in place of one route."""
        if self._detail is None:
            return
        is_free = bool(self._detail.check.free_movement_reason)
        shown = bool(self._detail.check.routes) and (not is_free or self.free.routes_button.isChecked())
        self.routes.setVisible(shown)
        self._lower.setVisible(shown and not self._is_comparing)
        self.compare.setVisible(shown and self._is_comparing)
        self.header.compare_button.setVisible(shown and len(self._detail.check.routes) > 1)
        self.header.compare_button.setEnabled(not self._is_comparing)

    def compare_routes(self) -> None:
        """Put the country's routes side by side."""
        if self._detail is not None and len(self._detail.check.routes) > 1:
            self._is_comparing = True
            self.compare.show_detail(self._detail)
            self._show_parts()
            self.compare.back_button.setFocus()

    def show_one(self) -> None:
        """Go back from the comparison to one route."""
        if not self._is_comparing:
            return
        self._is_comparing = False
        self._show_parts()
        self.header.compare_button.setFocus()

    def ask_own_route(self) -> None:
        """Show the form for a route of one's own."""
        if self._detail is not None:
            self.own_route.open_for(self._detail.destination.country)

    def _edit_own_route(self, route: Route) -> None:
        self.own_route.open_edit(route)
        self.ensureWidgetVisible(self.own_route)

    def _route_clicked(self, route: str) -> None:
        self._is_comparing = False
        self.route_chosen.emit(route)

    def flush(self) -> None:
        """Save what is being typed."""
        self.checklist.flush()
        self.chart.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < STACKED_BELOW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(down if is_narrow else across)
        margin = NARROW_MARGIN if is_narrow else MARGIN
        self._column.setContentsMargins(margin, 18, margin, MARGIN)


class Ground(QWidget):
    """What the cards stand on."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().tokens.bg))
        painter.end()


class NoFile(Card):
    """Says that the catalogue has no file for the country. ``own_route_wanted`` is its button."""

    own_route_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("No route is known here yet"), parent)
        words = tr(
            "The catalogue has no file for this country. Write down the route you know of, with its time "
            "and cost; its checklist is then yours to fill."
        )
        self.column.addWidget(Words(words, "muted", self))
        self.own_button = button(tr("Add my own route"), self, primary=True)
        self.own_button.clicked.connect(self.own_route_wanted)
        row = QHBoxLayout()
        row.addWidget(self.own_button)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_detail(self, detail: Detail) -> None:
        """Hidden where there are routes, or where none is needed."""
        self.setVisible(not detail.check.routes and not detail.check.free_movement_reason)


class Advice(QWidget):
    """That this is no legal advice, and who to ask."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""
        self.words = Words(role="secondary", parent=self)
        self.link = ContactButton("external-link", self)
        self.link.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)

    def show_detail(self, detail: Detail) -> None:
        """Name the country's authority."""
        authority = detail.destination.authority
        self._address = detail.destination.authority_url
        if authority:
            told = tr(
                "This is no legal advice. Check with {authority} before you decide.",
                authority=_the(authority),
            )
        else:
            told = tr("This is no legal advice. Check with the authorities before you decide.")
        self.words.say(told)
        self.link.say(tr("Open its site") if web_url(self._address) else "")
        self.link.setToolTip(self._address)

    def _open(self) -> None:
        url = web_url(self._address)
        if url is not None:
            open_url(url)


def _the(authority: str) -> str:
    """An authority within a sentence."""
    return authority if authority.startswith(("the ", "The ")) else tr("the {authority}", authority=authority)
