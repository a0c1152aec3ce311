"""The painted chart: each step between its shortest and its longest time on a grid of months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.i18n import tr
from tracker.visas.schedule import Bar
from ui.theme.style import current
from ui.visas.words import day_words, month_name

HEAD = 24
ROW = 35
BAR = 8
DOT = 6
LEAST_MONTH, LEAST_WITH_YEAR = 46, 72
"""Room for a month's name alone, and with its year."""
LABEL_GAP = 4


@dataclass(frozen=True, slots=True)
class Plot:
    """What the chart shows: ``bars`` with known times, the first day at work, and the one wished for."""

    signing: date
    bars: tuple[Bar, ...]
    earliest: date
    latest: date
    wished: date | None = None

    @property
    def start(self) -> date:
        """The left edge: the first of the month in which the contract is signed."""
        return self.signing.replace(day=1)

    @property
    def end(self) -> date:
        """The right edge: the month after the latest first day."""
        return _next_month(_next_month(self.latest.replace(day=1)))


def months(first: date, end: date) -> Iterator[date]:
    """The first of each month from ``first`` up to ``end``, without it."""
    day = first
    while day < end:
        yield day
        day = _next_month(day)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


class Chart(QWidget):
    """Paints a Plot; a screen reader hears it step by step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("From signature to first day"))
        current().changed.connect(self.update)

    def show_plot(self, plot: Plot | None) -> None:
        """Show a plot; without one the chart takes no room."""
        self._plot = plot
        self.setVisible(plot is not None)
        self.setAccessibleDescription(_spoken(plot) if plot else "")
        self.updateGeometry()
        self.update()

    def _at(self, day: date) -> float:
        """Where a day stands, in pixels from the left."""
        assert self._plot is not None
        whole = (self._plot.end - self._plot.start).days
        return (day - self._plot.start).days / whole * self.width()

    def _paint_months(self, painter: QPainter, plot: Plot) -> None:
        tokens = current().tokens
        firsts = list(months(plot.start, plot.end))
        every = _every(len(firsts), self.width())
        painter.setFont(current().font(tokens.label))
        year = plot.signing.year
        has_room = len(firsts) * LEAST_WITH_YEAR <= self.width() * every
        for first in firsts[::every]:
            x = self._at(first)
            painter.fillRect(QRectF(x, HEAD - 4, 1, self.height() - HEAD), QColor(tokens.line))
            painter.setPen(QColor(tokens.muted))
            name = month_name(first.month)[:3]
            words = name if first.year == year or not has_room else f"{name} {first.year}"
            year = first.year
            painter.drawText(QPointF(x, HEAD - 10), words)

    def _paint_bar(self, painter: QPainter, bar: Bar, top: float) -> None:
        tokens = current().tokens
        left, early, late = self._at(bar.start), self._at(bar.early_end), self._at(bar.late_end)
        height = top + ROW - BAR - 6
        painter.setPen(Qt.PenStyle.NoPen)
        for end, colour in ((late, _pale()), (early, tokens.accent)):
            painter.setBrush(QColor(colour))
            room = QRectF(left, height, max(end - left, BAR if end == late else 0), BAR)
            if room.width():
                painter.drawRoundedRect(room, BAR / 2, BAR / 2)
        self._paint_label(painter, bar.phase.title, left, top)

    def _paint_first_day(self, painter: QPainter, plot: Plot, top: float) -> None:
        tokens = current().tokens
        early, late, middle = self._at(plot.earliest), self._at(plot.latest), top + ROW - BAR / 2 - 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.good_soft))
        painter.drawRoundedRect(QRectF(early, middle - BAR / 2, late - early, BAR), BAR / 2, BAR / 2)
        painter.setBrush(QColor(tokens.good))
        painter.drawEllipse(QPointF(late, middle), DOT, DOT)
        self._paint_label(painter, tr("First day at work"), late - DOT, top)

    def _paint_label(self, painter: QPainter, words: str, left: float, top: float) -> None:
        """Above the bar, moved to the left where it would leave the chart."""
        tokens = current().tokens
        font = current().font(tokens.label)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 4)
        width = metrics.horizontalAdvance(shown)
        x = max(0.0, min(left + LABEL_GAP, self.width() - width))
        ground = QRectF(x - 2, top + 2, width + 4, metrics.height())
        painter.fillRect(ground, QColor(tokens.surface))
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QPointF(x, top + 2 + metrics.ascent()), shown)

    def _paint_wished(self, painter: QPainter, plot: Plot) -> None:
        if plot.wished is None or not plot.start <= plot.wished < plot.end:
            return
        painter.setPen(QPen(QColor(current().tokens.info), 1.5, Qt.PenStyle.DashLine))
        x = self._at(plot.wished)
        painter.drawLine(QPointF(x, HEAD - 4), QPointF(x, self.height() - 4))

    def sizeHint(self) -> QSize:
        rows = len(self._plot.bars) + 1 if self._plot else 0
        return QSize(260, HEAD + rows * ROW + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        plot = self._plot
        if plot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter, plot)
        self._paint_wished(painter, plot)
        for number, bar in enumerate(plot.bars):
            self._paint_bar(painter, bar, HEAD + number * ROW)
        self._paint_first_day(painter, plot, HEAD + len(plot.bars) * ROW)
        painter.end()


def _every(count: int, width: int) -> int:
    """Which months are named so that the names have room: each, each second, ..."""
    if count * LEAST_MONTH <= width:
        return 1
    return -(-count * LEAST_WITH_YEAR // max(1, width))


def _pale() -> str:
    """The colour between the shortest and the longest time: seen on the card in both appearances."""
    from ui.theme.tokens import mix

    tokens = current().tokens
    return mix(tokens.accent_soft, tokens.accent, 0.12)


def _spoken(plot: Plot) -> str:
    """The chart in words."""
    steps = [
        tr(
            "{step}: from {start}, done {early} to {late}",
            step=bar.phase.title,
            start=day_words(bar.start),
            early=day_words(bar.early_end),
            late=day_words(bar.late_end),
        )
        for bar in plot.bars
    ]
    return "; ".join([*steps, _first_day_words(plot.earliest, plot.latest)])


def _first_day_words(earliest: date, latest: date) -> str:
    return tr("first day at work {early} to {late}", early=day_words(earliest), late=day_words(latest))


def plot_of(bars: Sequence[Bar], signing: date, first: tuple[date, date], wished: date | None) -> Plot:
    """The plot of the phases whose times are known."""
    known = tuple(bar for bar in bars if bar.phase.low_days is not None)
    return Plot(signing, known, *first, wished)
