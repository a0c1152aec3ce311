"""A label that ends in an ellipsis when it has too little room, and then tells the whole text as its tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

SMALLEST_LETTERS = 6


class ElidedLabel(QLabel):
    """One line of plain text, elided; a screen reader reads all of it."""

    def __init__(
        self,
        text: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)

    def _line(self) -> str:
        return " ".join(self.text().split())

    def shown_text(self) -> str:
        """What fits of the text."""
        return self.fontMetrics().elidedText(self._line(), self._mode, self.contentsRect().width())

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        smallest = self.fontMetrics().averageCharWidth() * SMALLEST_LETTERS
        return QSize(min(whole.width(), smallest), whole.height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        margins = self.contentsMargins()
        width = metrics.horizontalAdvance(self._line()) + margins.left() + margins.right() + 1
        return QSize(width, metrics.height() + margins.top() + margins.bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()) | int(Qt.TextFlag.TextSingleLine),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            elided = self.shown_text() != self._line()
            QToolTip.showText(event.globalPos(), self.text() if elided else "", self)
            return True
        return super().event(event)
