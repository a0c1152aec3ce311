"""The panel: which application, which tab, and leaving without losing a word."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tracker.store.commands.applications import archive, delete_applications, set_field
from tracker.store.queries.applications import detail
from tracker.store.queries.parts import timeline
from ui.inspector.field import TextField
from ui.inspector.overview import OverviewPage
from ui.inspector.page import InspectorPage
from ui.inspector.panel import TABS, Inspector
from ui.inspector.people import PeoplePage
from ui.inspector.timeline import EntryRow, TimelinePage
from ui.workspace import Workspace

LINE = 24
Wait = Callable[[], None]
Ask = Callable[[Any], Any]


def line(inspector: Inspector, name: str) -> QLineEdit:
    inspector.show_tab("overview")
    page = inspector.page
    assert isinstance(page, OverviewPage)
    field = page.fields[name]
    assert isinstance(field, TextField)
    return field.editor


def test_the_head_tells_how_it_stands(inspector: Inspector) -> None:
    texts = [label.text() for label in inspector.header.findChildren(type(inspector.header._title))]
    assert "Senior Data Engineer" in texts
    assert "Nordlicht Energie · Hamburg · hybrid" in texts
    assert inspector.header.status.text() == "Applied"
    assert inspector.header._pay.text() == "€62,000 / year"
    assert inspector.header._archived.isHidden()


def test_the_status_moves_by_the_heads_menu(inspector: Inspector, wait: Wait, ask: Ask) -> None:
    (menu,) = inspector.header.status.findChildren(QMenu)
    offer = next(action for action in menu.actions() if action.text() == "Offer")
    offer.trigger()
    wait()
    assert inspector.header.status.text() == "Offer"
    assert ask(detail(1)).row.status == "Offer"
    assert not offer.isEnabled()


def test_an_archived_application_says_so(inspector: Inspector, workspace: Workspace, wait: Wait) -> None:
    workspace.run(archive([1]))
    wait()
    assert not inspector.header._archived.isHidden()


def test_a_deleted_application_closes_the_panel(
    inspector: Inspector, workspace: Workspace, wait: Wait
) -> None:
    workspace.run(delete_applications([1]))
    wait()
    assert workspace.inspected == 0
    assert inspector.header.status.text() == "Applied"


def test_tabs_are_made_when_shown_and_remembered(
    qtbot: QtBot, inspector: Inspector, workspace: Workspace, wait: Wait
) -> None:
    assert len(inspector.findChildren(InspectorPage)) == 1
    inspector.show_next_tab()
    assert workspace.settings.inspector_tab == "visa"
    inspector.show_previous_tab()
    inspector.show_previous_tab()
    assert workspace.settings.inspector_tab == "history"
    wait()
    assert len(inspector.findChildren(InspectorPage)) == 3
    again = Inspector(workspace)
    qtbot.addWidget(again)
    assert again.tabs.currentIndex() == len(TABS) - 1


def test_keys_switch_tabs(qtbot: QtBot, inspector: Inspector, workspace: Workspace) -> None:
    inspector.tabs.setFocus()
    qtbot.keyClick(inspector.tabs, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert workspace.settings.inspector_tab == "visa"
    qtbot.keyClick(inspector.tabs, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert workspace.settings.inspector_tab == "overview"


def test_escape_leaves_the_field_then_closes(
    qtbot: QtBot, inspector: Inspector, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    title = line(inspector, "title")
    title.setFocus()
    title.end(False)
    qtbot.keyClicks(title, " II")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    wait()
    assert ask(detail(1)).row.title == "Senior Data Engineer II"
    assert workspace.inspected == 1
    assert inspector.hasFocus()
    qtbot.keyClick(inspector, Qt.Key.Key_Escape)
    assert workspace.inspected == 0


def test_typed_text_survives_every_way_of_leaving(
    qtbot: QtBot, inspector: Inspector, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    def leave(way: Callable[[], object], typed: str) -> None:
        workspace.inspect(1)
        wait()
        title = line(inspector, "title")
        title.setFocus()
        title.selectAll()
        qtbot.keyClicks(title, typed)
        way()
        wait()
        assert ask(detail(1)).row.title == typed

    leave(lambda: workspace.inspect(3), "Another application")
    leave(lambda: workspace.inspect(0), "Closed")
    leave(inspector.close_panel, "Closed by the cross")
    leave(inspector.flush, "Window closing")
    leave(inspector.show_next_tab, "Another tab")
    leave(lambda: (inspector.flush(), workspace.look_again()), "F5")


def test_another_change_does_not_disturb_the_typed_text(
    qtbot: QtBot, inspector: Inspector, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    title = line(inspector, "title")
    title.setFocus()
    title.end(False)
    qtbot.keyClicks(title, "X")
    workspace.run(set_field([1], "title", "From elsewhere"))
    wait()
    assert title.text() == "Senior Data EngineerX"
    inspector.flush()
    wait()
    assert ask(detail(1)).row.title == "Senior Data EngineerX"


def test_the_first_content_stays_until_the_next_is_there(
    inspector: Inspector, workspace: Workspace, wait: Wait
) -> None:
    workspace.inspect(3)
    assert line(inspector, "title").text() == "Senior Data Engineer"
    wait()
    assert line(inspector, "title").text() == "Gardener"
    assert line(inspector, "company").text() == ""


def test_a_hidden_page_reads_when_it_is_shown(inspector: Inspector, workspace: Workspace, wait: Wait) -> None:
    inspector.hide()
    workspace.run(set_field([1], "city", "Kiel"))
    wait()
    assert line(inspector, "city").text() == "Hamburg"
    inspector.show()
    wait()
    assert line(inspector, "city").text() == "Kiel"


def test_delete_in_the_panel_does_not_reach_the_applications(inspector: Inspector) -> None:
    for target in (inspector, inspector.tabs):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
        override.ignore()
        QApplication.sendEvent(target, override)
        assert override.isAccepted()


def test_everything_that_takes_the_focus_has_a_name(inspector: Inspector, wait: Wait) -> None:
    for spec in TABS:
        inspector.show_tab(spec.key)
        wait()
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    nameless = [
        widget
        for kind in kinds
        for widget in inspector.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox)
    ]
    assert nameless == []


def tab_stops(inspector: Inspector) -> list[int]:
    """How far down the widgets lie that Tab reaches in the page in view, in its order."""
    widget, stops = inspector.nextInFocusChain(), []
    while widget is not None and widget is not inspector:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if reached and widget.isVisible() and inspector.page.content.isAncestorOf(widget):
            stops.append(widget.mapTo(inspector.page.content, QPoint()).y())
        widget = widget.nextInFocusChain()
    return stops


def test_tab_leads_through_the_pages_from_top_to_bottom(inspector: Inspector, wait: Wait) -> None:
    inspector.resize(392, 3000)
    for spec in TABS:
        inspector.show_tab(spec.key)
        wait()
        page = inspector.page
        if isinstance(page, TimelinePage):
            page.compose()
            row = page.list.rows[1]
            assert isinstance(row, EntryRow)
            row.edit()
        if isinstance(page, PeoplePage):
            page.compose()
        QApplication.processEvents()
        stops = tab_stops(inspector)
        assert len(stops) > 2 or spec.key in ("documents", "history")
        assert all(below > above - LINE for above, below in pairwise(stops)), (spec.key, stops)


def test_narrow_and_wide(inspector: Inspector, workspace: Workspace, wait: Wait, ask: Ask) -> None:
    workspace.run(set_field([1], "title", "Ü" * 300))
    for width in (320, 392, 600):
        inspector.resize(width, 700)
        for spec in TABS:
            inspector.show_tab(spec.key)
            wait()
            page = inspector.page
            assert page.content.width() <= page.viewport().width()
            assert inspector.width() == width
    assert len(ask(timeline(1))) == 4
