"""The icon engine of icons and flags: it paints when asked, in the size, scale and colours of that moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from shiboken6 import Shiboken

Paint = Callable[[QPainter, QRect, QIcon.Mode, QIcon.State], None]

_clones: list[QIconEngine] = []


class PaintingEngine(QIconEngine):
    """An icon that ``paint`` draws into the rectangle it is given."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint into ``rect``."""
        self._paint(painter, rect, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon for a screen of scale 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon at a size in device-independent pixels (so since Qt 6.8), for a screen of this scale."""
        pixmap = QPixmap(round(size.width() * scale), round(size.height() * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """A copy, which Qt owns.

        PySide6 does not hand a returned engine over: kept here until Qt has deleted it.
        """
        _clones[:] = [engine for engine in _clones if Shiboken.isValid(engine)]
        _clones.append(PaintingEngine(self._paint))
        return _clones[-1]

    def key(self) -> str:
        """What kind of engine this is."""
        return "landfall"

    def isNull(self) -> bool:
        """Never: whatever has this engine can be painted."""
        return False
