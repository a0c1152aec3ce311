"""One requirement of the checklist: its state, reason and due day; opens in place to be edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.store.plan_rows import TickRow
from tracker.visas.answers import RequirementCheck, State, Tick
from tracker.visas.types import Destination
from ui.destinations.check_details import CheckDetails
from ui.destinations.edits import Edits
from ui.destinations.papers import paper_words
from ui.destinations.words import due_words
from ui.visas.requirement_frame import RequirementFrame
from ui.visas.words import reason_words, short_day, stale_words
from ui.widgets.tag import Tag
from ui.widgets.words import rule

if TYPE_CHECKING:
    from ui.destinations.loading import Detail

NEAR_DAYS = 21
NOTHING = TickRow()


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement as the checklist shows it."""

    route: str
    check: RequirementCheck
    said: TickRow
    destination: Destination
    day: date

    @property
    def key(self) -> tuple[str, str]:
        """What the row is about: route and requirement."""
        return self.route, self.check.requirement.id


def items(detail: Detail) -> dict[object, Item]:
    """The checklist of the route in view, by place: rows are used again for other routes."""
    check = detail.shown_check
    if check is None:
        return {}
    return {
        place: Item(
            check.route.id,
            asked,
            detail.ticks.get(asked.requirement.id, NOTHING),
            detail.destination,
            detail.day,
        )
        for place, asked in enumerate(check.requirements)
    }


class CheckRow(RequirementFrame[CheckDetails]):
    """Shows an Item; the mark ticks what only the person can say, a click elsewhere opens the row."""

    def __init__(self, edits: Edits, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self.item = edits, item
        self.due_tag = Tag(parent=self)
        self.due_day = QLabel(self)
        self.due_day.setProperty("role", "muted")
        self._build()
        self.show_thing(item)

    def _build(self) -> None:
        side = QHBoxLayout()
        side.setContentsMargins(0, 3, 0, 0)
        side.addWidget(self.due_tag)
        side.addWidget(self.due_day)
        self.row.setContentsMargins(0, 5, 0, 5)
        self.row.setSpacing(8)
        self.row.addLayout(side)
        self.row.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        self.add_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(self))
        column.addLayout(self.row)

    def show_thing(self, item: Item) -> None:
        """Show a requirement as it is now; an open row stays open while it is the same one."""
        if item.key != self.item.key:
            self._close()
        self.item = item
        self.show_check(item.check, self._second_line(), tr("Edit: {title}", title=item.check.title))
        self._show_due()
        if self.details is not None:
            self.details.show_item(item)

    def _second_line(self) -> str:
        """Reason, note and papers; what no rule can say and nobody has begun is not begun."""
        check, said = self.item.check, self.item.said
        parts = [reason_words(check)]
        if not parts[0] and not said.note and not said.papers:
            parts[0] = tr("Not started") if check.is_to_do else tr("Only you can say")
        parts += [said.note, *(paper_words(paper) for paper in said.papers)]
        if check.is_stale and check.by_rule:
            parts.append(stale_words(check.requirement, self.item.day).lower())
        return " · ".join(part for part in parts if part)

    def _show_due(self) -> None:
        """A near or past day stands out while there is something to do."""
        check, said, day = self.item.check, self.item.said, self.item.day
        due = date.fromisoformat(said.due_on) if said.due_on else None
        is_open = check.answer.state is not State.MET
        is_near = due is not None and is_open and (due - day).days <= NEAR_DAYS
        self.due_tag.setVisible(is_near)
        if due is not None and is_near:
            self.due_tag.set_tag(due_words(due, day), "warn")
        self.due_day.setText(self._quiet_day(due, is_open=is_open))
        self.due_day.setVisible(not is_near and bool(self.due_day.text()))

    def _quiet_day(self, due: date | None, *, is_open: bool) -> str:
        said = self.item.said
        if due is not None and is_open:
            return due_words(due, self.item.day)
        if self.item.check.tick is Tick.DONE and said.changed_on:
            return short_day(date.fromisoformat(said.changed_on)).rsplit(" ", 1)[0]
        return ""

    def make_details(self) -> CheckDetails:
        return CheckDetails(self._edits, self.item, self)

    def tick(self, tick: Tick | None) -> None:
        self._edits.tick(self.item.route, self.item.check, tick)

    def _close(self) -> None:
        """Another requirement follows: what is typed is kept and the row is closed."""
        self.more.setChecked(False)
        if self.details is not None:
            self.details.flush()
            self.details.deleteLater()
            self.details = None

    def flush(self) -> None:
        """Save what is being typed."""
        if self.details is not None:
            self.details.flush()
