"""The four steps of an import: which are done, which is the present one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.i18n import tr
from ui.theme.icons import paint_icon
from ui.theme.style import current

GAP = 28
MARK = 14
HEIGHT = 22


class Steps(QWidget):
    """Shows where one is; a screen reader reads the present step's name and number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = (tr("File"), tr("Columns"), tr("Check"), tr("Done"))
        self._step = 0
        self._is_over = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go_to(0)

    def go_to(self, step: int, *, is_over: bool = False) -> None:
        """Mark a step (from 0) as the present one; ``is_over`` ticks that one too."""
        self._step, self._is_over = step, is_over
        count, name = len(self._names), self._names[step]
        self.setAccessibleName(
            tr("Step {number} of {count}: {name}", number=step + 1, count=count, name=name)
        )
        self.update()

    def _is_done(self, place: int) -> bool:
        return place < self._step or (place == self._step and self._is_over)

    def _font(self, place: int) -> QFont:
        weight = QFont.Weight.DemiBold if place == self._step else QFont.Weight.Normal
        return current().font(weight=weight)

    def _text(self, place: int) -> str:
        return self._names[place] if self._is_done(place) else f"{place + 1} {self._names[place]}"

    def _width(self, place: int) -> int:
        mark = MARK + 5 if self._is_done(place) else 0
        return mark + QFontMetrics(self._font(place)).horizontalAdvance(self._text(place))

    def sizeHint(self) -> QSize:
        widest = sum(self._width(place) + MARK + GAP for place in range(len(self._names)))
        return QSize(widest, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        left = 0.0
        for place in range(len(self._names)):
            is_done, is_present = self._is_done(place), place == self._step
            colour = tokens.accent if is_present else tokens.text if is_done else tokens.muted
            at = left
            if is_done:
                paint_icon(painter, QRectF(left, (HEIGHT - MARK) / 2, MARK, MARK), "check", colour)
                at += MARK + 5
            painter.setFont(self._font(place))
            painter.setPen(QColor(colour))
            room = QRectF(at, 0, self.width() - at, HEIGHT)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self._text(place)
            )
            left += self._width(place) + GAP
        painter.end()
