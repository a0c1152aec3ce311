from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from ui.widgets.icon_button import SMALLEST, IconButton


def test_button_is_named_reachable_and_large_enough(qtbot: QtBot) -> None:
    button = IconButton("undo-2", "Undo", shortcut=QKeySequence("Ctrl+Z"))
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
    assert button.toolTip() == "Undo (Ctrl+Z)"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert min(button.sizeHint().width(), button.minimumHeight()) >= SMALLEST
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    button.set_name("Undo move")
    assert (button.accessibleName(), button.toolTip()) == ("Undo move", "Undo move")
