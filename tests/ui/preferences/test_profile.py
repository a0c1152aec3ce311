"""The profile's page: every field saved as it is left, refused where it stands, undone in one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Start
from tests.ui.desk import Desk
from tracker.domain.person import DegreeLevel, LanguageLevel, Profile
from tracker.domain.profile_fields import PROFILE_FIELDS
from tracker.store.commands.profile import set_profile
from tracker.store.queries.profile import profile
from ui.preferences.country_tags import CountryTags
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.language_rows import LanguageRow, LanguageRows
from ui.preferences.profile import ProfilePage
from ui.preferences.profile_field import TextChoice
from ui.widgets.line_editor import LineEditor


@pytest.fixture
def page(desk: Desk) -> ProfilePage:
    """The profile's page, in view, of somebody of whom nothing is known."""
    dialog = PreferencesDialog(desk.workspace, desk.window)
    dialog.show_page("profile")
    dialog.show()
    desk.settle()
    return dialog.profile


def stored(desk: Desk) -> Profile:
    desk.settle()
    found: Profile = desk.ask(profile())
    return found


def type_into(page: ProfilePage, field: str, text: str) -> QLineEdit:
    """Write a text over what a field of one line holds, and leave it by Enter."""
    editor = page.fields[field].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    if text:
        QTest.keyClicks(editor, text)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    if editor.completer() is not None:
        editor.completer().popup().hide()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return editor


def choose(page: ProfilePage, field: str, value: str) -> None:
    editor = page.fields[field].editor
    assert isinstance(editor, TextChoice)
    editor.setCurrentIndex(editor.findText(value))
    editor.activated.emit(editor.currentIndex())


def test_every_field_is_there_with_its_reason(page: ProfilePage) -> None:
    assert set(page.fields) == set(PROFILE_FIELDS)
    assert page.isEnabled()
    for field in page.fields.values():
        assert field.editor.accessibleName()


def test_lines_days_countries_and_choices_are_saved(desk: Desk, page: ProfilePage) -> None:
    type_into(page, "born", "1990-05-17")
    type_into(page, "passport_expiry", "3.2.2031")
    type_into(page, "lives_in", "India")
    type_into(page, "degree_year", "2014")
    type_into(page, "years_of_work", "4,5")
    type_into(page, "savings", "15,000 EUR")
    choose(page, "degree_level", "Master's degree")
    choose(page, "occupation", "IT and software")
    assert stored(desk) == Profile(
        born=date(1990, 5, 17),
        passport_expiry=date(2031, 2, 3),
        lives_in="IN",
        degree_year=2014,
        years_of_work=Decimal("4.5"),
        savings=Decimal(15000),
        savings_currency="EUR",
        degree_level=DegreeLevel.MASTER,
        occupation="ict",
    )
    assert desk.said[0] == "Changed your profile: date of birth"
    assert len(desk.said) == 8


def test_a_refusal_stands_at_the_field_and_the_text_stays(desk: Desk, page: ProfilePage) -> None:
    editor = type_into(page, "degree_year", "1800")
    assert page.fields["degree_year"].row.error == "The year must be 1920 or later."
    type_into(page, "years_of_work", "3")
    desk.settle()
    assert editor.text() == "1800"
    assert page.fields["degree_year"].row.error
    assert stored(desk) == Profile(years_of_work=Decimal(3))
    type_into(page, "degree_year", "2010")
    assert page.fields["degree_year"].row.error == ""
    assert stored(desk).degree_year == 2010


def test_somebody_born_in_the_future_is_refused(desk: Desk, page: ProfilePage) -> None:
    type_into(page, "born", "2130-01-01")
    assert page.fields["born"].row.error == "This day lies in the future."
    assert stored(desk) == Profile()


def test_passports_are_added_and_taken_away(desk: Desk, page: ProfilePage) -> None:
    editor = page.fields["passports"].editor
    assert isinstance(editor, CountryTags)
    for name in ("India", "GB"):
        editor.line.setFocus()
        QTest.keyClicks(editor.line, name)
        editor.line.completer().popup().hide()
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert stored(desk).passports == ("IN", "GB")
    assert [chip.text() for chip in editor.chips] == ["India", "United Kingdom"]
    editor.chips[0].setFocus()
    QTest.keyClick(editor.chips[0], Qt.Key.Key_Delete)
    assert stored(desk).passports == ("GB",)
    assert desk.focus() is editor.line
    QTest.keyClicks(editor.line, "Narnia")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert page.fields["passports"].row.error == "There is no such country."
    assert editor.line.text() == "Narnia"


