"""What the Visa tab says where there is nothing to check: no visa needed, no country, no route known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.domain.countries import country_name
from tracker.i18n import tr
from ui.inspector.page import MARGIN
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.visas.source_link import SourceLink
from ui.widgets.words import LINK_PADDING, Words

if TYPE_CHECKING:
    from ui.inspector.visa_loading import VisaView


class CalmCard(QWidget):
    """A short card instead of a route. ``led`` carries a place and what of it, ``routes_wanted`` whether."""

    led = Signal(str, str)
    routes_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = ("", "")
        self.card = QFrame(self)
        self.title = QLabel(self.card)
        self.title.setProperty("role", "heading")
        self.reason = Words(parent=self.card)
        self.note = Words(role="secondary", parent=self.card)
        self.source = SourceLink(self.card)
        self.action = QPushButton(tr("Choose the country"), self.card)
        self.action.clicked.connect(self._clicked)
        self.routes = QPushButton(icon("chevron-down"), tr("Show the routes all the same"), self)
        self.routes.setProperty("link", True)
        self.routes.setCheckable(True)
        self.routes.toggled.connect(self._toggled)
        self._build()

    def _build(self) -> None:
        card = QVBoxLayout(self.card)
        card.setContentsMargins(14, 12, 14, 12)
        card.setSpacing(5)
        for part in (self.title, self.reason, self.note):
            card.addWidget(part)
        card.addWidget(self.source)
        action = QHBoxLayout()
        action.setContentsMargins(0, 4, 0, 0)
        action.addWidget(self.action)
        action.addStretch(1)
        card.addLayout(action)
        below = QHBoxLayout()
        below.setContentsMargins(14 - LINK_PADDING, 0, 0, 0)
        below.addWidget(self.routes)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 12)
        column.addWidget(self.card)
        column.addLayout(below)

    def show_view(self, view: VisaView) -> None:
        """Show the card if there is something calm to say; hide it if there is a route to check."""
        if view.is_free:
            self._show_free(view)
        elif not view.row.country:
            self._show_empty(
                tr("Which country is this job in?"),
                tr("What a visa asks for depends on the country."),
                tr("Choose the country"),
                ("overview", "country"),
            )
        elif view.shown is None:
            name = country_name(view.row.country)
            self._show_empty(
                tr("No route known to {country}", country=name),
                tr("The catalogue has no file for this country yet. You can write down your own route."),
                tr("Add a route of your own"),
                ("destinations", view.row.country),
            )
        self.setVisible(view.is_free or view.shown is None)

    def _show_free(self, view: VisaView) -> None:
        check = view.check
        restyle(self.card, panel="good")
        self.title.setText(tr("You need no visa"))
        free = check.free_movement if check else None
        self.reason.say(check.free_movement_reason if check else "")
        self.note.say(free.note if free else "")
        if free is None:
            self.source.forget()
        else:
            self.source.show_source(view.destination, free.source, free.as_of)
        self.action.hide()
        self.routes.setVisible(view.shown is not None)

    def _show_empty(self, title: str, reason: str, action: str, place: tuple[str, str]) -> None:
        restyle(self.card, panel="card")
        self.title.setText(title)
        self.reason.say(reason)
        self.note.say("")
        self.source.forget()
        self.action.setText(action)
        self.action.show()
        self._place = place
        self.routes.hide()

    def _clicked(self) -> None:
        self.led.emit(*self._place)

    def _toggled(self, is_open: bool) -> None:
        self.routes.setIcon(icon("chevron-up" if is_open else "chevron-down"))
        self.routes_wanted.emit(is_open)
