"""What an empty page shows: what belongs there, and the actions that start it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.icons import paint_icon
from ui.theme.style import current

ICON_SIDE = 28
GROUND_SIDE = 56
TEXT_WIDTH = 420


class EmptyPage(QWidget):
    """Icon, heading and text in the middle, below them one primary action and others."""

    def __init__(
        self,
        icon_name: str,
        heading: str,
        text: str,
        primary: QAction | None = None,
        others: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(_Picture(icon_name, self), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        self._labels = (_words(heading, "title", self), _words(text, "muted", self))
        for label in self._labels:
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(10)
        layout.addLayout(self._buttons(primary, others))
        layout.addStretch(3)

    def _buttons(self, primary: QAction | None, others: Sequence[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for action in (primary, *others):
            if action is not None:
                button = QPushButton(action.text(), self)
                button.setProperty("primary", action is primary)
                button.clicked.connect(action.trigger)
                row.addWidget(button)
        row.addStretch()
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for label in self._labels:
            label.ensurePolished()
            label.setMinimumHeight(label.heightForWidth(TEXT_WIDTH))


class _Picture(QWidget):
    """The icon on a round ground; it says nothing that the heading does not."""

    def __init__(self, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setFixedSize(QSize(GROUND_SIDE, GROUND_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_soft)
        painter.drawEllipse(self.rect())
        inset = (GROUND_SIDE - ICON_SIDE) // 2
        paint_icon(
            painter, self.rect().adjusted(inset, inset, -inset, -inset), self._icon_name, tokens.accent
        )
        painter.end()


def _words(text: str, role: str, parent: QWidget) -> QLabel:
    """A centred, wrapped label."""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setFixedWidth(TEXT_WIDTH)
    return label
