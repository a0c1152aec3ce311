"""The line that says that the same job may be there already."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from tracker.clock import day_of
from tracker.domain.status import StatusKind
from tracker.i18n import tr, trn
from tracker.store.rows import ApplicationRow
from ui.inspector.moments import day_words
from ui.theme.icons import paint_icon
from ui.theme.style import current
from ui.widgets.elided_label import ElidedLabel


def alike_words(row: ApplicationRow, others: int) -> str:
    """``Already here: Data Engineer at Nordlicht, Applied 3 Nov 2026``."""
    if row.title and row.company:
        what = tr("{title} at {company}", title=row.title, company=row.company)
    else:
        what = row.title or row.company
    is_applied = row.status_kind is StatusKind.APPLIED and row.applied_on
    day = date.fromisoformat(row.applied_on) if is_applied else day_of(row.since)
    said = tr("Already here: {what}, {status} {day}", what=what, status=row.status, day=day_words(day))
    return trn("{said} and {count} more", "{said} and {count} more", others, said=said) if others else said


class AlikeLine(QWidget):
    """An amber line with a way to the application that is there. ``open_wanted`` carries its id."""

    open_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = 0
        self.text = ElidedLabel("", parent=self)
        self.open_button = QPushButton(tr("Open it"), self)
        self.open_button.setProperty("link", True)
        self.open_button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 3, 6, 3)
        row.addWidget(self.text, 1)
        row.addWidget(self.open_button)
        current().changed.connect(self._colour)
        self._colour()
        self.hide()

    def show_alike(self, found: list[ApplicationRow]) -> None:
        """Say what is there already; nothing where there is nothing."""
        if found:
            self._id = found[0].id
            self.text.setText(alike_words(found[0], len(found) - 1))
        self.setVisible(bool(found))

    def _open(self) -> None:
        self.open_wanted.emit(self._id)

    def _colour(self) -> None:
        palette = self.text.palette()
        palette.setColor(self.text.foregroundRole(), QColor(current().tokens.warn))
        self.text.setPalette(palette)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.warn_soft))
        painter.setBrush(QColor(tokens.warn_soft))
        painter.drawRoundedRect(self.rect(), tokens.control_radius, tokens.control_radius)
        icon = QRectF(10, (self.height() - 16) / 2, 16, 16)
        paint_icon(painter, icon, "triangle-alert", tokens.warn)
        painter.end()
