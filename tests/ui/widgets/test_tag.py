from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme.style import Theme
from ui.theme.tokens import DARK, LIGHT, Tone
from ui.widgets.tag import Tag, paint_tag, tag_height, tag_width


def canvas() -> QImage:
    image = QImage(300, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#FFFFFF"))
    return image


def painted(text: str, tone: Tone, room: float | None = None) -> tuple[QImage, float]:
    image = canvas()
    painter = QPainter(image)
    width = paint_tag(painter, 5, 4, text, tone, room)
    painter.end()
    return image, width


@pytest.mark.parametrize("tone", get_args(Tone))
def test_tag_has_its_tone_s_ground(theme: Theme, tone: Tone) -> None:
    image, _ = painted("Eligible", tone)
    assert image.pixelColor(8, 4 + tag_height() // 2).name().upper() == theme.tokens.tone(tone)[1]


def test_painting_answers_the_width_used() -> None:
    image, width = painted("Eligible", "good")
    middle = 4 + tag_height() // 2
    assert width == tag_width("Eligible")
    assert image.pixelColor(5 + int(width) + 1, middle).name() == "#ffffff"
    assert image.pixelColor(5 + int(width) - 2, middle).name() != "#ffffff"


def test_long_tag_keeps_to_its_room() -> None:
    assert painted("A very long tag indeed", "info", 60)[1] <= 60
    assert painted("Short", "info", 300)[1] == tag_width("Short")


def test_painter_is_left_as_it_was() -> None:
    image = canvas()
    painter = QPainter(image)
    painter.setPen(QColor("#123456"))
    paint_tag(painter, 0, 0, "Eligible", "good")
    assert painter.pen().color().name() == "#123456"
    painter.end()


def test_widget_shows_text_tone_and_theme(qtbot: QtBot, theme: Theme) -> None:
    tag = Tag("Eligible", "good")
    qtbot.addWidget(tag)
    tag.resize(tag.sizeHint())
    assert tag.grab().toImage().pixelColor(3, 9).name().upper() == LIGHT.good_soft
    tag.set_tag("£2,700 short", "bad")
    theme.set_mode("dark")
    assert (tag.text(), tag.tone) == ("£2,700 short", "bad")
    assert tag.grab().toImage().pixelColor(3, 9).name().upper() == DARK.bad_soft
