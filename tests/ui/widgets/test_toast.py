from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ui.widgets import toast as toast_module
from ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QLineEdit())
    made.resize(800, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.centralWidget().setFocus()
    return made


@pytest.fixture
def toast(window: QMainWindow) -> Toast:
    return Toast(window)


def test_toast_lies_at_the_bottom_in_the_middle(toast: Toast, window: QMainWindow) -> None:
    toast.say("Moved 3 applications to Interview", "Undo")
    assert abs(toast.geometry().center().x() - 400) <= 1
    assert 440 < toast.geometry().bottom() < 500
    window.resize(600, 300)
    assert abs(toast.geometry().center().x() - 300) <= 1
    assert toast.geometry().bottom() < 300


def test_long_message_wraps(toast: Toast) -> None:
    toast.say("Nordlicht Energie " * 30, "Undo")
    assert toast.width() <= toast_module.WIDEST
    assert toast.height() > 80


def test_action_is_called_once_and_closes(toast: Toast, qtbot: QtBot) -> None:
    calls: list[str] = []
    toast.say("Deleted", "Undo", lambda: calls.append("undo"))
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    toast.button.click()
    assert calls == ["undo"]
    assert toast.text == ""


def test_action_may_say_something_new(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Deleted", "Undo", lambda: toast.say("Restored"))
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert toast.text == "Restored"
    assert toast.button.isHidden()


def test_newer_message_replaces_the_older_with_its_action(toast: Toast) -> None:
    calls: list[str] = []
    toast.say("First", "Undo", lambda: calls.append("first"))
    toast.say("Second", "Undo", lambda: calls.append("second"))
    toast.button.click()
    assert calls == ["second"]


def test_f6_leads_in_and_escape_back(toast: Toast, window: QMainWindow, qtbot: QtBot) -> None:
    toast.say("Deleted", "Undo")
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_F6)
    assert QApplication.focusWidget() is toast.button
    qtbot.keyClick(toast.button, Qt.Key.Key_Escape)
    assert toast.text == ""
    assert QApplication.focusWidget() is window.centralWidget()


def test_f6_reaches_the_cross_of_a_message_without_action(
    toast: Toast, window: QMainWindow, qtbot: QtBot
) -> None:
    toast.say("Saved")
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Close message"


def test_message_goes_when_its_time_is_up_but_not_from_under_the_focus(
    toast: Toast, window: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "STAYS_MS", 20)
    monkeypatch.setattr(toast_module, "STAYS_ON_MS", 20)
    QTest.mouseMove(window, QPoint(2, 2))
    toast.say("Deleted", "Undo")
    toast.take_focus()
    qtbot.wait(60)
    assert toast.text == "Deleted"
    window.centralWidget().setFocus()
    qtbot.waitUntil(toast.isHidden)


def test_it_stays_ten_seconds_and_is_named_for_screen_readers(toast: Toast) -> None:
    toast.say("Saved")
    assert toast_module.STAYS_MS >= 10_000
    assert toast.accessibleName() == "Saved"
