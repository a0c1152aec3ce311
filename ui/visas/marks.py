"""The painted parts of the Visa tab: the mark of a requirement, the bar of all, the line of steps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker.i18n import tr
from tracker.visas.answers import RequirementCheck, RouteCheck, State, Tick
from ui.theme.icons import paint_icon
from ui.theme.style import current
from ui.theme.tokens import Tokens, Tone
from ui.visas.words import count_words, state_words

MARK = 24
CIRCLE = 18
ICON = 11
DOT = 4
BAR = 6
GAP = 2
RING = 9
RAIL = 22

TONES: dict[State, Tone] = {State.MET: "good", State.UNMET: "bad", State.UNKNOWN: "warn"}


def shape_of(check: RequirementCheck) -> str:
    """The icon in a mark, another one for each state; ``dot`` is painted."""
    if check.answer.state is State.MET:
        return "minus" if check.tick is Tick.DOES_NOT_APPLY else "check"
    if check.answer.state is State.UNMET:
        return "x"
    if check.tick is Tick.UNDER_WAY:
        return "clock"
    return "dot" if check.is_to_do else "question"


class StateMark(QAbstractButton):
    """A requirement's state as a round mark; one that only the person can say is ticked here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape, self._tone = "dot", TONES[State.UNKNOWN]
        self.setFixedSize(MARK, MARK)

    def show_check(self, check: RequirementCheck) -> None:
        """Show a requirement's state."""
        self._shape, self._tone = shape_of(check), TONES[check.answer.state]
        can_tick = not check.by_rule or check.tick is not None
        said = state_words(check)
        self.setEnabled(can_tick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_tick else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_tick else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("{state}: {title}", state=said, title=check.title))
        self.setToolTip(self._tip(check, said, can_tick=can_tick))
        self.update()

    def _tip(self, check: RequirementCheck, said: str, *, can_tick: bool) -> str:
        if not can_tick:
            return said
        is_settled = check.answer.state is State.MET
        return tr("{state}. Click to take the tick away.", state=said) if is_settled else tr("Tick off")

    def sizeHint(self) -> QSize:
        return QSize(MARK, MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, (self.height() - CIRCLE) / 2, CIRCLE, CIRCLE)
        colour, ground = tokens.tone(self._tone)
        hovered = self.isEnabled() and self.underMouse()
        painter.setPen(QPen(QColor(colour), 1) if hovered else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(circle)
        _paint_shape(painter, circle, self._shape, colour)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawEllipse(circle)
        painter.end()


def _centred(rect: QRectF, side: float) -> QRectF:
    return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)


def _paint_shape(painter: QPainter, circle: QRectF, shape: str, colour: str) -> None:
    if shape == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(_centred(circle, DOT))
    elif shape in ("question", "minus"):
        painter.setPen(QColor(colour))
        painter.setFont(current().font(current().tokens.label, current().font().Weight.Bold))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "?" if shape == "question" else "–")
    else:
        paint_icon(painter, _centred(circle, ICON), shape, colour)


class StaleMark(QWidget):
    """A clock turned back: the figure is old. Why is its tip and what a screen reader says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(ICON + 5, MARK)

    def say(self, why: str) -> None:
        """Say why the figure may no longer hold; without a reason the mark is not there."""
        self.setToolTip(why)
        self.setAccessibleName(why)
        self.setVisible(bool(why))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, _centred(QRectF(self.rect()), ICON + 2), "history", current().tokens.warn)
        painter.end()


class ProgressBar(QWidget):
    """How many requirements are met, open and not met, as one bar; its words stand beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[Tone, int], ...] = ()
        self.setFixedHeight(BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_check(self, check: RouteCheck) -> None:
        """Show a route's requirements."""
        waiting = check.to_check + check.to_do
        failed = len(check.requirements) - check.met - waiting
        counted: tuple[tuple[Tone, int], ...] = (("good", check.met), ("warn", waiting), ("bad", failed))
        self._parts = tuple((tone, count) for tone, count in counted if count)
        self.setAccessibleName(count_words(check))
        self.setVisible(bool(self._parts))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(count for _, count in self._parts)
        room = self.width() - GAP * (len(self._parts) - 1)
        left = 0.0
        for tone, count in self._parts:
            width = room * count / total
            painter.setBrush(QColor(tokens.tone(tone)[0]))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), GAP, GAP)
            left += width + GAP
        painter.end()


class StepRing(QWidget):
    """A step's ring on the line that joins it with the one before and the one after."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_first = self._is_last = False
        self.setFixedWidth(RING + 5)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def place(self, *, is_first: bool, is_last: bool) -> None:
        """Whether a line comes from above and goes on below."""
        self._is_first, self._is_last = is_first, is_last
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(RING / 2 + 2, RAIL / 2)
        self._paint_line(painter, tokens, middle)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(middle, RING / 2, RING / 2)
        painter.end()

    def _paint_line(self, painter: QPainter, tokens: Tokens, middle: QPointF) -> None:
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        if not self._is_first:
            painter.drawLine(QPointF(middle.x(), 0), middle)
        if not self._is_last:
            painter.drawLine(middle, QPointF(middle.x(), self.height()))
