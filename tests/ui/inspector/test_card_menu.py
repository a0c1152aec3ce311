"""The three dots of a card and the menu beneath them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.inspector.card_menu import CardMenu


def test_a_click_opens_the_menu_beneath_and_it_says_what_is_wanted(qtbot: QtBot) -> None:
    dots = CardMenu("Rename", "Take away")
    qtbot.addWidget(dots)
    wanted: list[str] = []
    dots.edit_wanted.connect(lambda: wanted.append("edit"))
    dots.remove_wanted.connect(lambda: wanted.append("remove"))
    dots.show()
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton)
    (menu,) = dots.findChildren(QMenu)
    assert menu.isVisible()
    assert menu.pos().y() >= dots.mapToGlobal(QPoint(0, dots.height())).y()
    assert [action.text() for action in menu.actions()] == ["Rename", "Take away"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert wanted == ["edit", "remove"]
