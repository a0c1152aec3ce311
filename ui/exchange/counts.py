"""What happens to how many rows, as tags; each opens its rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker.i18n import tr, trn
from ui.exchange.planning import Counts
from ui.theme.style import current
from ui.theme.tokens import Tone
from ui.widgets.flow_layout import FlowLayout

NEW, HERE, REPEATED, ALIKE, LOOK, OUT = "new", "here", "repeated", "alike", "look", "out"

TAG_PADDING = 10
TAG_RADIUS = 6.0

TONES: dict[str, Tone] = {
    NEW: "good",
    HERE: "info",
    REPEATED: "warn",
    ALIKE: "warn",
    LOOK: "bad",
    OUT: "unknown",
}


def counted(counts: Counts) -> dict[str, tuple[int, str]]:
    """Each kind of rows with its count, and that in words."""
    return {
        NEW: (counts.new, tr("{count} new", count=f"{counts.new:,}")),
        HERE: (counts.here, tr("{count} already here", count=f"{counts.here:,}")),
        REPEATED: (counts.repeated, tr("{count} repeated", count=f"{counts.repeated:,}")),
        ALIKE: (counts.alike, tr("{count} alike", count=f"{counts.alike:,}")),
        LOOK: (counts.look, trn("{count} needs a look", "{count} need a look", counts.look)),
        OUT: (counts.said_out, tr("{count} left out", count=f"{counts.said_out:,}")),
    }


class CountTag(QAbstractButton):
    """A count as a tag of its own size: larger than the tags of a card."""

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(tr("Opens these rows"))

    def show_text(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def _font(self) -> QFont:
        theme = current()
        return theme.font(theme.tokens.secondary, QFont.Weight.DemiBold, tabular=True)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(width + 2 * TAG_PADDING, current().tokens.control_height - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        text, ground = tokens.tone(TONES[self.kind])
        is_marked = self.hasFocus() or (self.underMouse() and self.isEnabled())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.accent if self.hasFocus() else text), 2 if self.hasFocus() else 1)
        painter.setPen(pen if is_marked else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        inset = pen.widthF() / 2 if is_marked else 0
        shape = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(shape, TAG_RADIUS, TAG_RADIUS)
        painter.setFont(self._font())
        painter.setPen(QColor(text if self.isEnabled() else tokens.faint))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class CountTags(QWidget):
    """The counts side by side. ``opened`` carries the kind of rows that a person wants to see."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, 8)
        self.tags = {kind: CountTag(kind, self) for kind in TONES}
        for tag in self.tags.values():
            tag.clicked.connect(self._open)
            flow.addWidget(tag)

    def show_counts(self, counts: Counts) -> None:
        """Show the counts; a count of nothing is not shown, but for the new ones."""
        for kind, (count, text) in counted(counts).items():
            tag = self.tags[kind]
            tag.show_text(text)
            tag.setVisible(count > 0 or kind == NEW)

    def _open(self) -> None:
        tag = self.sender()
        if isinstance(tag, CountTag):
            self.opened.emit(tag.kind)
