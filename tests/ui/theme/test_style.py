from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import fonts
from ui.theme.palette import palette
from ui.theme.sheet import style_sheet
from ui.theme.style import Theme, current, restyle
from ui.theme.tokens import DARK, LIGHT, Tokens


def middle(widget: QWidget) -> str:
    """The colour left of a widget's middle, where no text is."""
    image = widget.grab().toImage()
    return image.pixelColor(4, image.height() // 2).name().upper()


def test_there_is_one_theme(theme: Theme) -> None:
    assert current() is theme


def test_modes_change_tokens_palette_and_sheet(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.tokens.bg == DARK.bg
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    assert DARK.accent in qapp.styleSheet()
    theme.set_mode("light")
    assert theme.tokens.bg == LIGHT.bg
    assert LIGHT.accent in qapp.styleSheet()


def test_same_mode_again_tells_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")


def test_system_mode_follows_the_system_live(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("system")
    assert not theme.tokens.dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens.dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.tokens.dark


def test_chosen_mode_does_not_follow_the_system(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.tokens.dark


def test_widgets_follow_live(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    assert middle(button) == LIGHT.accent
    theme.set_mode("dark")
    assert middle(button) == DARK.accent


def test_controls_have_the_drawn_height(theme: Theme, qtbot: QtBot) -> None:
    for control in (QPushButton("Save"), QLineEdit()):
        qtbot.addWidget(control)
        control.ensurePolished()
        assert control.sizeHint().height() == theme.tokens.control_height


def test_restyle_shows_a_new_role(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("Pay")
    qtbot.addWidget(label)
    label.ensurePolished()
    restyle(label, role="label")
    assert QFontInfo(label.font()).pixelSize() == theme.tokens.label
    restyle(label, role="title")
    assert QFontInfo(label.font()).pixelSize() == theme.tokens.title


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_palette_sets_every_role_in_every_group(tokens: Tokens) -> None:
    made = palette(tokens)
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    roles = [
        role for role in QPalette.ColorRole if role not in (made.ColorRole.NoRole, made.ColorRole.NColorRoles)
    ]
    assert all(made.isBrushSet(group, role) for group in groups for role in roles)


def test_sheet_leaves_no_name_unfilled() -> None:
    sheet = style_sheet(LIGHT, ":/images")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_scale_is_relative_to_the_usual_text() -> None:
    font = QFont()
    font.setPointSizeF(9)
    usual = fonts.system_scale(font)
    font.setPointSizeF(18)
    assert fonts.system_scale(font) == pytest.approx(2 * usual)
    font.setPointSizeF(90)
    assert fonts.system_scale(font) == 2.5
    font.setPixelSize(20)
    assert fonts.system_scale(font) == 1.0
