"""The head of the Visa tab: the route, another one to choose, the verdict and how much is met."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from tracker.domain.countries import country_name
from tracker.i18n import tr
from ui.inspector.page import MARGIN
from ui.theme.style import current
from ui.verdict_look import verdict_tone
from ui.visas.marks import ProgressBar
from ui.visas.words import count_words, verdict_words
from ui.widgets.tag import Tag
from ui.widgets.words import LINK_PADDING, Words

if TYPE_CHECKING:
    from ui.inspector.visa_loading import VisaView

PLAN = ""
"""The choice of the destination's plan, as it is stored."""


class VisaHead(QWidget):
    """``route_chosen`` carries a route's id, or empty for the plan's; ``plan_wanted`` the one to plan."""

    route_chosen = Signal(str)
    plan_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = RouteName(self)
        self.change = QPushButton(tr("Change route"), self)
        self.change.setProperty("link", True)
        self.change.clicked.connect(self.open_menu)
        self.menu = QMenu(self)
        self.menu.triggered.connect(self._picked)
        self.verdict = Tag(parent=self)
        self._counts = QLabel(self)
        self._counts.setProperty("role", "muted")
        self._bar = ProgressBar(self)
        self._why = Words(role="secondary", parent=self)
        self._build()

    def _build(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(6)
        names.addWidget(self.name, 1)
        names.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        told = QHBoxLayout()
        told.setSpacing(6)
        told.addWidget(self.verdict)
        told.addWidget(self._counts, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, LINK_PADDING, 0)
        below.setSpacing(8)
        below.addLayout(told)
        below.addWidget(self._bar)
        below.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN - LINK_PADDING, 16)
        column.setSpacing(3)
        column.addLayout(names)
        column.addLayout(below)

    def show_view(self, view: VisaView) -> None:
        """Show the route that this application is checked on."""
        check = view.shown
        if check is None:
            return
        self.name.show_names(check.route.name, check.route.local_name)
        self.verdict.set_tag(verdict_words(check), verdict_tone(check.verdict))
        self._counts.setText(count_words(check))
        self._bar.show_check(check)
        self._why.say("" if check.requirements else check.reason)
        self._fill_menu(view)

    def open_menu(self) -> None:
        """Show the routes beneath the button."""
        self.menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))

    def _fill_menu(self, view: VisaView) -> None:
        self.menu.clear()
        shown = view.shown.route.id if view.shown else ""
        self._add(_default_words(view), PLAN, is_chosen=not view.own_route)
        self.menu.addSeparator()
        for check in view.check.routes if view.check else ():
            words = f"{check.route.name}\t{verdict_words(check)}"
            self._add(words, check.route.id, is_chosen=check.route.id == view.own_route)
        if shown != view.plan_route:
            self.menu.addSeparator()
            name = country_name(view.row.country)
            plan = self.menu.addAction(tr("Plan this route for {country}", country=name))
            plan.setData((shown, True))

    def _add(self, words: str, route_id: str, *, is_chosen: bool) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setData((route_id, False))

    def _picked(self, action: QAction) -> None:
        route_id, is_plan = action.data()
        if is_plan:
            self.plan_wanted.emit(route_id)
        else:
            self.route_chosen.emit(route_id)


class RouteName(QLabel):
    """A route's name, and after it, quieter, what it is called in the country; wraps."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(0, 4, 0, 2)
        current().changed.connect(self._show)

    def show_names(self, name: str, local_name: str) -> None:
        """Show these names."""
        self._names = (name, local_name)
        self.setAccessibleName(", ".join(part for part in self._names if part))
        self._show()

    def _show(self) -> None:
        name, local = map(escape, self._names)
        quiet = f"&nbsp; <span style='color: {current().tokens.muted}'>{local}</span>" if local else ""
        self.setText(f"<span style='font-weight: 600'>{name}</span>{quiet}")


def _default_words(view: VisaView) -> str:
    """What holds for this application if it has no route of its own."""
    country = country_name(view.row.country)
    if view.plan_route:
        return tr("As in your plan for {country}", country=country)
    return tr("The nearest route to {country}", country=country)
