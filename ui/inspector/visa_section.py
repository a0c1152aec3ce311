"""A section of the Visa tab: a heading, a figure at its right end, and on demand what stands behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.i18n import tr
from ui.inspector.page import MARGIN
from ui.theme.icons import icon
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.words import rule


class Section(QWidget):
    """A hairline from edge to edge, a head, and ``body`` to fill."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = ElidedLabel(parent=self)
        self.heading.setProperty("role", "heading")
        self.figure = ElidedLabel(parent=self)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading, 1)
        self.head.addWidget(self.figure)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 14, MARGIN, 14)
        inner.setSpacing(8)
        inner.addLayout(self.head)
        inner.addLayout(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(self))
        column.addLayout(inner)


class FoldedSection(Section):
    """A section whose ``folded`` lines open by a button."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading.setText(name)
        self.figure.setProperty("role", "heading")
        self.more = IconButton("chevron-down", tr("Show all of: {name}", name=name), parent=self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._toggled)
        self.head.addWidget(self.more)
        self.folded = Lines(self)
        self.folded.hide()
        self.body.addWidget(self.folded)

    def _toggled(self, is_open: bool) -> None:
        self.folded.setVisible(is_open)
        self.more.setIcon(icon("chevron-up" if is_open else "chevron-down"))


class Lines(QWidget):
    """Lines that are all made anew when something else is shown."""

    def __init__(self, parent: QWidget, spacing: int = 4) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self.inner = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.inner)

    def renew(self) -> QVBoxLayout:
        """The empty column of a new ``inner``, in place of the old one."""
        self._column.removeWidget(self.inner)
        self.inner.hide()
        self.inner.deleteLater()
        self.inner = QWidget(self)
        self._column.addWidget(self.inner)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._spacing)
        return column


def figure_line(name: str, figure: str, parent: QWidget) -> tuple[QHBoxLayout, QLabel]:
    """A quiet line: words at the left, a figure at the right; and its words' label, which wraps."""
    words = QLabel(name, parent)
    words.setProperty("role", "muted")
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    amount = QLabel(figure, parent)
    amount.setProperty("role", "muted")
    amount.setTextFormat(Qt.TextFormat.PlainText)
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(words, 1)
    line.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop)
    return line, words
