"""The navigation rail: the pages with their counts, folded to icons in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from tracker import bundled
from tracker.i18n import tr
from ui.theme.icons import paint_icon
from ui.theme.style import current

ITEM_HEIGHT = 34
MARK_SIDE = 22


class Rail(QFrame):
    """Chooses the page. ``chosen`` tells the page's name, ``preferences_wanted`` the item at the foot."""

    chosen = Signal(str)
    preferences_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Pages"))
        self._group = QButtonGroup(self)
        self._items: dict[str, RailItem] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 12)
        layout.setSpacing(2)
        self._brand = Brand(self)
        layout.addWidget(self._brand)
        layout.addSpacing(6)
        for name, icon_name, text in _pages():
            layout.addWidget(self._add(name, icon_name, text))
        layout.addStretch()
        self._preferences = RailItem("settings", tr("Settings and profile"), self)
        self._preferences.clicked.connect(self.preferences_wanted)
        layout.addWidget(self._preferences)
        self._group.buttonClicked.connect(self._clicked)
        self.set_folded(folded=False)

    def _add(self, name: str, icon_name: str, text: str) -> RailItem:
        item = RailItem(icon_name, text, self)
        item.setCheckable(True)
        item.setObjectName(name)
        self._group.addButton(item)
        self._items[name] = item
        return item

    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.objectName())

    def show_page(self, name: str) -> None:
        """Mark the page that is in view."""
        self._items[name].setChecked(True)

    def title(self, name: str) -> str:
        """The page's name on the screen."""
        return self._items[name].text()

    def set_count(self, name: str, count: int | None) -> None:
        """Show how many things a page holds; None shows nothing."""
        self._items[name].set_count(count)

    def set_folded(self, *, folded: bool) -> None:
        """Show icons only, or icons and words."""
        tokens = current().tokens
        self.setFixedWidth(tokens.rail_folded if folded else tokens.rail)
        self._brand.set_folded(folded=folded)
        for item in (*self._items.values(), self._preferences):
            item.set_folded(folded=folded)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.nav))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.line))
        painter.end()


def _pages() -> tuple[tuple[str, str, str], ...]:
    return (
        ("board", "square-kanban", tr("Board")),
        ("applications", "list", tr("Applications")),
        ("destinations", "globe", tr("Destinations")),
        ("bin", "trash-2", tr("Bin")),
    )


class Brand(QWidget):
    """The program's mark and name at the head of the rail."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._folded = False
        self.setFixedHeight(current().tokens.bar)

    def set_folded(self, *, folded: bool) -> None:
        """Show the mark only."""
        self._folded = folded
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        from PySide6.QtSvg import QSvgRenderer

        theme = current()
        painter = QPainter(self)
        left = (self.width() - MARK_SIDE) / 2 if self._folded else 9
        top = (self.height() - MARK_SIDE) / 2
        renderer = QSvgRenderer(bundled.read_bytes("app", "landfall.svg"))
        renderer.render(painter, QRectF(left, top, MARK_SIDE, MARK_SIDE))
        if not self._folded:
            painter.setPen(QColor(theme.tokens.text))
            painter.setFont(theme.font(theme.tokens.body + 2, QFont.Weight.DemiBold))
            place = self.rect().adjusted(9 + MARK_SIDE + 9, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, "Landfall")
        painter.end()


class RailItem(QAbstractButton):
    """A line of the rail: icon, words and a count."""

    def __init__(self, icon_name: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count: int | None = None
        self._folded = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int | None) -> None:
        """Show a number at the end of the line; a screen reader hears it after the words."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count:,}")
        self.update()

    def set_folded(self, *, folded: bool) -> None:
        """Show the icon only."""
        self._folded = folded
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, ITEM_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tokens = current(), current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        colour = tokens.accent if self.isChecked() else tokens.muted
        left = (self.width() - tokens.icon_size) // 2 if self._folded else 11
        top = (self.height() - tokens.icon_size) // 2
        paint_icon(painter, QRectF(left, top, tokens.icon_size, tokens.icon_size), self._icon_name, colour)
        if not self._folded:
            weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
            painter.setPen(QColor(colour))
            painter.setFont(theme.font(0, weight))
            words = self.rect().adjusted(11 + tokens.icon_size + 9, 0, -12, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
            self._paint_count(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = current().tokens
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else tokens.hover))
            painter.drawRoundedRect(ground, tokens.control_radius, tokens.control_radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, tokens.control_radius, tokens.control_radius)

    def _paint_count(self, painter: QPainter) -> None:
        if self._count is None:
            return
        theme, tokens = current(), current().tokens
        painter.setPen(QColor(tokens.accent if self.isChecked() else tokens.muted))
        painter.setFont(theme.font(tokens.label, tabular=True))
        end = self.rect().adjusted(0, 0, -10, 0)
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{self._count:,}")
