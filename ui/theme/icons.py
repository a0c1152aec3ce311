"""Icons from the bundled SVG files, in the theme's colours, sharp at every scale, live."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from tracker import bundled
from ui.theme.engine import PaintingEngine
from ui.theme.style import current

IconRole = Literal["text", "muted", "accent", "on_accent", "bad"]
CACHED_PIXMAPS = 400


def icon(name: str, role: IconRole = "muted") -> QIcon:
    """The icon in the colour that ``role`` has in the theme at the moment of painting.

    ``name`` is a file of ``resources/icons`` without its ending. A ``muted`` icon becomes ``text`` under
    the pointer and ``accent`` when its button is on; every icon is pale when disabled.
    """
    return QIcon(PaintingEngine(partial(_paint, name, role)))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: str) -> None:
    """Paint the icon into ``rect`` in a colour ``#RRGGBB``.

    Raises FileNotFoundError if there is no such icon.
    """
    ratio = painter.device().devicePixelRatioF()
    width, height = round(rect.width() * ratio), round(rect.height() * ratio)
    if width > 0 and height > 0:
        painter.drawPixmap(QRectF(rect).topLeft(), _pixmap(name, colour, width, height, ratio))


def _paint(
    name: str, role: IconRole, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
) -> None:
    """Paint an icon of a button or item in ``mode`` and ``state``."""
    paint_icon(painter, rect, name, _colour(role, mode, state))


def _colour(role: IconRole, mode: QIcon.Mode, state: QIcon.State) -> str:
    """The colour for a state of the button or item that shows the icon."""
    tokens = current().tokens
    if mode == QIcon.Mode.Disabled:
        return tokens.faint
    if role == "muted" and state == QIcon.State.On:
        return tokens.accent
    if role == "muted" and mode == QIcon.Mode.Active:
        return tokens.text
    return str(getattr(tokens, role))


@lru_cache(maxsize=CACHED_PIXMAPS)
def _pixmap(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    """The rendered icon; width and height in device pixels."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(
        bundled.read_bytes("icons", f"{name}.svg").replace(b"currentColor", colour.encode())
    )
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
