"""A folded column: a narrow strip with its mark, count and name from the top down."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker.i18n import tr
from ui.board.card_look import INSET
from ui.board.column_header import HEIGHT, count_text, paint_mark, spoken_column
from ui.board.columns import ColumnSpec
from ui.theme.icons import paint_icon
from ui.theme.style import current

WIDTH = 36
TOP = 6
NAME_TOP = 62
BOTTOM = 14


class Strip(QAbstractButton):
    """A button that unfolds what it stands for; ``icon_name`` is shown instead of the column's mark.

    The property ``unfolds`` says that a drag resting here presses it.
    """

    def __init__(self, spec: ColumnSpec, parent: QWidget, icon_name: str = "") -> None:
        super().__init__(parent)
        self._spec = spec
        self._icon_name = icon_name
        self._count = 0
        self.setProperty("unfolds", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_column(self, spec: ColumnSpec, count: int, icon_name: str = "", tip: str = "") -> None:
        """Show a column and how many cards it holds."""
        self._spec, self._count, self._icon_name = spec, count, icon_name
        self.setAccessibleName(spoken_column(spec, count))
        self.setToolTip(tip or tr("Unfold {name}", name=spec.name))
        self.update()

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        tokens = current().tokens
        is_hovered = self.underMouse()
        border, width = (tokens.line_strong if is_hovered else tokens.line), 1.0
        if self.hasFocus():
            border, width = tokens.accent, 2.0
        half = width / 2
        painter.setPen(QPen(QColor(border), width))
        painter.setBrush(QColor(tokens.hover if is_hovered else tokens.nav))
        painter.drawRoundedRect(
            box.adjusted(half, half, -half, -half), tokens.card_radius, tokens.card_radius
        )

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        theme = current()
        tokens = theme.tokens
        painter.setPen(QColor(tokens.muted))
        painter.setFont(theme.font(tokens.secondary, tabular=True))
        count = QRectF(box.x(), box.y() + 30, box.width(), 20)
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, count_text(self._count, 0))
        bold = theme.font(weight=QFont.Weight.DemiBold)
        room = box.height() - NAME_TOP - BOTTOM
        name = QFontMetricsF(bold).elidedText(self._spec.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        painter.translate(box.right(), box.y() + NAME_TOP)
        painter.rotate(90)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, 0, room + 1, box.width()), middle, name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(INSET, TOP, WIDTH, self.height() - TOP - BOTTOM)
        self._paint_ground(painter, box)
        centre = QPointF(box.center().x(), box.y() + HEIGHT / 2)
        if self._icon_name:
            side = current().tokens.icon_size
            corner = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            paint_icon(painter, corner, self._icon_name, current().tokens.muted)
        else:
            paint_mark(painter, centre, self._spec)
        self._paint_words(painter, box)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + current().tokens.gap, 3 * NAME_TOP)
