"""The points test of the route in view: its factors, what only the person can say, what would reach it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from tracker.i18n import tr, trn
from tracker.visas.answers import NO_BAND, FactorCheck, PointsCheck, State
from tracker.visas.types import Factor
from ui.destinations.edits import Edits
from ui.destinations.parts import Card
from ui.destinations.words import points_words
from ui.theme.style import current
from ui.visas.source_link import SourceLink
from ui.widgets.choice import Choice
from ui.widgets.row_list import RowList
from ui.widgets.tag import Tag
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from ui.destinations.loading import Detail
    from ui.theme.tokens import Tone

BAR = 6
TONES: dict[State, Tone] = {State.MET: "good", State.UNMET: "bad", State.UNKNOWN: "warn"}


@dataclass(frozen=True, slots=True)
class Line:
    """A factor as the card shows it; ``chosen`` is the band said by hand."""

    route: str
    factor: Factor
    check: FactorCheck
    chosen: int | None


class PointsCard(Card):
    """The points test; hidden for routes without one."""

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(tr("Points"), parent)
        self._edits = edits
        self.state = Tag(parent=self)
        self.head.addWidget(self.state)
        self.bar = PointsBar(self)
        self.reach = Words(role="muted", parent=self)
        self.list = RowList(self._make_row, self)
        self.source = SourceLink(self)
        for widget in (self.bar, self.reach, self.list, self.source):
            self.column.addWidget(widget)

    def show_detail(self, detail: Detail) -> None:
        """Show the test of the route in view."""
        check = detail.shown_check
        points, asked = (check.points, check.route.points) if check else (None, None)
        self.setVisible(points is not None)
        if points is None or asked is None:
            return
        self.aside.setText(open_words(points))
        self.state.set_tag(points_words(points), TONES[points.answer.state])
        self.bar.show_points(points)
        self.reach.say(reach_words(points))
        factors = {factor.id: factor for factor in asked.factors}
        bands = detail.plan.bands
        self.list.show_things(
            {
                place: Line(detail.shown, factors[found.id], found, bands.get(found.id))
                for place, found in enumerate(points.factors)
            }
        )
        self.source.show_source(detail.destination, asked.source, asked.as_of)

    def _make_row(self, line: Line) -> QWidget:
        return FactorRow(self._edits, line, self)


def open_words(points: PointsCheck) -> str:
    """``up to 20 more open``."""
    return tr("up to {count} more open", count=points.open) if points.open else ""


def reach_words(points: PointsCheck) -> str:
    """What would reach the pass mark."""
    if not points.reach:
        return ""
    return tr("What would reach {mark}: {ways}", mark=points.pass_mark, ways="; ".join(points.reach))


class FactorRow(QWidget):
    """One factor: points had of its most, why, and a choice where only the person can say."""

    def __init__(self, edits: Edits, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._line = edits, line
        self._title = Words(parent=self)
        self._points = QLabel(self)
        self._points.setFont(current().font(tabular=True))
        self._points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._reason = Words(role="muted", parent=self)
        self.choice = Choice(tr("Answer"), _options(line.factor), self)
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.chosen.connect(self._chosen)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(rule(self), 0, 0, 1, 2)
        grid.setRowMinimumHeight(0, 7)
        grid.addWidget(self._title, 1, 0)
        grid.addWidget(self._points, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._reason, 2, 0, 1, 2)
        grid.addWidget(self.choice, 3, 0, 1, 2)
        self.show_thing(line)

    def show_thing(self, line: Line) -> None:
        """Show the factor as it is now."""
        if line.factor != self._line.factor:
            self.choice.set_options(_options(line.factor))
        self._line = line
        check = line.check
        self._title.say(line.factor.title)
        have = tr("{have} of {most}", have=check.have, most=check.max)
        self._points.setText(
            have if not check.open else tr("{have}, {open} open", have=have, open=check.open)
        )
        self._reason.say(_reason(line))
        self.choice.setVisible(_is_asked(line))
        self.choice.setAccessibleName(tr("Your answer: {factor}", factor=line.factor.title))
        self.choice.set_value(line.chosen)
        self.setAccessibleName(f"{line.factor.title}: {self._points.text()}. {check.reason}")

    def _chosen(self, band: object) -> None:
        said = band if isinstance(band, int) else None
        self._edits.answer(self._line.route, self._line.factor, said)


def _reason(line: Line) -> str:
    """Why, in its first two sentences; that only the person can say, the empty answer shows."""
    if _is_asked(line) and line.check.reason == tr("Only you can say."):
        return ""
    sentences = line.check.reason.split(". ")
    return ". ".join(sentences[:2]) if len(sentences) > 2 else line.check.reason


def _is_asked(line: Line) -> bool:
    """Whether an answer by hand can change the points, or was given already."""
    return bool(_by_hand(line.factor)) and (line.check.open > 0 or line.chosen is not None)


def _by_hand(factor: Factor) -> list[int]:
    """The bands that no rule can tell."""
    return [place for place, band in enumerate(factor.bands) if band.rule is None]


def _options(factor: Factor) -> list[tuple[object, str]]:
    """Not answered, each band with its points, and none of them."""
    told: list[tuple[object, str]] = [(None, tr("Not answered yet"))]
    for place in _by_hand(factor):
        band = factor.bands[place]
        count = trn("{count} point", "{count} points", band.points)
        told.append((place, tr("{band} ({points})", band=band.title, points=count)))
    return [*told, (NO_BAND, tr("None of these"))]


class PointsBar(QWidget):
    """Points had and still open on the way to the pass mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._have = self._open = 0
        self._mark = self._most = 1
        self.setFixedHeight(BAR + 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: PointsCheck) -> None:
        """Show how far the points reach."""
        self._have, self._open, self._mark = points.have, points.open, max(1, points.pass_mark)
        self._most = max(self._mark, self._have + self._open)
        self.setAccessibleName(points.answer.reason)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, BAR + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        reached = tokens.good if self._have >= self._mark else tokens.accent
        parts = (
            (self._most, tokens.line),
            (self._have + self._open, tokens.warn_soft),
            (self._have, reached),
        )
        for count, colour in parts:
            painter.setBrush(QColor(colour))
            width = self.width() * count / self._most
            painter.drawRoundedRect(QRectF(0, 4, width, BAR), BAR / 2, BAR / 2)
        mark = min(self.width() - 2, self.width() * self._mark / self._most)
        painter.fillRect(QRectF(mark, 0, 2, BAR + 8), QColor(tokens.text))
        painter.end()
