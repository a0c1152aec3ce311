"""The head of a column: dot or flag, name, count, and buttons to fold it and to add a card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.i18n import tr, trn
from ui.board.card_look import FLAG, INSET
from ui.board.columns import ColumnSpec
from ui.theme.flags import paint_flag
from ui.theme.icons import paint_icon
from ui.theme.style import current
from ui.widgets.dot import DIAMETER, paint_dot
from ui.widgets.icon_button import IconButton

HEIGHT = 34
INDENT = 4
GAP = 8
BUTTON_ROOM = 54


def count_text(count: int, limit: int) -> str:
    """``41``, or ``12/10`` where the person set a limit."""
    return f"{count:,}/{limit:,}" if limit else f"{count:,}"


def spoken_column(spec: ColumnSpec, count: int) -> str:
    """The column for a screen reader."""
    said = trn("{name}, {count} application", "{name}, {count} applications", count, name=spec.name)
    return (
        tr("{column}, over its limit of {limit}", column=said, limit=spec.limit)
        if _is_over(spec, count)
        else said
    )


def _is_over(spec: ColumnSpec, count: int) -> bool:
    return 0 < spec.limit < count


def paint_mark(painter: QPainter, centre: QPointF, spec: ColumnSpec) -> None:
    """The column's dot, flag or globe around a point."""
    if not spec.is_country:
        paint_dot(painter, centre, spec.colour)
        return
    width, height = FLAG
    rect = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
    if spec.key:
        paint_flag(painter, rect, spec.key)
    else:
        side = current().tokens.icon_size
        corner = QPointF(centre.x() - side / 2, centre.y() - side / 2)
        paint_icon(painter, QRectF(corner.x(), corner.y(), side, side), "globe", current().tokens.muted)


class ColumnHeader(QWidget):
    """``add_wanted`` and ``fold_wanted`` by its buttons; the one to fold shows under the pointer or focus."""

    add_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, spec: ColumnSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._count = 0
        self._fold = ShyButton("chevrons-left", "", parent=self)
        self._fold.clicked.connect(self.fold_wanted)
        self._add = IconButton("plus", "", parent=self)
        self._add.clicked.connect(self.add_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, current().tokens.gap - INSET, 0)
        row.setSpacing(0)
        row.addStretch()
        row.addWidget(self._fold)
        row.addWidget(self._add)
        self.setFixedHeight(max(HEIGHT, self._add.minimumHeight()))
        self.show_column(spec, 0)

    def show_column(self, spec: ColumnSpec, count: int) -> None:
        """Show a column and how many cards it holds."""
        self._spec, self._count = spec, count
        self._fold.set_name(tr("Fold {name}", name=spec.name))
        self._add.set_name(tr("Add to {name}", name=spec.name))
        self._add.setVisible(spec.takes_new)
        self.setAccessibleName(spoken_column(spec, count))
        over = _is_over(spec, count)
        tip = tr("{name}: more than {limit}", name=spec.name, limit=spec.limit) if over else spec.name
        self.setToolTip(tip)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        tokens = theme.tokens
        painter = QPainter(self)
        mark = FLAG[0] if self._spec.is_country else DIAMETER
        left = INSET + (1 if self._spec.is_country else INDENT)
        paint_mark(painter, QPointF(left + mark / 2, self.height() / 2), self._spec)
        left = round(left + mark + GAP - 1)
        count = count_text(self._count, self._spec.limit)
        figures = theme.font(tabular=True)
        count_width = QFontMetricsF(figures).horizontalAdvance(count)
        bold = theme.font(weight=QFont.Weight.DemiBold)
        metrics = QFontMetricsF(bold)
        room = self.width() - BUTTON_ROOM - left - count_width - GAP - tokens.gap
        name = metrics.elidedText(self._spec.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, name)
        left += round(metrics.horizontalAdvance(name)) + GAP
        painter.setFont(figures)
        painter.setPen(QColor(tokens.warn if _is_over(self._spec, self._count) else tokens.muted))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, count)
        painter.end()

    def enterEvent(self, _event: QEnterEvent) -> None:
        self._fold.set_shown(shown=True)

    def leaveEvent(self, _event: QEvent) -> None:
        self._fold.set_shown(shown=False)


class ShyButton(IconButton):
    """Painted only while it is told to, or has the focus; a screen reader and the Tab key find it always."""

    _is_shown = False

    def set_shown(self, *, shown: bool) -> None:
        """Whether the pointer is near."""
        self._is_shown = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_shown or self.hasFocus() or self.underMouse():
            super().paintEvent(event)
