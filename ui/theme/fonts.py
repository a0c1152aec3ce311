"""Inter, the bundled typeface, and the sizes that the program uses."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase

from tracker import bundled

FAMILY = "Inter"
FIRST_PAINT = ("Regular", "Medium", "SemiBold")
LATER = ("Bold",)

_loaded: set[str] = set()


def load(weights: tuple[str, ...]) -> None:
    """Make the bundled weights known to Qt; a weight is loaded once."""
    for weight in weights:
        if weight not in _loaded:
            QFontDatabase.addApplicationFontFromData(bundled.read_bytes("fonts", f"{FAMILY}-{weight}.ttf"))
            _loaded.add(weight)


def load_later() -> None:
    """Load the weights that no first paint shows (bold words in notes)."""
    load(LATER)


def system_scale(font: QFont) -> float:
    """How much larger than usual the system's text is: 9 pt is usual, 13 pt on macOS."""
    points = font.pointSizeF()
    usual = 13.0 if sys.platform == "darwin" else 9.0
    return min(max(points / usual, 0.8), 2.5) if points > 0 else 1.0


def inter(pixels: int, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """Inter at a size; ``tabular`` gives every figure the same width, for columns of numbers."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
