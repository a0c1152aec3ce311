from __future__ import annotations

import gc
import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

import ui
from ui.theme.icons import _pixmap, icon, paint_icon
from ui.theme.style import Theme
from ui.theme.tokens import DARK, LIGHT

NAMED = re.compile(r'\b(?:icon|IconButton|EmptyPage)\(\s*"([a-z0-9-]+)"')
NAMES = sorted(path.name.removesuffix(".svg") for path in (files("resources") / "icons").iterdir())


def colours(image: QImage) -> set[str]:
    """The opaque colours of an image."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in pixels if colour.alpha() == 255}


def painted(name: str, side: int, ratio: float = 1.0, colour: str = "#FF0000") -> QImage:
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_icon(painter, QRect(0, 0, side, side), name, colour)
    painter.end()
    return image


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_painted_in_the_asked_colour(theme: Theme, name: str) -> None:
    assert theme.tokens.body > 0
    assert colours(painted(name, 64)) == {"#FF0000"}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_icon_fills_its_size_at_every_scale(theme: Theme, ratio: float) -> None:
    assert theme.tokens.body > 0
    image = painted("panel-right", 16, ratio)
    inked = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2).alpha() > 128]
    assert min(inked) <= 4 * ratio
    assert max(inked) >= 11 * ratio


def test_icon_takes_the_role_s_colour_and_follows_the_theme(theme: Theme) -> None:
    made = icon("panel-right", "accent")
    assert colours(made.pixmap(64, 64).toImage()) == {LIGHT.accent}
    theme.set_mode("dark")
    assert colours(made.pixmap(64, 64).toImage()) == {DARK.accent}


def test_states_have_their_colours(theme: Theme) -> None:
    made, size = icon("panel-right"), QSize(64, 64)
    assert colours(made.pixmap(size).toImage()) == {theme.tokens.muted}
    assert colours(made.pixmap(size, QIcon.Mode.Disabled).toImage()) == {theme.tokens.faint}
    assert colours(made.pixmap(size, QIcon.Mode.Active).toImage()) == {theme.tokens.text}
    assert colours(made.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()) == {theme.tokens.accent}


def test_pixmap_has_the_screen_s_ratio(theme: Theme) -> None:
    assert theme.tokens.body > 0
    pixmap = icon("search").pixmap(QSize(16, 16), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)


def test_unknown_icon_is_an_error(theme: Theme) -> None:
    assert theme.tokens.body > 0
    with pytest.raises(FileNotFoundError):
        _pixmap("no-such-icon", "#FF0000", 16, 16, 1.0)


def test_copies_outlive_their_engine(theme: Theme) -> None:
    assert theme.tokens.body > 0
    for _ in range(300):
        copy = QIcon(icon("plus"))
        copy.addPixmap(QPixmap(2, 2))  # makes Qt clone the engine
        gc.collect(0)
        assert copy.pixmap(16, 16).width() == 16


def test_every_icon_that_the_program_names_is_there_and_no_other() -> None:
    program = "".join(path.read_text("utf-8") for path in Path(ui.__path__[0]).rglob("*.py"))
    used = set(NAMED.findall(program))
    assert len(used) > 10
    assert used <= set(NAMES)
    assert [name for name in NAMES if f'"{name}"' not in program] == []


def test_every_icon_is_on_the_list_that_they_are_made_from() -> None:
    listed = (files("resources") / "build" / "icons.txt").read_text("utf-8").split()
    assert sorted(listed) == NAMES
