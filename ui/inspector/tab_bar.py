"""The inspector's tabs as drawn: words over a hairline, the chosen one underlined."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from tracker.i18n import tr
from ui.theme.style import current

HEIGHT = 36
WIDEST_GAP = 20
SMALLEST_GAP = 7
UNDERLINE = 2
RADIUS = 4


class TabBar(QTabBar):
    """A QTabBar, so that keys and screen readers know it, drawn in the inspector's own way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Inspector pages"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _words_font(self) -> QFont:
        """The body's font, or a smaller one where the words would not fit."""
        body = self.font()
        if self._room(body) >= SMALLEST_GAP:
            return body
        return current().font(current().tokens.secondary)

    def _room(self, font: QFont) -> int:
        """The room that is left between two words in this font; less than nothing if there is none."""
        metrics = QFontMetrics(font)
        words = sum(metrics.horizontalAdvance(self.tabText(place)) for place in range(self.count()))
        return (self.width() - words) // max(1, self.count() - 1)

    def _word_width(self, place: int) -> int:
        return QFontMetrics(self._words_font()).horizontalAdvance(self.tabText(place))

    def _gap(self) -> int:
        """The room between two words, as much of it as there is."""
        return max(SMALLEST_GAP, min(WIDEST_GAP, self._room(self._words_font())))

    def _visible_width(self) -> int:
        """How far the words may reach: up to the buttons that scroll, where these are needed."""
        buttons = [button.x() for button in self.findChildren(QToolButton) if button.isVisible()]
        return min([*buttons, self.width()])

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
                painter.drawRoundedRect(word.adjusted(-3, 6, 3, -5), RADIUS, RADIUS)

    def tabSizeHint(self, index: int) -> QSize:
        last = index == self.count() - 1
        return QSize(self._word_width(index) + (0 if last else self._gap()), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(self._word_width(index) + SMALLEST_GAP, HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(0, 0, self._visible_width(), self.height())
        painter.setFont(self._words_font())
        for place in range(self.count()):
            self._paint_tab(painter, place)
        painter.end()
