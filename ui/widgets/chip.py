"""Filter chips: a rounded button that opens a menu and, when its filter is set, can be cleared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tracker.i18n import tr
from ui.theme.flags import paint_flag
from ui.theme.icons import paint_icon
from ui.theme.style import current
from ui.theme.tokens import Tokens

PADDING = 11
SPACING = 5
FLAG_WIDTH = 18
FLAG_HEIGHT = 12
MARK = 12


class Chip(QPushButton):
    """A chip with text, optional flags before it, an arrow after it, or a cross that clears.

    ``clicked`` when pressed anywhere else than on the cross; ``cleared`` by the cross, Delete or Backspace.
    """

    cleared = Signal()

    def __init__(
        self, text: str, *, arrow: bool = True, clearable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._arrow = arrow
        self._clearable = clearable
        self._active = clearable
        self._flags: tuple[str, ...] = ()
        self.setProperty("chip", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    @property
    def clearable(self) -> bool:
        """Whether the chip's filter is set and can be cleared."""
        return self._clearable

    def set_state(
        self, text: str, *, active: bool = False, clearable: bool = False, flags: Sequence[str] = ()
    ) -> None:
        """Show a filter: ``active`` fills the chip, ``clearable`` puts a cross, ``flags`` country codes."""
        self._active, self._clearable, self._flags = active, clearable, tuple(flags)
        self.setText(text)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Say to a screen reader how the chip is cleared."""
        self.setAccessibleDescription(tr("Delete clears this filter") if self._clearable else "")

    def _flags_width(self) -> int:
        return len(self._flags) * (FLAG_WIDTH + 3) + 2 if self._flags else 0

    def _mark_rect(self) -> QRectF:
        """Where the arrow or the cross stands."""
        return QRectF(self.width() - PADDING - MARK + 2, (self.height() - MARK) / 2, MARK, MARK)

    def _on_cross(self, at: QPointF) -> bool:
        return self._clearable and at.x() >= self._mark_rect().left() - SPACING

    def _colours(self, tokens: Tokens) -> tuple[str, str, str]:
        """Text, ground and outline."""
        if self._active:
            return tokens.accent, tokens.accent_soft, tokens.accent_soft
        hovered = self.underMouse()
        return tokens.muted, tokens.hover if hovered else tokens.surface, tokens.line_strong

    def _paint_ground(self, painter: QPainter, ground: str, outline: str) -> None:
        tokens = current().tokens
        focused = self.hasFocus()
        width = 2.0 if focused else 1.0
        painter.setPen(QPen(QColor(tokens.accent if focused else outline), width))
        painter.setBrush(QColor(ground))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    def _paint_flags(self, painter: QPainter) -> None:
        for place, code in enumerate(self._flags):
            left = PADDING + place * (FLAG_WIDTH + 3)
            paint_flag(
                painter, QRectF(left, (self.height() - FLAG_HEIGHT) / 2, FLAG_WIDTH, FLAG_HEIGHT), code
            )

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text())
        mark = MARK + SPACING - 2 if self._arrow or self._clearable else 0
        return QSize(2 * PADDING + self._flags_width() + text + mark, current().tokens.chip_height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, ground, outline = self._colours(current().tokens)
        self._paint_ground(painter, ground, outline)
        self._paint_flags(painter)
        painter.setPen(QColor(text))
        place = self.rect().adjusted(PADDING + self._flags_width(), 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._clearable or self._arrow:
            paint_icon(painter, self._mark_rect(), "x" if self._clearable else "chevron-down", text)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and self._on_cross(event.position()):
            self.setDown(False)
            self.cleared.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clearable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif self._arrow and event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)
