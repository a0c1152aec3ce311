from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from tests.ui.desk import Desk
from ui.theme.style import current
from ui.widgets.overlay import MARGIN, Overlay


class Panel(Overlay):
    """Two buttons and a line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window, "Panel", QSize(400, 300))
        column = QVBoxLayout(self.panel)
        self.first, self.line, self.last = QPushButton("a"), QLineEdit(), QPushButton("z")
        for part in (self.first, self.line, self.last):
            column.addWidget(part)
        self.may = True

    def may_close(self) -> bool:
        return self.may


@pytest.fixture
def panel(desk: Desk) -> Panel:
    made = Panel(desk)
    made.open()
    return made


def test_covers_the_window_and_follows_its_size(desk: Desk, panel: Panel) -> None:
    assert panel.geometry() == desk.window.rect()
    assert panel.panel.size() == QSize(400, 300)
    desk.window.resize(360, 500)
    desk.qtbot.waitUntil(lambda: panel.width() == 360)
    assert panel.panel.width() == 360 - 2 * MARGIN


def test_focus_stays_inside_and_goes_back(desk: Desk, panel: Panel) -> None:
    assert desk.focus() is panel.first
    for expected in (panel.line, panel.last, panel.first):
        desk.press(Qt.Key.Key_Tab)
        assert desk.focus() is expected
    desk.press(Qt.Key.Key_Backtab)
    assert desk.focus() is panel.last
    desk.press(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert desk.focus() is desk.button


def test_a_field_that_gives_its_focus_up_leaves_it_in_the_panel(desk: Desk, panel: Panel) -> None:
    panel.line.setFocus()
    panel.line.clearFocus()
    desk.qtbot.waitUntil(lambda: desk.focus() is panel)
    desk.press(Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_keys_of_the_window_do_not_work_under_the_veil_but_undo(desk: Desk, panel: Panel) -> None:
    ran: list[str] = []
    for name, keys in (("delete", QKeySequence("Delete")), ("undo", QKeySequence.StandardKey.Undo)):
        action = QAction(name, desk.window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _on=False, name=name: ran.append(name))
        desk.window.addAction(action)
    panel.first.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["undo"]
    panel.close_panel()
    desk.press(Qt.Key.Key_Delete)
    assert ran == ["undo", "delete"]


def test_a_newer_panel_takes_the_place_unless_the_older_may_not_close(desk: Desk, panel: Panel) -> None:
    panel.may = False
    refused = Panel(desk)
    refused.open()
    assert refused.isHidden()
    assert not panel.isHidden()
    panel.may = True
    newer = Panel(desk)
    with desk.qtbot.waitSignal(panel.closed):
        newer.open()
    assert panel.isHidden()
    assert not newer.isHidden()


def test_painted_in_both_themes(desk: Desk, panel: Panel) -> None:
    for mode in ("light", "dark"):
        current().set_mode(mode)
        centre = panel.panel.geometry().center()
        shown = desk.window.grab().toImage().pixelColor(centre.x(), centre.y() - 60)
        assert shown.name().upper() == current().tokens.surface
