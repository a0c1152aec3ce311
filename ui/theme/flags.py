"""Flags of countries from the bundled 3:2 SVG files, with rounded corners and a hairline."""

from __future__ import annotations

from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from tracker import bundled
from ui.theme.engine import PaintingEngine
from ui.theme.icons import icon
from ui.theme.style import current

CORNER = 2.0
CACHED_PIXMAPS = 300
CACHED_FILES = 300
DISABLED_OPACITY = 0.45
HAIRLINE_LIGHT = QColor(16, 24, 40, 38)
HAIRLINE_DARK = QColor(231, 236, 243, 46)


def paint_flag(painter: QPainter, rect: QRectF, code: str) -> None:
    """Paint a country's flag, 3:2, centred in ``rect``; an unknown or empty code paints nothing."""
    ratio = painter.device().devicePixelRatioF()
    height = round(min(rect.height(), rect.width() * 2 / 3) * ratio)
    width = round(height * 1.5)
    pixmap = _pixmap(code.lower(), width, height, ratio, current().tokens.dark)
    if pixmap is not None:
        left = rect.x() + round((rect.width() * ratio - width) / 2) / ratio
        top = rect.y() + round((rect.height() * ratio - height) / 2) / ratio
        painter.drawPixmap(QPointF(left, top), pixmap)


def flag_icon(code: str) -> QIcon:
    """A country's flag as an icon; a globe for an unknown or empty code."""
    return QIcon(PaintingEngine(partial(_paint, code))) if _svg(code.lower()) else icon("globe")


def _paint(code: str, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
    """Paint the flag of a button or item; a disabled one is pale."""
    opacity = painter.opacity()
    if mode == QIcon.Mode.Disabled:
        painter.setOpacity(opacity * DISABLED_OPACITY)
    paint_flag(painter, QRectF(rect), code)
    painter.setOpacity(opacity)


@lru_cache(maxsize=CACHED_FILES)
def _svg(code: str) -> bytes:
    """The flag's file, empty for what is no country's code in lower case."""
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        return b""
    try:
        return bundled.read_bytes("flags", f"{code}.svg")
    except FileNotFoundError:
        return b""


@lru_cache(maxsize=CACHED_PIXMAPS)
def _pixmap(code: str, width: int, height: int, ratio: float, dark: bool) -> QPixmap | None:
    """The rendered flag, width and height in device pixels; None for an unknown code or no room."""
    if not _svg(code) or width < 1 or height < 1:
        return None
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    whole = QRectF(0, 0, width, height)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(_rounded(whole, CORNER * ratio))
    QSvgRenderer(_svg(code)).render(painter, whole)
    painter.setClipping(False)
    painter.setPen(QPen(HAIRLINE_DARK if dark else HAIRLINE_LIGHT, ratio))
    painter.drawPath(_rounded(whole.adjusted(ratio / 2, ratio / 2, -ratio / 2, -ratio / 2), CORNER * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
