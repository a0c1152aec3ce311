"""One line of the timeline: a ring on the thread of time, what happened, when, and what was written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.clock import day_of
from tracker.domain.application import EventKind
from tracker.i18n import tr
from tracker.store.rows import TimelineEntry
from ui.inspector.card_menu import CardMenu
from ui.inspector.moments import day_words, is_day, local_words, moment_words
from ui.theme.style import current
from ui.theme.tokens import visible
from ui.widgets.icon_button import IconButton
from ui.widgets.words import Words, clipped

THREAD_X = 6.0
RING = 4.5
TEXT_X = 24
GAP = 14


def event_kind_label(kind: EventKind) -> str:
    """The kind of a dated entry on the screen."""
    return {
        EventKind.NOTE: tr("Note"),
        EventKind.CALL: tr("Call"),
        EventKind.INTERVIEW: tr("Interview"),
        EventKind.EMAIL: tr("E-mail"),
        EventKind.FOLLOW_UP: tr("Follow-up"),
        EventKind.TASK: tr("Task"),
    }[kind]


EVENT_ICONS = {
    EventKind.NOTE: "notebook-pen",
    EventKind.CALL: "phone",
    EventKind.INTERVIEW: "video",
    EventKind.EMAIL: "mail",
    EventKind.FOLLOW_UP: "send",
    EventKind.TASK: "square-check",
}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An entry and where it stands: ``is_beginning`` is the first status, the ends have half a thread."""

    entry: TimelineEntry
    is_beginning: bool = False
    is_top: bool = False
    is_bottom: bool = False


def line_title(line: TimelineLine) -> str:
    """``Moved to Interview``, ``Added to Wishlist``, ``Call``."""
    if line.entry.table == "event":
        return event_kind_label(EventKind(line.entry.kind))
    if line.is_beginning:
        return tr("Added to {status}", status=line.entry.status)
    return tr("Moved to {status}", status=line.entry.status)


class TimelineRow(QWidget):
    """Shows a line; ``edit_wanted`` and ``delete_wanted`` carry nothing: the row's owner knows the entry."""

    edit_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TimelineLine | None = None
        self._title = Words(parent=self)
        self._day = QLabel(self)
        self._day.setProperty("role", "secondary")
        self._moment = Words(role="secondary", parent=self)
        self._text = Words(role="muted", parent=self)
        self._more = CardMenu(tr("Edit"), tr("Delete"), self)
        self._more.edit_wanted.connect(self.edit_wanted)
        self._more.remove_wanted.connect(self.delete_wanted)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        top.addWidget(self._day)
        top.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(TEXT_X, 0, 0, GAP)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self._moment)
        column.addWidget(self._text)

    def show_line(self, line: TimelineLine) -> None:
        """Show the entry as it is now."""
        entry = line.entry
        self._line = line
        title = line_title(line)
        self._title.say(title)
        has_clock = bool(entry.zone)
        self._day.setText("" if has_clock else day_words(day_of(entry.at)))
        self._day.setToolTip("" if is_day(entry.at) else moment_words(entry.at))
        here = local_words(entry.at, entry.zone)
        parts = [moment_words(entry.at, entry.zone), here] if has_clock else []
        self._moment.say(" · ".join(part for part in parts if part))
        self._text.say(clipped(entry.text))
        self._more.set_name(tr("Edit or delete: {what}", what=title))
        self.setAccessibleName(f"{title}, {moment_words(entry.at, entry.zone)}")
        self.update()

    @property
    def menu_button(self) -> IconButton:
        """The button that opens the line's menu."""
        return self._more

    def _ring_colour(self) -> str:
        tokens = current().tokens
        kind = self._line.entry.status_kind if self._line else None
        return visible(kind.colour, tokens.surface) if kind else tokens.accent

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None:
            return
        tokens = current().tokens
        centre = QPointF(THREAD_X, self._title.geometry().center().y() + 0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        top = centre.y() if self._line.is_top else 0
        bottom = centre.y() if self._line.is_bottom else self.height()
        painter.drawLine(QPointF(THREAD_X, top), QPointF(THREAD_X, bottom))
        painter.setPen(QPen(QColor(self._ring_colour()), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(centre, RING, RING)
        painter.end()
