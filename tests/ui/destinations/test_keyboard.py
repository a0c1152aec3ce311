"""The Destinations page by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.destinations.conftest import BLUE_CARD, Screen
from tracker.store.commands.plans import add_destination


def test_keys_go_from_country_to_country(screen: Screen) -> None:
    screen.page.activate()
    screen.settle()
    first, second = screen.page.countries.rows
    assert first.hasFocus()
    screen.press(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert screen.pane.header.name.text() == "United Kingdom"
    screen.press(second, Qt.Key.Key_Home)
    assert first.hasFocus()
    assert screen.pane.header.name.text() == "Germany"


def test_tab_goes_through_the_page_as_it_is_read(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    pane = screen.pane
    order: list[QWidget] = [
        pane.header.compare_button,
        pane.routes.rows[0],
        pane.checklist.plan_button,
        screen.row("duration").mark,
        pane.checklist.adding.open_button,
        pane.chart.signing,
        pane.advice.link,
    ]
    found: list[QWidget] = [pane.header.compare_button]
    widget = pane.header.compare_button.nextInFocusChain()
    while widget is not None and widget is not pane.header.compare_button:
        found.append(widget)
        widget = widget.nextInFocusChain()
    places = [found.index(stop) for stop in order]
    assert places == sorted(places)


def test_tab_goes_into_what_a_row_opens_before_the_next_row(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    row = screen.row("duration")
    screen.click(row.more)
    assert row.details is not None
    reached: list[QWidget] = [row.more]
    while len(reached) < 4:
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
    assert all(row.details.isAncestorOf(stop) for stop in reached[1:])


def test_every_stop_of_the_keyboard_has_a_name(screen: Screen) -> None:
    screen.workspace.run(add_destination("CA"), quiet=True)
    screen.look_at("CA", "ca-express-entry-fsw")
    screen.click(screen.pane.chart.own_button)
    stops = [
        widget
        for widget in screen.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy()
    ]
    nameless = [widget for widget in stops if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert len(stops) > 40
    assert nameless == []
