"""From the Visa tab to where it is answered, in the real program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.paths import Home
from tracker.store.commands.applications import set_field
from tracker.store.commands.plans import set_application_route
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.filters import Filter, Sort
from ui.app import App
from ui.inspector.overview import OverviewPage
from ui.inspector.visa import VisaPage
from ui.preferences.dialog import PreferencesDialog

Start = Callable[[], App]


def settle(app: App, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: app.workspace.runner.is_idle, timeout=10_000)
        QApplication.processEvents()


def open_visa(app: App, qtbot: QtBot) -> VisaPage:
    found: list[list[int]] = []
    app.workspace.ask(ordered_ids(Filter(), Sort()), found.append)
    qtbot.waitUntil(lambda: bool(found))
    app.workspace.run(set_field(found[0][:1], "country", "DE"))
    app.workspace.inspect(found[0][0])
    app.shell.pages.inspector.show_tab("visa")
    settle(app, qtbot)
    page = app.shell.pages.inspector.page
    assert isinstance(page, VisaPage)
    return page


def test_badges_are_kept_once_the_program_is_filled(sampled: Home, start: Start, qtbot: QtBot) -> None:
    assert sampled.store.exists()
    app = start()
    badges = app.shell.badges
    assert badges is not None
    qtbot.waitUntil(lambda: badges.is_fresh, timeout=20_000)
    settle(app, qtbot)
    assert app.workspace.undo_label != ""
    assert "Visa" in [app.shell.pages.inspector.tabs.tabText(place) for place in range(3)]


def test_a_missing_fact_opens_the_profile(sampled: Home, start: Start, qtbot: QtBot) -> None:
    assert sampled.store.exists()
    app = start()
    page = open_visa(app, qtbot)
    page._lead("profile", "born")
    settle(app, qtbot)
    dialogs = app.window.findChildren(PreferencesDialog)
    assert len(dialogs) == 1
    dialogs[0].close()


def test_points_lead_to_the_destination(sampled: Home, start: Start, qtbot: QtBot) -> None:
    assert sampled.store.exists()
    app = start()
    page = open_visa(app, qtbot)
    page.points.answer_wanted.emit()
    settle(app, qtbot)
    assert app.workspace.settings.page == "destinations"


def test_missing_pay_leads_to_the_overview(sampled: Home, start: Start, qtbot: QtBot) -> None:
    assert sampled.store.exists()
    app = start()
    page = open_visa(app, qtbot)
    page._lead("overview", "pay")
    settle(app, qtbot)
    shown = app.shell.pages.inspector.page
    assert isinstance(shown, OverviewPage)
    assert QApplication.focusWidget() is shown.fields["pay"].row.editor


def test_a_route_that_asks_for_a_sponsor_shows_the_employer(
    sampled: Home, start: Start, qtbot: QtBot
) -> None:
    assert sampled.store.exists()
    app = start()
    page = open_visa(app, qtbot)
    assert page.sponsor_section.isHidden()
    app.workspace.run(set_field([app.workspace.inspected], "country", "GB"))
    app.workspace.run(set_application_route(app.workspace.inspected, "gb-skilled-worker"))
    settle(app, qtbot)
    assert page.sponsor is not None
    assert page.sponsor.isVisible()
    assert page.steps.isVisible()
    page.show_sponsor()
