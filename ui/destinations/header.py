"""The head of a country: flag, name, passports, how fresh the figures are, what is asked of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.domain.countries import country_name
from tracker.domain.profile_fields import profile_label
from tracker.i18n import tr
from ui.destinations.parts import Card, button
from ui.destinations.words import checked_words, passport_words, question_words
from ui.theme.flags import paint_flag
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.visas.source_link import SourceLink
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.words import LINK_PADDING, Words

if TYPE_CHECKING:
    from ui.destinations.loading import Detail

FLAG = QSize(33, 22)
FEWEST_COMPARED = 2


class Flag(QWidget):
    """A country's flag."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._country = ""
        self.setFixedSize(FLAG)

    def set_country(self, country: str) -> None:
        """Show another country's."""
        self._country = country
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_flag(painter, QRectF(self.rect()), self._country)
        painter.end()


class Header(QWidget):
    """``compare_wanted`` and ``own_route_wanted`` are its buttons."""

    compare_wanted = Signal()
    own_route_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flag = Flag(self)
        self.name = ElidedLabel(parent=self)
        self.name.setProperty("role", "title")
        self.passport = ElidedLabel(parent=self)
        self.passport.setProperty("role", "muted")
        self.checked = QLabel(self)
        self.checked.setProperty("role", "muted")
        self.compare_button = button(tr("Compare routes"), self)
        self.compare_button.clicked.connect(self.compare_wanted)
        self.own_route_button = button(tr("Add my own route"), self)
        self.own_route_button.clicked.connect(self.own_route_wanted)
        self._build()

    def _build(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.passport)
        told.addWidget(self.checked)
        told.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.name)
        words.addLayout(told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._flag)
        row.addLayout(words, 1)
        row.addWidget(self.compare_button)
        row.addWidget(self.own_route_button)

    def show_detail(self, detail: Detail) -> None:
        """Show the country in view."""
        country = detail.destination.country
        checked, is_old = checked_words(detail)
        self._flag.set_country(country)
        self.name.setText(country_name(country))
        self.passport.setText(passport_words(detail))
        self.checked.setText(f" · {checked}")
        restyle(self.checked, role="warn" if is_old else "muted")
        self.checked.setToolTip(tr("Checked over six months ago: look at the sources.") if is_old else "")
        self.compare_button.setVisible(len(detail.check.routes) >= FEWEST_COMPARED)


class FreeCard(Card):
    """Says that no visa is needed, why, and where that stands. ``toggled`` folds the routes below."""

    toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("You need no visa"), parent)
        restyle(self, panel="good")
        self.reason = Words(parent=self)
        self.note = Words(role="secondary", parent=self)
        self.source = SourceLink(self)
        self.routes_button = button(tr("Show the routes all the same"), self, link=True)
        self.routes_button.setCheckable(True)
        self.routes_button.toggled.connect(self.toggled)
        under = QHBoxLayout()
        under.addSpacing(-LINK_PADDING)
        under.addWidget(self.routes_button)
        under.addStretch(1)
        for widget in (self.reason, self.note, self.source):
            self.column.addWidget(widget)
        self.column.addLayout(under)

    def show_detail(self, detail: Detail) -> None:
        """Show the reason; hidden where a visa is needed."""
        check = detail.check
        self.setVisible(bool(check.free_movement_reason))
        self.reason.say(check.free_movement_reason)
        free = check.free_movement
        self.note.say(free.note if free else "")
        if free is not None:
            self.source.show_source(detail.destination, free.source, free.as_of)
        self.source.setVisible(free is not None)


class QuestionLine(QWidget):
    """The one answer that would settle most. ``profile_wanted`` carries the profile's field."""

    profile_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = ""
        self.words = Words(role="muted", parent=self)
        self.answer_button = button(tr("Answer in your profile"), self, link=True)
        self.answer_button.setIcon(icon("user", "accent"))
        self.answer_button.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.answer_button)

    def show_detail(self, detail: Detail) -> None:
        """Show the question that would settle most; nothing where none is open."""
        field, count = detail.questions[0] if detail.questions else ("", 0)
        if not detail.profile.passports and detail.check.routes and not field:
            field = "passports"
        self._field = field
        self.setVisible(bool(field))
        if count:
            self.words.say(question_words(profile_label(field), count))
        else:
            self.words.say(tr("Your passports decide whether you need a visa at all"))

    def _clicked(self) -> None:
        self.profile_wanted.emit(self._field)
