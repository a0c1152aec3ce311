"""The inspector's tabs as drawn: words over a hairline, the chosen one underlined, closer when there is less room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from tracker.i18n import tr
from ui.theme.style import current

HEIGHT = 36
WIDEST_GAP = 20
SMALLEST_GAP = 8
UNDERLINE = 2


class TabBar(QTabBar):
    """A QTabBar, so that keys and screen readers know it, drawn in the inspector's own way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Inspector pages"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _word_width(self, place: int) -> int:
        return self.fontMetrics().horizontalAdvance(self.tabText(place))

    def _gap(self) -> int:
        """The room between two words, as much of it as there is."""
        words = sum(self._word_width(place) for place in range(self.count()))
        room = (self.width() - words) // max(1, self.count() - 1) if self.width() else WIDEST_GAP
        return max(SMALLEST_GAP, min(WIDEST_GAP, room))

    def _paint_tab(self, painter: QPainter, place: int) -> None:
        tokens = current().tokens
        rect = self.tabRect(place)
        word = QRect(rect.x(), rect.y(), self._word_width(place), rect.height() - UNDERLINE)
        chosen = place == self.currentIndex()
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.setPen(QColor(tokens.text if chosen or hovered else tokens.muted))
        painter.drawText(
            word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(place)
        )
        if chosen:
            painter.fillRect(
                word.x(), self.height() - UNDERLINE, word.width(), UNDERLINE, QColor(tokens.accent)
            )
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.drawRoundedRect(word.adjusted(-3, 6, 3, -5), 4, 4)

    def tabSizeHint(self, index: int) -> QSize:
        last = index == self.count() - 1
        return QSize(self._word_width(index) + (0 if last else self._gap()), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(self._word_width(index) + SMALLEST_GAP, HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count()):
            self._paint_tab(painter, place)
        painter.end()
