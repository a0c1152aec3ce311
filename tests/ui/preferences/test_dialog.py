from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from tracker.domain.application import Draft
from tracker.samples import add_samples
from ui import actions
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.shortcuts import ShortcutsDialog
from ui.theme.style import current


@pytest.fixture
def dialog(desk: Desk) -> PreferencesDialog:
    made = PreferencesDialog(desk.workspace, desk.window)
    made.show()
    desk.settle()
    return made


def test_appearance_changes_at_once(desk: Desk, dialog: PreferencesDialog) -> None:
    tiles = dialog.appearance.tiles
    assert tiles["light"].isChecked()
    tiles["dark"].click()
    assert current().tokens.dark
    assert desk.workspace.settings.theme == "dark"
    assert tiles["dark"].isChecked()
    current().set_mode("light")
    assert tiles["light"].isChecked()


def test_every_tile_is_painted_by_its_own_colours(dialog: PreferencesDialog) -> None:
    shown = {
        mode: tile.grab().toImage().pixelColor(100, 100).lightness()
        for mode, tile in dialog.appearance.tiles.items()
    }
    assert shown["dark"] < 60 < 200 < shown["light"]


def test_samples_are_removed_and_own_ones_stay(desk: Desk, dialog: PreferencesDialog) -> None:
    dialog.show_page("data")
    assert not dialog.data.remove_samples.isEnabled()
    desk.add(Draft(title="Mine"))
    desk.run(add_samples(date(2026, 11, 25)))
    desk.settle()
    assert dialog.data.remove_samples.isEnabled()
    dialog.data.remove_samples.click()
    desk.settle()
    assert [draft.title for draft in desk.drafts()] == ["Mine"]
    assert desk.said == ["Removed 60 samples"]
    assert not dialog.data.remove_samples.isEnabled()


def test_the_check_says_in_words_what_it_found(desk: Desk, dialog: PreferencesDialog) -> None:
    desk.add(Draft(title="Mine"))
    dialog.show_page("data")
    dialog.data.check.click()
    assert not dialog.data.check.isEnabled()
    desk.settle()
    assert dialog.data.result.text() == "Your data is sound. 1 application was read."
    assert dialog.data.check.isEnabled()


def test_the_check_names_what_is_damaged(desk: Desk, dialog: PreferencesDialog) -> None:
    desk.add(Draft(title="Mine"))
    with closing(sqlite3.connect(desk.workspace.home.store)) as other, other:
        other.execute("UPDATE application SET company_id = 999")
    dialog.show_page("data")
    dialog.data.check.click()
    desk.settle()
    assert "names a missing company" in dialog.data.result.text()
    assert dialog.data.result.property("role") == "bad"


class Answers:
    """Answers to every action of a menu, and does nothing."""

    def __getattr__(self, name: str) -> object:
        return self._nothing

    def _nothing(self, *_: object) -> None:
        return


@pytest.fixture
def made_actions(desk: Desk) -> dict[str, QAction]:
    handlers: Any = SimpleNamespace(**{menu.name: Answers() for menu in actions.menus()})
    return actions.build(desk.window.menuBar(), desk.window, handlers, {})


def test_shortcuts_show_every_action(desk: Desk, made_actions: dict[str, QAction]) -> None:
    dialog = ShortcutsDialog(made_actions, desk.workspace.settings, desk.window)
    dialog.show()
    assert dialog.rows.keys() == made_actions.keys()
    assert desk.focus() is dialog.search
    QTest.keyClicks(dialog.search, "archive")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert [name for name, row in dialog.rows.items() if not row.isHidden()] == ["toggle_archived", "archive"]


def test_another_key_holds_at_once_and_goes_back(desk: Desk, made_actions: dict[str, QAction]) -> None:
    settings = desk.workspace.settings
    dialog = ShortcutsDialog(made_actions, settings, desk.window)
    dialog.show()
    before = made_actions["archive"].shortcuts()
    row = dialog.rows["archive"]
    row.edit.setFocus()
    QTest.keyClick(row.edit, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: settings.keys == {"archive": "Ctrl+G"})
    assert made_actions["archive"].shortcut().toString() == "Ctrl+G"
    row.reset.click()
    assert made_actions["archive"].shortcuts() == before
    assert settings.keys == {}


def test_a_key_belongs_to_one_action(desk: Desk, made_actions: dict[str, QAction]) -> None:
    dialog = ShortcutsDialog(made_actions, desk.workspace.settings, desk.window)
    dialog.bind("archive", made_actions["find"].shortcut().toString())
    assert "belongs to Find already" in dialog.rows["archive"].error.text()
    assert desk.workspace.settings.keys == {}
    dialog.bind("archive", "")
    assert made_actions["archive"].shortcuts() == []
