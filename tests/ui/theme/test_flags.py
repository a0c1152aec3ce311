from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from tracker.domain.countries import countries
from ui.theme.flags import flag_icon, paint_flag
from ui.theme.style import Theme

CODES = sorted(path.name.removesuffix(".svg") for path in (files("resources") / "flags").iterdir())


def painted(code: str, width: int = 30, height: int = 20, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_flag(painter, QRectF(0, 0, width, height), code)
    painter.end()
    return image


def is_blank(image: QImage) -> bool:
    return all(
        image.pixelColor(x, y).alpha() == 0 for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("code", CODES)
def test_every_flag_covers_its_rectangle(theme: Theme, code: str) -> None:
    assert theme.tokens.body > 0
    image = painted(code)
    inked = sum(image.pixelColor(x, 10).alpha() > 0 for x in range(30))
    assert inked >= (12 if code == "np" else 30)


def test_every_country_has_a_flag(theme: Theme) -> None:
    assert theme.tokens.body > 0
    assert sorted(set(countries()) - {code.upper() for code in CODES}) == []


def test_corners_are_round(theme: Theme) -> None:
    assert theme.tokens.body > 0
    assert painted("DE").pixelColor(0, 0).alpha() < 200


def test_flag_keeps_its_shape_in_the_middle(theme: Theme) -> None:
    assert theme.tokens.body > 0
    image = painted("DE", 40, 40)
    assert image.pixelColor(20, 2).alpha() == 0
    assert image.pixelColor(20, 20).alpha() == 255


@pytest.mark.parametrize("code", ["", "ZZ", "D", "DEU", "../icons/x", "Ä1", "\x00\x00"])
def test_unknown_code_paints_nothing_and_its_icon_is_a_globe(theme: Theme, code: str) -> None:
    assert theme.tokens.body > 0
    assert is_blank(painted(code))
    assert not is_blank(flag_icon(code).pixmap(16, 16).toImage())


@given(st.text(max_size=4))
def test_no_text_breaks_it(theme: Theme, code: str) -> None:
    assert theme.tokens.body > 0
    image = painted(code, 12, 8)
    assert is_blank(image) == (code.lower() not in CODES)


def test_icon_is_sharp_at_every_scale(theme: Theme) -> None:
    assert theme.tokens.body > 0
    pixmap = flag_icon("DE").pixmap(QSize(18, 12), 2.0)
    assert (pixmap.width(), pixmap.height(), pixmap.devicePixelRatio()) == (36, 24, 2.0)
