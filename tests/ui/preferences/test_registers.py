from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tests.tracker.registers import lists
from tests.tracker.registers.lists import saved
from tests.ui.desk import Desk
from tracker.store.queries.registers import registers
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.registers import RegistersPage

HEADER = lists.UK.splitlines()[0] + "\n"
MANY = HEADER + "".join(f"Coral {n} Ltd,Leeds,,Worker (A rating),Skilled Worker\n" for n in range(60_000))


@pytest.fixture
def dialog(desk: Desk) -> PreferencesDialog:
    made = PreferencesDialog(desk.workspace, desk.window)
    made.show_page("registers")
    made.show()
    desk.settle()
    return made


@pytest.fixture
def page(dialog: PreferencesDialog) -> RegistersPage:
    return dialog.registers


def test_a_list_is_loaded_and_told(desk: Desk, page: RegistersPage, tmp_path: Path) -> None:
    assert page.rows["uk"].state.text() == "Not loaded"
    page.load_file(saved(tmp_path, lists.UK_NAME, lists.UK))
    assert page.progress.isVisible()
    assert page.cancel.isVisible()
    assert not page.load.isVisible()
    desk.settle()
    assert page.rows["uk"].state.text() == "List of 20 Nov 2026, 4 employers"
    assert page.result.text().startswith("Loaded 4 employers")
    assert page.load.hasFocus()


def test_cancel_keeps_what_was_there(desk: Desk, page: RegistersPage, tmp_path: Path) -> None:
    page.load_file(saved(tmp_path, lists.UK_NAME, lists.UK))
    desk.settle()
    page.load_file(saved(tmp_path, "many.csv", MANY))
    page.cancel.click()
    assert not page.cancel.isEnabled()
    desk.settle()
    assert page.result.text() == "Stopped. Nothing was changed."
    assert page.result.property("role") == "bad"
    assert [one.employers for one in desk.ask(registers())] == [4]


def test_what_is_no_list_is_refused_in_words(desk: Desk, page: RegistersPage, tmp_path: Path) -> None:
    page.load_file(saved(tmp_path, "x.csv", "Company,Status\na,b\n"))
    desk.settle()
    assert "x.csv is none of the lists" in page.result.text()
    assert page.load.isVisible()


def test_loading_goes_on_when_the_settings_are_closed(
    desk: Desk, dialog: PreferencesDialog, tmp_path: Path
) -> None:
    dialog.registers.load_file(saved(tmp_path, lists.UK_NAME, lists.UK))
    dialog.close_panel()
    desk.settle()
    assert [one.code for one in desk.ask(registers())] == ["uk"]


def test_the_official_page_opens_in_the_browser(page: RegistersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    page.rows["nl"].page.click()
    assert [url.host() for url in opened] == ["ind.nl"]
