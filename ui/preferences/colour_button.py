"""A status's colour: a dot that opens a small palette."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QColorDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr
from ui.theme.style import current
from ui.widgets.dot import paint_dot

SIDE = 30
SWATCH = 28
COLUMNS = 5


def swatches() -> dict[str, str]:
    """The colours that are offered, ``#RRGGBB``, with their names."""
    return {
        "#98A2B3": tr("Light grey"),
        "#667085": tr("Grey"),
        "#2557B7": tr("Blue"),
        "#1B87C9": tr("Sky blue"),
        "#0B6E75": tr("Teal"),
        "#157F3C": tr("Green"),
        "#A15C07": tr("Amber"),
        "#B42318": tr("Red"),
        "#C11574": tr("Pink"),
        "#7A3EC8": tr("Purple"),
    }


class ColourButton(QAbstractButton):
    """Shows a colour; ``chosen`` carries another one (``#RRGGBB``) when the person takes it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self._popup: SwatchPopup | None = None
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Colour"))
        self.clicked.connect(self.open_palette)

    def set_colour(self, colour: str, owner: str) -> None:
        """Show a colour; ``owner`` is whose it is, for screen readers."""
        self._colour = colour
        named = swatches().get(colour.upper(), colour)
        self.setAccessibleName(tr("Colour of {name}: {colour}", name=owner, colour=named))
        self.update()

    def open_palette(self) -> SwatchPopup:
        """Open the palette below the button; the palette."""
        self._popup = SwatchPopup(self._colour, self)
        self._popup.chosen.connect(self.chosen)
        self._popup.custom_wanted.connect(self._open_custom)
        self._popup.move(self.mapToGlobal(QPoint(-6, self.height() + 2)))
        self._popup.show()
        return self._popup

    def _open_custom(self) -> None:
        dialog = QColorDialog(QColor(self._colour), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Choose a colour"))
        dialog.colorSelected.connect(self._take_custom)
        dialog.open()

    def _take_custom(self, colour: QColor) -> None:
        self.chosen.emit(colour.name().upper())

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)
        if self._colour:
            paint_dot(painter, QPointF(self.width() / 2, self.height() / 2), self._colour, 12)
        painter.end()


class SwatchPopup(QFrame):
    """The palette: ten colours and a way to any other. Arrows move, Enter and Space choose, Escape closes."""

    chosen = Signal(str)
    custom_wanted = Signal()

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", "raised")
        self.setAccessibleName(tr("Colours"))
        self.swatches = [
            Swatch(found, name, is_chosen=found == colour.upper(), parent=self)
            for found, name in swatches().items()
        ]
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, swatch in enumerate(self.swatches):
            swatch.clicked.connect(self._take)
            grid.addWidget(swatch, *divmod(place, COLUMNS))
        custom = QPushButton(tr("Another colour…"), self)
        custom.setProperty("quiet", True)
        custom.clicked.connect(self._want_custom)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(grid)
        column.addWidget(custom)
        self._focused(next((at for at, found in enumerate(self.swatches) if found.is_chosen), 0))

    def _focused(self, place: int) -> None:
        self.swatches[place % len(self.swatches)].setFocus()

    def _take(self) -> None:
        swatch = self.sender()
        if isinstance(swatch, Swatch):
            self.chosen.emit(swatch.colour)
        self.close()

    def _want_custom(self) -> None:
        self.close()
        self.custom_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }
        step = steps.get(Qt.Key(event.key()))
        here = next((at for at, found in enumerate(self.swatches) if found.hasFocus()), None)
        if step is not None and here is not None:
            self._focused(here + step)
        else:
            super().keyPressEvent(event)


class Swatch(QAbstractButton):
    """One colour of the palette; the chosen one wears a ring."""

    def __init__(self, colour: str, name: str, *, is_chosen: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.is_chosen = is_chosen
        self.setFixedSize(SWATCH, SWATCH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            # QAbstractButton would walk its siblings by geometry; the palette knows its own grid.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = tokens.accent if self.hasFocus() else tokens.text if self.is_chosen else ""
        if ring:
            painter.setPen(QPen(QColor(ring), 2))
            painter.drawEllipse(QPointF(SWATCH / 2, SWATCH / 2), 12, 12)
        paint_dot(painter, QPointF(SWATCH / 2, SWATCH / 2), self.colour, 18)
        painter.end()
