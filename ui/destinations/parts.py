"""Small parts that the cards of the page share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.style import current
from ui.widgets.elided_label import ElidedLabel

PADDING = 16


class Card(QFrame):
    """A card with a heading and a quiet line at its right end; ``column`` takes what stands below."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setAccessibleName(heading)
        self.heading = ElidedLabel(heading, parent=self)
        self.heading.setProperty("role", "heading")
        self.aside = QLabel(self)
        self.aside.setProperty("role", "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading, 1)
        self.head.addWidget(self.aside)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PADDING, 12, PADDING, 12)
        self.column.setSpacing(8)
        self.column.addLayout(self.head)

    def set_heading(self, text: str) -> None:
        """Name the card anew."""
        self.heading.setText(text)
        self.setAccessibleName(text)


class RowButton(QAbstractButton):
    """A painted line to choose by mouse, Enter or Space; arrow keys go to its neighbours in its group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool) -> None:
        """The ground that says chosen, or under the pointer, and the ring of the focus."""
        tokens = current().tokens
        if chosen or self.underMouse():
            painter.fillRect(rect, QColor(tokens.accent_soft if chosen else tokens.hover))
        if self.hasFocus():
            self.paint_ring(painter, rect)

    def paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        """The ring of the focus, inside ``rect``."""
        tokens = current().tokens
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), tokens.tag_radius, tokens.tag_radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -999, Qt.Key.Key_End: 999}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.group() is not None:
            buttons = self.group().buttons()
            place = min(max(buttons.index(self) + step, 0), len(buttons) - 1)
            buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            buttons[place].click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, parent: QWidget, **properties: bool) -> QPushButton:
    """A button with properties that the style sheet knows (``primary``, ``link``, ``quiet``)."""
    made = QPushButton(text, parent)
    for name, value in properties.items():
        made.setProperty(name, value)
    return made
