"""The search box: a glass, the key that leads to it, a cross that clears it, a signal when typing rests."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.i18n import tr
from ui.theme.icons import icon
from ui.theme.style import current

REST_MS = 120
CAP_PADDING = 6
CAP_MARGIN = 8


class SearchField(QLineEdit):
    """A line for search words. ``text_settled`` follows 120 ms after the last letter, at once on Enter."""

    text_settled = Signal(str)

    def __init__(
        self, placeholder: str, shortcut: QKeySequence | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = ""
        self._settled = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._settle)
        self.setProperty("leading", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(tr("Clear search"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear_search)
        self.textChanged.connect(self._text_changed)
        self.returnPressed.connect(self._settle)
        self.set_shortcut(shortcut)

    def set_shortcut(self, shortcut: QKeySequence | None) -> None:
        """Show the key that leads to the box; it is not bound here."""
        self._key = shortcut.toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        self.update()

    def clear_search(self) -> None:
        """Empty the box and tell so at once."""
        self.clear()
        self._settle()

    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _settle(self) -> None:
        """Tell the words, if they are others than last time."""
        self._timer.stop()
        if self.text() != self._settled:
            self._settled = self.text()
            self.text_settled.emit(self._settled)

    def _paint_key(self, painter: QPainter) -> None:
        """Paint the key as a cap at the right end."""
        tokens = current().tokens
        text = self._key.replace("+", " ") if len(self._key) > 1 else self._key
        font = current().font(tokens.label)
        width = QFontMetrics(font).horizontalAdvance(text) + 2 * CAP_PADDING
        height = tokens.label + 9
        rect = QRectF(self.width() - width - CAP_MARGIN, (self.height() - height) / 2, width, height)
        placeholder = self.fontMetrics().horizontalAdvance(self.placeholderText())
        if rect.left() < self.cursorRect().left() + placeholder + 2 * CAP_MARGIN:
            return
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._key and not self.text() and not self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_key(painter)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        else:
            super().keyPressEvent(event)
