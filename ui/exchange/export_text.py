"""Text in boxes on paper: broken into lines, the last line elided where there are too many."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QTextLayout, QTextOption

from tracker.cli_output import one_line

MOST_LINES = 12
"""More lines than any job title needs; a longer text ends in an ellipsis."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text laid out; its layout is ``height`` high and begins at ``place``."""

    layout: QTextLayout
    place: QPointF
    height: float

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the text, its box moved down by ``top``."""
        self.layout.draw(painter, self.place + QPointF(0, top))


def elided_cell(
    text: str, font: QFont, device: QPagedPaintDevice, box: QRectF, *, lines: int = MOST_LINES
) -> Cell:
    """The text on one line or several, as wide as the box, from its top left corner down."""
    shown = one_line(text)
    layout, height, end = _laid_out(shown, font, device, box.width(), lines)
    if end < len(shown):
        room = box.width() * lines * 0.9
        metrics = QFontMetricsF(font, device)
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        layout, height, _ = _laid_out(shown, font, device, box.width(), lines)
    return Cell(layout, box.topLeft(), height)


def _laid_out(
    text: str, font: QFont, device: QPagedPaintDevice, width: float, most: int
) -> tuple[QTextLayout, float, int]:
    """The layout, its height, and how many characters of the text it holds."""
    layout = QTextLayout(text, font, device)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height, end = 0.0, 0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, height, end
