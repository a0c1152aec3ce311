from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Place
from tracker.errors import InvalidValue
from ui.widgets.country_choice import CountryChoice, matching_countries


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def choice(place: Place, told: list[str]) -> CountryChoice:
    made = CountryChoice("country")
    made.committed.connect(told.append)
    place(made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "first"), [("germ", "DE"), ("uk", "GB"), ("Deutschland", "DE"), ("zeal", "NZ"), ("au", "AU")]
)
def test_matches_begin_with_the_likeliest(typed: str, first: str) -> None:
    assert matching_countries(typed)[0] == first


def test_every_country_is_offered_for_nothing() -> None:
    assert len(matching_countries("")) > 240
    assert matching_countries("zzz") == []


@pytest.mark.parametrize("typed", ["Germany", "de", "Allemagne", "german"])
def test_typed_country_is_taken(choice: CountryChoice, told: list[str], typed: str) -> None:
    choice.setText(typed)
    choice.commit()
    assert (told, choice.value(), choice.text()) == (["DE"], "DE", "Germany")


def test_what_is_no_country_stays_and_is_refused(
    choice: CountryChoice, told: list[str], qtbot: QtBot
) -> None:
    choice.setText("Atlantis")
    with qtbot.waitSignal(choice.refused) as caught:
        choice.commit()
    assert isinstance(caught.args[0], InvalidValue)
    assert (choice.text(), told) == ("Atlantis", [])


def test_list_opens_while_typing_and_enter_takes_from_it(
    choice: CountryChoice, told: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(choice, "niger")
    popup = choice.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert [popup.model().index(row, 0).data() for row in range(2)] == ["Niger", "Nigeria"]
    assert not popup.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told == ["NG"])
    assert choice.text() == "Nigeria"


def test_a_click_in_the_list_takes_it(choice: CountryChoice, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(choice, "niger")
    popup = choice.completer().popup()
    assert popup is not None
    second = popup.visualRect(popup.model().index(1, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=second)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert (told, choice.text()) == (["NG"], "Nigeria")


def test_arrow_down_shows_all(choice: CountryChoice, qtbot: QtBot) -> None:
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    popup = choice.completer().popup()
    assert popup is not None
    assert popup.model().rowCount() > 240
    popup.hide()


def test_emptying_clears(choice: CountryChoice, told: list[str]) -> None:
    choice.set_value("GB")
    choice.clear()
    choice.commit()
    assert (told, choice.value()) == ([""], "")


def test_value_from_outside_does_not_disturb_typing(choice: CountryChoice, told: list[str]) -> None:
    choice.set_value("GB")
    assert (choice.text(), told) == ("United Kingdom", [])
    choice.setText("Unit")
    choice.set_value("DE")
    assert choice.text() == "Unit"


def test_leaving_commits(choice: CountryChoice, told: list[str], qtbot: QtBot) -> None:
    choice.setText("Nederland")
    qtbot.keyClick(choice, Qt.Key.Key_Tab)
    assert told == ["NL"]
    assert QApplication.focusWidget() is not choice
