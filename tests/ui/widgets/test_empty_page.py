from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme.style import Theme
from ui.widgets.empty_page import EmptyPage


def test_page_says_what_belongs_there_and_starts_it(qtbot: QtBot, theme: Theme) -> None:
    first, other = QAction("New application"), QAction("Import a spreadsheet")
    page = EmptyPage("square-kanban", "Your board is empty", "Add the first application.", first, [other])
    qtbot.addWidget(page)
    page.resize(600, 400)
    assert [label.text() for label in page.findChildren(QLabel)][:2] == [
        "Your board is empty",
        "Add the first application.",
    ]
    buttons = page.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["New application", "Import a spreadsheet"]
    assert [button.property("primary") for button in buttons] == [True, False]
    with qtbot.waitSignal(first.triggered):
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(other.triggered):
        qtbot.keyClick(buttons[1], Qt.Key.Key_Space)
    image = page.grab().toImage()
    colours = {image.pixelColor(300, y).name().upper() for y in range(image.height())}
    assert theme.tokens.accent_soft in colours


def test_page_without_actions_has_no_buttons(qtbot: QtBot) -> None:
    page = EmptyPage("search", "Nothing deleted", "What you delete stays here for 30 days.")
    qtbot.addWidget(page)
    assert page.findChildren(QPushButton) == []
