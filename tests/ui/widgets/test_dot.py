from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from tracker.domain.status import KIND_COLOURS
from ui.theme.style import Mode, Theme
from ui.theme.tokens import contrast
from ui.widgets.dot import paint_dot


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour", KIND_COLOURS.values())
def test_dot_is_round_and_visible(theme: Theme, mode: Mode, colour: str) -> None:
    theme.set_mode(mode)
    image = QImage(12, 12, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(theme.tokens.surface))
    painter = QPainter(image)
    paint_dot(painter, QPointF(6, 6), colour)
    painter.end()
    assert contrast(image.pixelColor(6, 6).name(), theme.tokens.surface) >= 3
    assert image.pixelColor(2, 2).name().upper() == theme.tokens.surface
