from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.theme.style import Theme
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.chip import Chip


@pytest.fixture
def chip(qtbot: QtBot) -> Chip:
    made = Chip("Tags")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def test_chip_has_the_drawn_height_and_room_for_its_text(chip: Chip, theme: Theme) -> None:
    assert chip.sizeHint().height() == theme.tokens.chip_height
    assert chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance("Tags")


def test_click_and_arrow_down_open(chip: Chip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Down)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Space)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_keys_clear_only_what_is_set(chip: Chip, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(chip.cleared):
        qtbot.keyClick(chip, key)
    chip.set_state("3 countries", active=True, clearable=True, flags=["DE", "GB"])
    with qtbot.waitSignal(chip.cleared):
        qtbot.keyClick(chip, key)


def test_cross_clears_and_the_rest_opens(chip: Chip, qtbot: QtBot) -> None:
    chip.set_state("3 countries", active=True, clearable=True)
    chip.resize(chip.sizeHint())
    with qtbot.assertNotEmitted(chip.clicked), qtbot.waitSignal(chip.cleared):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 12))
    with qtbot.assertNotEmitted(chip.cleared), qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))


def test_flags_take_room(chip: Chip) -> None:
    without = chip.sizeHint().width()
    chip.set_state("Tags", flags=["DE", "GB", "AU"])
    assert chip.sizeHint().width() > without + 50


def test_active_chip_is_filled_and_follows_the_theme(chip: Chip, theme: Theme) -> None:
    chip.set_state("Tags", active=True)
    assert chip.grab().toImage().pixelColor(8, 13).name().upper() == LIGHT.accent_soft
    theme.set_mode("dark")
    assert chip.grab().toImage().pixelColor(8, 13).name().upper() == DARK.accent_soft


def test_a_screen_reader_hears_how_to_clear(chip: Chip) -> None:
    assert chip.accessibleDescription() == ""
    chip.set_state("3 countries", clearable=True)
    assert "Delete" in chip.accessibleDescription()
