"""The People tab: who belongs to this application, and who else is known at the company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.domain.application import Person
from tracker.i18n import tr
from tracker.store.rows import PersonRow
from ui.inspector.page import InspectorPage
from ui.inspector.person_card import OtherPerson, PersonCard
from ui.inspector.person_form import PersonForm
from ui.theme.icons import icon
from ui.widgets.row_list import RowList, lead_on
from ui.widgets.words import Words, rule
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Query

NEW = 0
"""Stands for the id of somebody who is not stored yet."""


class PeoplePage(InspectorPage):
    """A card a person, a form for a new one, and the others at the company to add."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.kept: dict[tuple[int, int], Person] = {}
        self._people: list[PersonRow] = []
        self._form: PersonForm | None = None
        self.add_button = QPushButton(icon("user-plus"), tr("Add a person"), self)
        self.add_button.clicked.connect(self.compose)
        self._place = QVBoxLayout()
        self.list = RowList(self._make_card, self)
        self.list.set_spacing(10)
        self._empty = Words(tr("Recruiters, hiring managers: whoever you talk to."), "secondary", self)
        self._line = rule(self)
        self._others_heading = Words(tr("Also at this company"), "label", self)
        self.others = RowList(self._make_other, self)
        self.column.addWidget(self.add_button)
        self.column.addLayout(self._place)
        for widget in (self._empty, self.list, self._line, self._others_heading, self.others):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def query(self, application_id: int) -> Query[Any]:
        from tracker.store.queries.applications import rows
        from tracker.store.queries.parts import people

        def ask(db: Any) -> tuple[list[PersonRow], str]:
            found = rows([application_id])(db)
            return people(application_id)(db), found[0].company if found else ""

        return ask

    def show_answer(self, answer: tuple[list[PersonRow], str]) -> None:
        self._people, company = answer
        self._show_people()
        others = [row for row in self._people if not row.is_linked]
        self.others.show_things({row.id: row for row in others})
        self._others_heading.say(tr("Also at {company}", company=company) if others else "")
        self._line.setVisible(bool(others))
        self.order_tabs()
        kept = self.kept.pop((self.shown, NEW), None)
        if kept is not None:
            self.compose().show_person(kept)

    def _show_people(self) -> None:
        """A card for everybody but the one in the form above."""
        composed = self._form.kept.row_id if self._form else 0
        linked = [row for row in self._people if row.is_linked and row.id != composed]
        self.list.show_things({(self.shown, row.id): row for row in linked})
        self._empty.setVisible(not linked)

    def order_tabs(self) -> None:
        """Let Tab follow what the eye sees."""
        lead_on(self.add_button, self._form, self.list, self.others)

    def _make_card(self, row: PersonRow) -> QWidget:
        card = PersonCard(self.workspace, self.shown, row, self)
        card.turned.connect(self.order_tabs)
        kept = self.kept.pop((self.shown, row.id), None)
        if kept is not None:
            card.edit().show_person(kept)
        return card

    def _make_other(self, row: PersonRow) -> QWidget:
        other = OtherPerson(row, self)
        other.add_wanted.connect(self._link)
        return other

    def _link(self, person_id: int) -> None:
        from tracker.store.commands.people import link_person

        self.workspace.run(link_person(self.shown, person_id), initiator=self)

    # -- somebody new ---------------------------------------------------------------------------------

    def compose(self) -> PersonForm:
        """Open the form for somebody new and put the focus on the name."""
        if self._form is None:
            self._form = PersonForm(self.workspace, self.shown, NEW, self)
            self._form.done.connect(self._composed)
            self._form.dropped.connect(self._discard)
            self._form.kept.added.connect(self._added)
            self._place.addWidget(self._form)
            self.order_tabs()
            self.add_button.hide()
        self._form.focus_name()
        return self._form

    def _composed(self) -> None:
        self._close_form()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self) -> None:
        """The new person is stored; one who was known already has a card, and needs no form."""
        if self._form is not None and not self._form.kept.row_id:
            self._close_form()
        self._show_people()

    def _discard(self) -> None:
        """Close the form and take back whom it stored."""
        from tracker.store.commands.people import unlink_person

        person_id = self._form.kept.row_id if self._form else 0
        self._composed()
        if person_id:
            self.workspace.run(unlink_person(self.shown, person_id), initiator=self)

    @property
    def form(self) -> PersonForm | None:
        """The form of somebody new while it is open."""
        return self._form

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self.add_button.show()
        self._show_people()

    def flush(self) -> None:
        for card in self._cards():
            card.flush()
        if self._form is not None:
            self._form.save()

    def leave(self) -> None:
        for card in self._cards():
            if not card.flush():
                self.kept[self.shown, card.person_id] = card.edit().person()
        if self._form is not None:
            if not self._form.save():
                self.kept[self.shown, NEW] = self._form.person()
            self._close_form()

    def _cards(self) -> list[PersonCard]:
        return [row for row in self.list.rows if isinstance(row, PersonCard)]
