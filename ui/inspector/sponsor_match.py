"""Which employer of a public list is this application's company: pinned, or to be chosen from those found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr
from ui.day_words import shown_day
from ui.inspector.asking import Question
from ui.theme.icons import icon
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import words
from ui.widgets.page_link import PageLink
from ui.widgets.tag import Tag
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.domain.sponsors import CompanySponsors, Sponsor, SponsorPin


class SponsorMatch(QWidget):
    """The employer of a company on a country's public lists; what is said here is undoable."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._company = (0, "", "")
        self._found: CompanySponsors | None = None
        self._question = Question(workspace, self)
        self._question.answered.connect(self._show)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows: list[MatchRow] = []
        workspace.changed.connect(self._changed)

    def show_company(self, company_id: int, name: str, country: str) -> None:
        """Show what is known of a company in a country (alpha-2)."""
        if (company_id, name, country) != self._company:
            self._clear()
        self._company = (company_id, name, country)
        self._ask()

    def _ask(self) -> None:
        from tracker.store.queries.registers import company_sponsors

        if self._company[0] and self._workspace.is_open:
            self._question.ask(company_sponsors(*self._company))

    def _show(self, found: CompanySponsors) -> None:
        self._clear()
        self._found = found
        if found.pin is not None:
            self._show_pin(found.pin)
        elif found.matches:
            for sponsor in found.matches:
                self._add_match(sponsor)
            self._add_text(tr("Compare the legal name in the offer. Nothing is pinned by itself."))
        else:
            self._show_advice(found)

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_text(self, text: str, role: str = "secondary") -> None:
        self._column.addWidget(words(text, role, self))

    def _add_match(self, sponsor: Sponsor) -> None:
        from tracker.registers.words import tier_words

        row = MatchRow(self)
        row.say(sponsor.name, sponsor.place, sponsor.route, sponsor.rating, sponsor.listed_on)
        row.tag.set_tag(tier_words(sponsor), "warn" if sponsor.score < 100 else "good")
        row.button.setText(tr("This is the employer"))
        row.sponsor = sponsor
        row.button.setAccessibleName(tr("{name} is the employer", name=sponsor.name))
        row.pressed.connect(self._pin)
        self._add_row(row)

    def _show_pin(self, pin: SponsorPin) -> None:
        row = MatchRow(self)
        row.say(pin.name, pin.place, pin.route, pin.rating, pin.listed_on)
        if pin.dropped_on:
            row.tag.set_tag(tr("Not on the list of {day}", day=shown_day(pin.dropped_on)), "bad")
        else:
            row.tag.set_tag(tr("On the list"), "good")
        row.button.setText(tr("Unpin"))
        row.button.setAccessibleName(tr("Unpin {name}", name=pin.name))
        row.pressed.connect(self._unpin)
        self._add_row(row)

    def _add_row(self, row: MatchRow) -> None:
        self.rows.append(row)
        self._column.addWidget(row)

    def _show_advice(self, found: CompanySponsors) -> None:
        """Why nobody is found, which never means that the company cannot sponsor."""
        from tracker.registers.advice import needs_register

        advice = needs_register(self._company[2])
        self._add_text(advice.not_found if found.lists else advice.text)
        for layout in () if found.lists else advice.layouts:
            self._column.addWidget(PageLink(layout.title, layout.page, layout.title, self))
        if advice.layouts:
            button = QPushButton(icon("download"), tr("Load a list…"), self)
            button.clicked.connect(self._open_lists)
            self._column.addWidget(button)

    def _open_lists(self) -> None:
        self._workspace.lead("registers")

    def _pin(self, sponsor: Sponsor) -> None:
        from tracker.store.commands.registers import pin_sponsor

        company_id, _, country = self._company
        self._workspace.run(pin_sponsor(company_id, country, sponsor), initiator=self)

    def _unpin(self, _sponsor: object) -> None:
        from tracker.store.commands.registers import unpin_sponsor

        company_id, _, country = self._company
        self._workspace.run(unpin_sponsor(company_id, country), initiator=self)

    def _changed(self, event: ChangeEvent) -> None:
        if event.changes.everything or "sponsor_pin" in event.changes.ids:
            self._ask()


class MatchRow(QFrame):
    """An employer of a list: its name, how sure it is, where it is and what it may sponsor, and a button."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sponsor: Sponsor | None = None
        self.setProperty("panel", "card")
        self.name = ElidedLabel(parent=self)
        self.name.setProperty("role", "heading")
        self.tag = Tag(parent=self)
        self.text = words("", "secondary", self)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        for part in (self.name, self.tag, self.text, self.button):
            column.addWidget(part)

    def say(self, name: str, place: str, route: str, rating: str, listed_on: str) -> None:
        """Show an employer; what is empty is left out."""
        self.name.setText(name)
        day = tr("List of {day}", day=shown_day(listed_on)) if listed_on else ""
        self.text.setText("\n".join(filter(None, (place, route, rating, day))))

    def _press(self) -> None:
        self.pressed.emit(self.sponsor)
