from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Place
from ui.theme.flags import flag_icon
from ui.widgets.choice import Choice

OPTIONS = [("remote", "Remote"), ("hybrid", "Hybrid"), ("on_site", "On site")]


def wheel(choice: Choice) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(choice.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, event)


@pytest.fixture
def choice(place: Place) -> Choice:
    made = Choice("Way of working", OPTIONS)
    place(made)
    return made


def test_person_s_choice_is_told_once(choice: Choice, qtbot: QtBot) -> None:
    told: list[object] = []
    choice.chosen.connect(told.append)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert (choice.value(), told) == ("hybrid", ["hybrid"])
    choice.activated.emit(choice.currentIndex())
    assert told == ["hybrid"]


def test_program_s_choice_is_not_told(choice: Choice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("on_site")
    assert (choice.value(), choice.currentText()) == ("on_site", "On site")
    choice.set_value("unknown")
    assert choice.value() is None


def test_wheel_turns_only_with_focus(choice: Choice) -> None:
    wheel(choice)
    assert choice.value() == "remote"
    choice.setFocus()
    wheel(choice)
    assert choice.value() == "hybrid"


def test_other_options_keep_the_value_if_they_can(choice: Choice) -> None:
    choice.set_value("hybrid")
    choice.set_options([("hybrid", "Hybride", flag_icon("FR")), ("remote", "À distance")])
    assert (choice.value(), choice.currentText()) == ("hybrid", "Hybride")
    choice.set_options([("other", "Other")])
    assert choice.value() == "other"
    choice.set_options([])
    assert choice.value() is None


def test_it_is_named(choice: Choice) -> None:
    assert choice.accessibleName() == "Way of working"
