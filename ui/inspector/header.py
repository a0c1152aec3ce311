"""The inspector's head: flag, title, where and how, and the tags that tell how it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain.countries import country_name
from tracker.domain.fields import work_mode_label
from tracker.domain.pay_display import long_pay
from tracker.domain.status import Status, StatusKind
from tracker.i18n import tr
from tracker.store.rows import ApplicationRow
from ui.inspector.page import MARGIN
from ui.status_icons import status_icon
from ui.theme.flags import paint_flag
from ui.theme.icons import paint_icon
from ui.theme.style import current, restyle
from ui.theme.tokens import Tone
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.tag import Tag, paint_tag, tag_height, tag_width

FLAG = QSize(24, 16)
ARROW = 12
RING = 3

TONES: dict[StatusKind, Tone] = {
    StatusKind.SAVED: "unknown",
    StatusKind.APPLIED: "info",
    StatusKind.INTERVIEWING: "info",
    StatusKind.OFFER: "good",
    StatusKind.ACCEPTED: "good",
    StatusKind.REJECTED: "bad",
    StatusKind.WITHDRAWN: "warn",
    StatusKind.NO_REPLY: "unknown",
}


def where_and_how(row: ApplicationRow) -> str:
    """``Nordlicht Energie · Hamburg · hybrid``."""
    place = row.city or (country_name(row.country) if row.country else "")
    mode = work_mode_label(row.work_mode).lower() if row.work_mode else ""
    return " · ".join(part for part in (row.company if row.title else "", place, mode) if part)


class Header(QWidget):
    """Shows one application's row. ``status_chosen`` carries the id of another status, ``closed`` nothing."""

    status_chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flag = Flag(self)
        self._title = ElidedLabel(parent=self)
        self._title.setProperty("role", "title")
        self._where = ElidedLabel(parent=self)
        self._where.setProperty("role", "muted")
        self._close = IconButton("x", tr("Close inspector"), parent=self)
        self._close.clicked.connect(self.closed)
        self.status = StatusButton(self)
        self.status.chosen.connect(self.status_chosen)
        self._pay = Tag(parent=self)
        self._archived = Tag(tr("Archived"), "warn", self)
        self._sample = Tag(tr("Sample"), "unknown", self)
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._where)
        top = QHBoxLayout()
        top.setContentsMargins(RING, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(words, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        tags = FlowLayout(spacing=6)
        for tag in (self.status, self._pay, self._archived, self._sample):
            tags.addWidget(tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - RING, 12, 12, 0)
        column.setSpacing(9)
        column.addLayout(top)
        column.addLayout(tags)

    def show_row(self, row: ApplicationRow) -> None:
        """Show the application as it is now."""
        self._flag.show_country(row.country)
        self._title.setText(row.title or row.company or tr("No title"))
        self._where.setText(where_and_how(row))
        self._where.setVisible(bool(self._where.text()))
        self.status.show_status(row.status_id, row.status, row.status_kind)
        self._pay.setText(long_pay(row.pay) if row.pay else "")
        self._pay.setVisible(row.pay is not None)
        self._archived.setVisible(bool(row.archived_at))
        self._sample.setVisible(row.is_sample)


class Flag(QWidget):
    """A country's flag; without a country it takes no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = ""
        self.setFixedSize(FLAG)
        self.hide()

    def show_country(self, code: str) -> None:
        """Show this country's flag (ISO code; empty for none)."""
        self._code = code
        self.setVisible(bool(code))
        self.setToolTip(country_name(code) if code else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_flag(painter, QRectF(self.rect()), self._code)
        painter.end()


class StatusButton(QPushButton):
    """The status as a tag that opens the list of statuses to move to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status_id = 0
        self._tone: Tone = "unknown"
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._picked)
        self.clicked.connect(self.open_menu)
        restyle(self, chip=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Move to another status"))

    def show_status(self, status_id: int, name: str, kind: StatusKind) -> None:
        """Show the status that the application is in."""
        self._status_id = status_id
        self._tone = TONES[kind]
        self.setText(name)
        self.setAccessibleName(tr("Status: {name}", name=name))
        self._check()
        self.updateGeometry()
        self.update()

    def set_statuses(self, statuses: tuple[Status, ...]) -> None:
        """The statuses to move to, in board order."""
        self._menu.clear()
        for status in statuses:
            action = self._menu.addAction(status_icon(status.colour), status.name)
            action.setData(status.id)
        self._check()

    def open_menu(self) -> None:
        """Show the list beneath the tag."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _check(self) -> None:
        for action in self._menu.actions():
            action.setEnabled(action.data() != self._status_id)

    def _picked(self, action: object) -> None:
        self.chosen.emit(action.data())  # type: ignore[attr-defined]

    def sizeHint(self) -> QSize:
        return QSize(
            round(tag_width(self.text()) + 0.5) + ARROW + 2 + 2 * RING, max(24, tag_height() + 2 * RING)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - tag_height()) / 2
        width = paint_tag(painter, RING, top, self.text(), self._tone, self.width() - ARROW - 2 - 2 * RING)
        arrow = QRectF(RING + width + 2, (self.height() - ARROW) / 2, ARROW, ARROW)
        paint_icon(painter, arrow, "chevron-down", tokens.text if self.underMouse() else tokens.muted)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
