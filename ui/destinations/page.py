"""The Destinations page: asks on the store's thread, shows the answer, runs what the person changes."""

from __future__ import annotations

from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from tracker.clock import today
from tracker.i18n import tr
from ui.destinations.country_list import CountryList
from ui.destinations.detail import DetailPane
from ui.destinations.edits import Edits
from ui.destinations.loading import TABLES, Detail, Loader, PageData
from ui.theme.icons import icon
from ui.theme.style import current
from ui.widgets.empty_page import EmptyPage
from ui.workspace import ChangeEvent, Workspace

FOLDED_BELOW = 1_000
"""Narrower than this, the list of countries becomes one line above the country in view."""


class DestinationsPage(QWidget):
    """Countries at the left, the one in view at the right."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._loader = Loader(workspace.home)
        self._generation = 0
        self._is_stale = True
        self._country = ""
        self._route = ""
        self._detail: Detail | None = None
        self._awaits_route = False
        self._wants_keyboard = False
        self.edits = Edits(workspace, self)
        self.countries = CountryList(self)
        self.pane = DetailPane(self.edits, self)
        self._right = QStackedWidget(self)
        self._empty = self._make_empty()
        self._blank = QWidget(self)
        for widget in (self._blank, self.pane, self._empty):
            self._right.addWidget(widget)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.countries)
        self._layout.addWidget(self._right, 1)
        self._connect()

    @property
    def is_empty(self) -> bool:
        """Whether there is no country yet."""
        return self._right.currentWidget() is self._empty

    def _make_empty(self) -> EmptyPage:
        self._add_action = QAction(icon("plus"), tr("Add a country"), self)
        return EmptyPage(
            "globe",
            tr("Where do you want to work?"),
            tr(
                "Each country you apply to stands here with its visa routes: what each asks, what it costs, "
                "how long it takes. Add a country, or give an application one."
            ),
            self._add_action,
            parent=self,
        )

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.opened.connect(self.refresh)
        workspace.changed.connect(self._hear)
        self.countries.chosen.connect(self.show_country)
        self.countries.added.connect(self._add)
        self.countries.removed.connect(self.edits.remove_country)
        self._add_action.triggered.connect(self.countries.ask_country)
        self.pane.route_chosen.connect(self.show_route)
        self.pane.profile_wanted.connect(self._open_profile)
        self.pane.own_route.added.connect(self._own_route_added)
        current().changed.connect(self.update)

    # -- for the shell --------------------------------------------------------------------------------

    def activate(self) -> None:
        """The page was chosen: read what changed meanwhile and take the keyboard."""
        self._wants_keyboard = True
        if self._is_stale:
            self.refresh()
        else:
            self._take_keyboard()

    def show_country(self, country: str) -> None:
        """Look at a country."""
        self.pane.flush()
        self._wants_keyboard |= self.countries.has_keyboard
        if country != self._country:
            self._country, self._route = country, ""
        self.refresh()

    def show_route(self, route: str) -> None:
        """Look at one route of the country in view."""
        self.pane.flush()
        self._route = route
        self.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.pane.flush()

    # -- asking ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Load everything, now or when the page is next seen."""
        if not self._workspace.is_open or not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._generation += 1
        loader, generation = self._loader, self._generation
        country, route, day = self._country, self._route, today()
        self._workspace.work(lambda store: loader.load(store, country, route, day, generation), self._loaded)

    def _loaded(self, data: PageData) -> None:
        if data.generation != self._generation:
            return
        detail = data.detail
        if self._shows_new_route(detail):
            return
        self._detail = detail
        self._country = detail.destination.country if detail else ""
        self._route = detail.shown if detail else ""
        self.countries.show_lines(data.lines, self._country)
        if detail is None:
            self._right.setCurrentWidget(self._empty)
        else:
            self.pane.show_detail(detail)
            self._right.setCurrentWidget(self.pane)
        self._take_keyboard()
        self._look_at_more(data)

    def _look_at_more(self, data: PageData) -> None:
        """Ask for the badge of one more country; what the person does meanwhile comes before the next."""
        if data.pending:
            loader = self._loader
            self._workspace.work(lambda _store: loader.more(data), self._more_loaded)

    def _more_loaded(self, data: PageData) -> None:
        if data.generation == self._generation:
            self.countries.show_lines(data.lines, self._country)
            self._look_at_more(data)

    def _shows_new_route(self, detail: Detail | None) -> bool:
        """A route that was just written is the one to look at."""
        if not self._awaits_route or detail is None or self._detail is None:
            return False
        known = {route.id for route in self._detail.destination.routes}
        new = [route.id for route in detail.destination.routes if route.id not in known]
        if new:
            self._awaits_route = False
            self.show_route(new[-1])
        return bool(new)

    def _take_keyboard(self) -> None:
        if self._wants_keyboard and self._right.currentWidget() is not self._blank:
            self._wants_keyboard = False
            self.countries.focus_chosen()

    def _hear(self, event: ChangeEvent) -> None:
        changes = event.changes
        if changes.everything or not TABLES.isdisjoint(changes.ids):
            self.refresh()

    # -- what the person does -------------------------------------------------------------------------

    def _add(self, country: str) -> None:
        self._country, self._route = country, ""
        self.edits.add_country(country)

    def _own_route_added(self) -> None:
        self._awaits_route = True

    def _open_profile(self, field: str) -> None:
        self._workspace.lead("profile", field)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().tokens.bg))
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < FOLDED_BELOW
        self.countries.set_folded(folded=folded)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if folded else across)