def languages_of(page: ProfilePage) -> LanguageRows:
    editor = page.fields["languages"].editor
    assert isinstance(editor, LanguageRows)
    return editor


def rows_of(page: ProfilePage) -> list[LanguageRow]:
    return [row for row in languages_of(page).list.rows if isinstance(row, LanguageRow)]


def add_language(page: ProfilePage, code: str, level: LanguageLevel) -> None:
    editor = languages_of(page)
    assert not editor.add_button.isEnabled()
    editor.language.set_value(code)
    editor.language.chosen.emit(code)
    editor.level.set_value(level)
    editor.level.chosen.emit(level)
    editor.add_button.click()


def test_languages_are_added_changed_and_removed(desk: Desk, page: ProfilePage) -> None:
    add_language(page, "en", LanguageLevel.C1)
    add_language(page, "de", LanguageLevel.NONE)
    assert stored(desk).languages == (("en", LanguageLevel.C1), ("de", LanguageLevel.NONE))
    rows = rows_of(page)
    rows[1].level.set_value(LanguageLevel.A2)
    rows[1].level.chosen.emit(LanguageLevel.A2)
    assert stored(desk).languages == (("en", LanguageLevel.C1), ("de", LanguageLevel.A2))
    assert rows_of(page) == rows
    rows[0].remove.click()
    assert stored(desk).languages == (("de", LanguageLevel.A2),)
    assert desk.focus() is languages_of(page).language


def test_undo_shows_what_was_before(desk: Desk, page: ProfilePage) -> None:
    type_into(page, "years_of_work", "4")
    add_language(page, "en", LanguageLevel.C1)
    desk.settle()
    desk.workspace.undo()
    desk.settle()
    assert rows_of(page) == []
    desk.workspace.undo()
    desk.settle()
    editor = page.fields["years_of_work"].editor
    assert isinstance(editor, LineEditor)
    assert editor.text() == ""
    assert stored(desk) == Profile()


def test_what_is_typed_is_put_into_its_form_only_when_it_is_left(desk: Desk, page: ProfilePage) -> None:
    editor = page.fields["savings"].editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    QTest.keyClicks(editor, "15k eur")
    editor.commit()
    desk.settle()
    assert editor.text() == "15k eur"
    page.fields["years_of_work"].setFocus()
    assert editor.text() == "15000 EUR"


def test_a_change_made_elsewhere_shows(desk: Desk, page: ProfilePage) -> None:
    desk.run(set_profile(Profile(passports=("JP",), home_currency="JPY", degree_country="JP")))
    desk.settle()
    editor = page.fields["passports"].editor
    assert isinstance(editor, CountryTags)
    assert [chip.text() for chip in editor.chips] == ["Japan"]
    choice = page.fields["home_currency"].editor
    assert isinstance(choice, TextChoice)
    assert choice.value() == "JPY"


def test_what_is_typed_is_saved_on_closing(desk: Desk, page: ProfilePage) -> None:
    editor = page.fields["years_of_work"].editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    QTest.keyClicks(editor, "7")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Escape)
    assert stored(desk).years_of_work == 7


@pytest.mark.parametrize("field", ["languages", "born", "home_currency", "passports"])
def test_a_field_is_opened_in_focus(start: Start, qtbot: QtBot, field: str) -> None:
    app = start()
    app.shell.handlers.file.open_profile(field)
    (dialog,) = app.window.findChildren(PreferencesDialog)
    wanted = dialog.profile.fields[field]

    def is_reached() -> bool:
        focused = app.window.focusWidget()
        return focused is not None and wanted.isAncestorOf(focused) and not wanted.visibleRegion().isEmpty()

    qtbot.waitUntil(is_reached)


def test_the_menu_opens_the_profile_at_its_first_field(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.shell.actions_by_name["edit_profile"].trigger()
    (dialog,) = app.window.findChildren(PreferencesDialog)
    first = dialog.profile.fields["passports"]
    qtbot.waitUntil(lambda: first.isAncestorOf(app.window.focusWidget()))
