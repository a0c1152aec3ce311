from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui.widgets.elided_label import ElidedLabel

LONG = "Senior Data Engineer for Renewable Energy Forecasting"


def hover(label: ElidedLabel) -> None:
    at = label.rect().center()
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, at, label.mapToGlobal(QPoint(at))))


def test_text_is_elided_only_when_it_must_be(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.shown_text() == LONG
    label.resize(120, 20)
    assert label.shown_text().endswith("…")
    assert label.text() == LONG


def test_label_may_shrink(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 3


def test_line_breaks_become_spaces_and_markup_stays_text(qtbot: QtBot) -> None:
    label = ElidedLabel("<b>One</b>\n two")
    qtbot.addWidget(label)
    label.resize(400, 20)
    assert label.shown_text() == "<b>One</b> two"


def test_tip_tells_the_whole_text_when_elided(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    hover(label)
    assert QToolTip.text() == LONG
    QToolTip.hideText()


def test_it_paints(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(100, 20)
    image = label.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(100) for y in range(20)}
    assert len(colours) > 2
