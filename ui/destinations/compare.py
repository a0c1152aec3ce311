"""Two to four routes side by side, in place of the cards of one route."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from tracker.i18n import tr
from tracker.visas.answers import RequirementCheck, RouteCheck
from tracker.visas.words import badge_words
from ui.destinations.parts import PADDING, Card, button
from ui.destinations.words import (
    closed_words,
    cost_to_you,
    employer_pays,
    family_words,
    kind_label,
    met_words,
    points_words,
    renewal_words,
    settle_words,
    stay_words,
    weeks_words,
)
from ui.verdict_look import verdict_tone
from ui.visas.words import later_words, state_words
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.tag import Tag
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from ui.destinations.loading import Detail

FEWEST, MOST = 2, 4
NAME_WIDTH = 120
LEAST_COLUMN = 170
SCROLL_BAR = 12

Cell = Callable[[RouteCheck], str]


class CompareCard(Card):
    """The comparison. ``closed`` when the person goes back to one route."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Routes side by side"), parent)
        self._detail: Detail | None = None
        self._compared: list[str] = []
        self.back_button = button(tr("Back to one route"), self)
        self.back_button.clicked.connect(self.closed)
        self.head.addWidget(self.back_button)
        self._choices = QWidget(self)
        self._flow = FlowLayout(self._choices)
        self.buttons: dict[str, QPushButton] = {}
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._choices)
        self.column.addWidget(self._area)

    def show_detail(self, detail: Detail) -> None:
        """Compare routes of this country: those compared before, else the one in view with the best ones."""
        ids = [check.route.id for check in detail.check.routes]
        kept = [route for route in self._compared if route in ids]
        if len(kept) < FEWEST:
            kept = list(dict.fromkeys([detail.shown, *ids]))[:3]
        self._compared = [route for route in ids if route in kept]
        if self._detail is None or list(self.buttons) != ids:
            self._make_buttons(detail)
        self._detail = detail
        self._show()

    def _make_buttons(self, detail: Detail) -> None:
        for old in self.buttons.values():
            self._flow.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        for check in detail.check.routes:
            made = button(check.route.name.replace("&", "&&"), self._choices)
            made.setCheckable(True)
            made.setObjectName(check.route.id)
            made.setAccessibleName(tr("Compare {route}", route=check.route.name))
            made.clicked.connect(self._picked)
            self.buttons[check.route.id] = made
            self._flow.addWidget(made)

    def _picked(self) -> None:
        route = self.sender().objectName()
        if route in self._compared:
            self._compared.remove(route)
        else:
            self._compared.append(route)
        order = list(self.buttons)
        self._compared.sort(key=order.index)
        self._show()

    def _show(self) -> None:
        """Fewer than two or more than four cannot be chosen."""
        assert self._detail is not None
        for route, made in self.buttons.items():
            is_in = route in self._compared
            made.setChecked(is_in)
            made.setEnabled(len(self._compared) > FEWEST if is_in else len(self._compared) < MOST)
        found = {check.route.id: check for check in self._detail.check.routes}
        checks = [found[route] for route in self._compared]
        table = _table(checks, self._detail)
        self._area.setWidget(table)
        self._fit()

    def _fit(self) -> None:
        """As high as the table is at its width: the page scrolls, the table does not."""
        table = self._area.widget()
        layout = table.layout() if table is not None else None
        if layout is not None:
            width = max(self.width() - 2 * PADDING - 2, layout.minimumSize().width())
            self._area.setFixedHeight(layout.totalHeightForWidth(width) + SCROLL_BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _table(checks: Sequence[RouteCheck], detail: Detail) -> QWidget:
    whole = QFrame()
    whole.setProperty("panel", "surface")
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, NAME_WIDTH)
    for place, check in enumerate(checks, start=1):
        grid.setColumnMinimumWidth(place, LEAST_COLUMN)
        grid.setColumnStretch(place, 1)
        grid.addWidget(Words(check.route.name, "heading", whole), 0, place)
        grid.addWidget(_verdict(check, whole), 1, place, Qt.AlignmentFlag.AlignLeft)
    grid.addWidget(_name(tr("Verdict"), whole), 1, 0)
    row = 2
    for name, cell in _rows(checks, detail.day):
        texts = [cell(check) for check in checks]
        if any(texts):
            grid.addWidget(rule(whole), row, 0, 1, len(checks) + 1)
            _fill_row(grid, row + 1, name, texts, whole)
            row += 2
    grid.setRowStretch(row, 1)
    return whole


def _fill_row(grid: QGridLayout, row: int, name: str, texts: Sequence[str], parent: QWidget) -> None:
    grid.addWidget(_name(name, parent), row, 0, Qt.AlignmentFlag.AlignTop)
    for place, text in enumerate(texts, start=1):
        said = Words(text or "–", "" if text else "muted", parent)
        said.setAccessibleName(f"{name}: {text}")
        grid.addWidget(said, row, place, Qt.AlignmentFlag.AlignTop)


def _name(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    return label


def _verdict(check: RouteCheck, parent: QWidget) -> Tag:
    words = " · ".join(part for part in (badge_words(check), met_words(check)) if part)
    return Tag(words, verdict_tone(check.verdict), parent)


def _rows(checks: Sequence[RouteCheck], day: date) -> list[tuple[str, Cell]]:
    """The rows of the table: each kind of requirement that any of the routes has, then the figures."""

    def closed(check: RouteCheck) -> str:
        return closed_words(check.route, day)

    rows: list[tuple[str, Cell]] = [(tr("Open"), closed)]
    kinds = dict.fromkeys(asked.requirement.kind for check in checks for asked in check.requirements)
    rows += [(kind_label(kind), _asked_of(kind)) for kind in kinds]
    return [
        *rows,
        (tr("Points"), lambda check: points_words(check.points) if check.points else ""),
        (tr("Time to start"), lambda check: weeks_words(check.low_days, check.high_days)),
        (tr("Cost to you"), cost_to_you),
        (tr("Cost to the employer"), employer_pays),
        (tr("Stay"), lambda check: stay_words(check.route)),
        (tr("Renewal"), lambda check: renewal_words(check.route)),
        (tr("Family"), lambda check: family_words(check.route)),
        (tr("Settle after"), lambda check: settle_words(check.route)),
        (tr("Quota"), lambda check: check.route.quota),
    ]


def _asked_of(kind: str) -> Cell:
    """What a route asks of one kind, each with its state in words."""

    def cell(check: RouteCheck) -> str:
        asked = [found for found in check.requirements if found.requirement.kind == kind]
        return "\n".join(_asked_words(found) for found in asked)

    return cell


def _asked_words(check: RequirementCheck) -> str:
    told = tr("{state}: {title}", state=state_words(check), title=check.title)
    return "\n".join(part for part in (told, later_words(check)) if part)
