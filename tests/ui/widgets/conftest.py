"""The theme of the one QApplication, and a window in front to put a widget into."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.style import Theme, current

Place = Callable[[QWidget], QLineEdit]


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    assert qapp is not None
    found = current()
    found.set_mode("light")
    yield found
    found.set_mode("light")


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Place]:
    """Show a widget in a window in front; answers another field of that window, where the focus can go."""
    windows: list[QWidget] = []

    def put(widget: QWidget) -> QLineEdit:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        other = QLineEdit()
        column = QVBoxLayout(window)
        column.addWidget(widget)
        column.addWidget(other)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        other.setFocus()
        return other

    yield put
    windows.clear()
