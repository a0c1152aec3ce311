"""The checklist of the route in view, with the plan's button and a line for requirements of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.destinations.check_row import CheckRow, Item, items
from ui.destinations.edits import Edits
from ui.destinations.parts import Card, button
from ui.destinations.words import (
    closed_words,
    family_words,
    progress_words,
    renewal_words,
    route_kind,
    stay_words,
)
from ui.theme.icons import icon
from ui.visas.source_link import SourceLink
from ui.widgets.field_row import FieldRow
from ui.widgets.line_editor import LineEditor
from ui.widgets.row_list import RowList
from ui.widgets.words import LINK_PADDING, Words, rule

if TYPE_CHECKING:
    from ui.destinations.loading import Detail


class ChecklistCard(Card):
    """What the route asks, one row each. ``edit_wanted`` carries a Route of the person's own."""

    edit_wanted = Signal(object)

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__("", parent)
        self._edits = edits
        self._detail: Detail | None = None
        self.about = Words(role="muted", parent=self)
        self.source = SourceLink(self)
        self.plan_button = button(tr("Choose as plan"), self, primary=True)
        self.plan_button.clicked.connect(self._choose)
        self.drop_button = button(tr("No longer my plan"), self, link=True)
        self.drop_button.clicked.connect(self._drop)
        self.edit_button = button(tr("Change this route"), self, link=True)
        self.edit_button.clicked.connect(self._edit_route)
        self.remove_button = button(tr("Remove this route"), self, link=True)
        self.remove_button.clicked.connect(self._remove_route)
        self.list = RowList(self._make_row, self)
        self.adding = AddRequirement(edits, self)
        self._build()

    def _build(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        self._indent = QSpacerItem(0, 0)
        self._buttons.addItem(self._indent)
        for widget in self.buttons:
            self._buttons.addWidget(widget)
        self._buttons.addStretch(1)
        self.column.addWidget(self.about)
        self.column.addWidget(self.source)
        self.column.addLayout(self._buttons)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.list)
        below.addWidget(rule(self))
        below.addSpacing(6)
        below.addWidget(self.adding)
        self.column.addLayout(below)
        self.column.addStretch(1)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with the route itself."""
        return self.plan_button, self.drop_button, self.edit_button, self.remove_button

    def show_detail(self, detail: Detail) -> None:
        """Show the route in view."""
        self._detail = detail
        check = detail.shown_check
        if check is None:
            return
        route = check.route
        self.set_heading(tr("{route}: your checklist", route=route.name))
        self.aside.setText(progress_words(check))
        self.about.say(self._about(detail))
        self.source.show_source(detail.destination, route.source, route.as_of)
        is_plan = route.id == detail.route
        is_closed = bool(closed_words(route, detail.day))
        can_plan = not is_plan and not is_closed and not detail.check.free_movement_reason
        self.plan_button.setVisible(can_plan)
        self._indent.changeSize(0 if can_plan else -LINK_PADDING, 0)
        self._buttons.invalidate()
        self.drop_button.setVisible(is_plan)
        self.edit_button.setVisible(route.is_own)
        self.remove_button.setVisible(route.is_own)
        self.list.show_things(items(detail))
        self.adding.set_route(route.id)

    def _about(self, detail: Detail) -> str:
        """Local name, stay, family and quota in a line, and the route's note."""
        check = detail.shown_check
        assert check is not None
        route = check.route
        stay = tr("stay {stay}, {renewal}", stay=stay_words(route), renewal=renewal_words(route))
        family = tr("family {family}", family=family_words(route))
        told = [
            closed_words(route, detail.day),
            route_kind(route),
            "" if route.stay_months is None else stay,
            family if route.family else "",
            route.quota,
        ]
        line = " · ".join(part for part in told if part)
        return "\n".join(part for part in (line, route.note) if part)

    def _make_row(self, item: Item) -> QWidget:
        return CheckRow(self._edits, item, self)

    def _choose(self) -> None:
        check = self._detail.shown_check if self._detail else None
        if self._detail is not None and check is not None:
            self._edits.choose(self._detail.destination.country, check.route)

    def _drop(self) -> None:
        if self._detail is not None:
            self._edits.choose(self._detail.destination.country, None)

    def _edit_route(self) -> None:
        check = self._detail.shown_check if self._detail else None
        if check is not None:
            self.edit_wanted.emit(check.route)

    def _remove_route(self) -> None:
        if self._detail is not None:
            self._edits.remove_route(self._detail.shown)

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self.list.rows:
            if isinstance(row, CheckRow):
                row.flush()


class AddRequirement(QWidget):
    """A quiet line that turns into a field for a requirement of one's own."""

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._route = ""
        self.open_button = button(tr("Add a requirement of your own"), self, link=True)
        self.open_button.setIcon(icon("plus", "accent"))
        self.open_button.clicked.connect(self.ask)
        self.title = LineEditor(tr("Requirement"), parent=self)
        self.evidence = LineEditor(tr("What proves it"), parent=self)
        self.add_button = button(tr("Add"), self)
        self.add_button.clicked.connect(self.add)
        self.title.returnPressed.connect(self.add)
        self.evidence.returnPressed.connect(self.add)
        self.title_row = FieldRow(tr("Requirement"), self.title, self)
        self._form = QWidget(self)
        form = QHBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.title_row, 3)
        form.addWidget(FieldRow(tr("What proves it"), self.evidence, self), 2)
        form.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._form.hide()
        opener = QHBoxLayout()
        opener.addSpacing(-LINK_PADDING)
        opener.addWidget(self.open_button)
        opener.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(opener)
        column.addWidget(self._form)

    def set_route(self, route: str) -> None:
        """Which route the next one belongs to."""
        self._route = route

    def ask(self) -> None:
        """Show the fields."""
        self.open_button.hide()
        self._form.show()
        self.title.setFocus()

    def add(self) -> None:
        """Store what is typed and offer an empty line for the next."""
        if not self.title.text().strip() and not self.evidence.text().strip():
            self._close()
            return
        try:
            self._edits.add_requirement(self._route, self.title.text(), self.evidence.text())
        except InvalidValue as error:
            self.title_row.show_error(error)
            return
        self.title_row.clear_error()
        self.title.clear()
        self.evidence.clear()
        self._close()

    def _close(self) -> None:
        self._form.hide()
        self.open_button.show()
        self.open_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.title.text():
            self._close()
        else:
            super().keyPressEvent(event)
