from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.applications.conftest import Bench, titles
from tracker.store.commands.applications import set_field
from tracker.store.queries.applications import bin_ids
from tracker.store.queries.filters import Filter
from ui.applications.page import ApplicationsPage
from ui.selection_menu import SelectionMenus
from ui.selection_popups import CountryPopup, TagsPopup


class Browser(QObject):
    """Takes the links that would go to the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.links.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def menus(page: ApplicationsPage, bench: Bench) -> SelectionMenus:
    bench.workspace.select(page.model.ids[:2])
    return SelectionMenus(bench.workspace, page)


def choose(menus: SelectionMenus, page: ApplicationsPage, bench: Bench, *path: str) -> None:
    """Take an action of the menu by its words."""
    menu = QMenu(page)
    menus.fill_menu(menu)
    found = menu
    for word in path[:-1]:
        found = next(sub for sub in found.findChildren(QMenu) if sub.title() == word)
    next(action for action in found.actions() if action.text() == path[-1]).trigger()
    menu.deleteLater()
    bench.settle()


def test_moving_several_is_one_step(menus: SelectionMenus, page: ApplicationsPage, bench: Bench) -> None:
    first, second = page.model.ids[:2]
    choose(menus, page, bench, "Move to", "Offer")
    assert {bench.row(found).status for found in (first, second)} == {"Offer"}
    assert bench.said[-1] == "Moved 2 applications to Offer"
    bench.workspace.undo()
    bench.settle()
    assert (bench.row(first).status, bench.row(second).status) == ("Wishlist", "Applied")


def test_archive_and_bring_back(menus: SelectionMenus, page: ApplicationsPage, bench: Bench) -> None:
    choose(menus, page, bench, "Archive")
    assert page.model.rowCount() == 2
    bench.workspace.set_filter(Filter(archived=True))
    bench.settle()
    assert len(titles(page)) == 2
    page.select_all()
    choose(menus, page, bench, "Bring back")
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()


def test_delete(menus: SelectionMenus, page: ApplicationsPage, bench: Bench) -> None:
    wanted = list(page.model.ids[:2])
    choose(menus, page, bench, "Delete")
    assert bench.ask(bin_ids()) == wanted
    assert bench.workspace.selection == (page.model.ids[0],)


def test_duplicate_selects_the_copies(menus: SelectionMenus, page: ApplicationsPage, bench: Bench) -> None:
    choose(menus, page, bench, "Duplicate")
    assert titles(page)[:4] == ["Data Engineer", "Analyst", "Data Engineer", "Analyst"]
    assert bench.workspace.selection == tuple(page.model.ids[:2])


def test_links_are_copied_and_opened(
    menus: SelectionMenus, page: ApplicationsPage, bench: Bench, browser: Browser
) -> None:
    choose(menus, page, bench, "Copy link")
    assert QApplication.clipboard().text() == "https://www.jobs.example/7?a=1&b=2"
    choose(menus, page, bench, "Open link")
    assert bench.said[-1] == "This application has no link."
    bench.workspace.select([page.model.ids[0]])
    choose(menus, page, bench, "Open link")
    assert browser.links == ["https://www.jobs.example/7?a=1&b=2"]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "jobs.example", "https:"])
def test_only_web_links_are_opened(
    menus: SelectionMenus, page: ApplicationsPage, bench: Bench, browser: Browser, link: str
) -> None:
    first = page.model.ids[0]
    bench.run(set_field([first], "link", link))
    bench.workspace.select([first])
    choose(menus, page, bench, "Open link")
    assert bench.said[-1] == "Only links that begin with http or https are opened."
    assert browser.links == []


def test_country_popup(menus: SelectionMenus, page: ApplicationsPage, bench: Bench) -> None:
    menus.set_country()
    bench.settle()
    popup = page.findChild(CountryPopup)
    assert popup is not None
    popup.field.setText("nowhere at all")
    popup.field.commit()
    assert popup.isVisible()
    popup.field.setText("Japan")
    popup.field.commit()
    bench.settle()
    assert {bench.row(found).country for found in bench.workspace.selection} == {"JP"}
    assert bench.said[-1] == "Changed country of 2 applications"


def test_tags_popup_adds_to_all_and_takes_away_from_all(
    menus: SelectionMenus, page: ApplicationsPage, bench: Bench
) -> None:
    menus.change_tags()
    bench.settle()
    popup = page.findChild(TagsPopup)
    assert popup is not None
    assert popup.field.value() == ("energy", "remote")
    popup.field.chips[0].cleared.emit()
    QTest.keyClicks(popup.field.line, "dream")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    bench.settle()
    first, second = page.model.ids[:2]
    assert set(bench.row(first).tags) == {"remote", "dream"}
    assert bench.row(second).tags == ("dream",)
    bench.workspace.undo()
    bench.settle()
    assert bench.row(second).tags == ()


def test_a_popup_that_changes_nothing_writes_nothing(
    menus: SelectionMenus, page: ApplicationsPage, bench: Bench
) -> None:
    menus.change_tags()
    menus.set_country()
    bench.settle()
    for kind in (TagsPopup, CountryPopup):
        popup = page.findChild(kind)
        assert popup is not None
        popup.close()
    bench.settle()
    assert bench.workspace.undo_label == "Added four"


def test_without_a_selection_nothing_is_offered_and_nothing_happens(
    menus: SelectionMenus, page: ApplicationsPage, bench: Bench
) -> None:
    bench.workspace.select([])
    menu = QMenu(page)
    menus.fill_menu(menu)
    assert not any(action.isEnabled() for action in menu.actions())
    for act in (menus.archive, menus.delete, menus.duplicate, menus.copy_link, menus.open_link):
        act()
    bench.settle()
    assert bench.workspace.undo_label == "Added four"


def test_the_focus_comes_back_from_a_popup(
    menus: SelectionMenus, page: ApplicationsPage, bench: Bench
) -> None:
    page.focus_table()
    menus.change_tags()
    bench.settle()
    popup = page.findChild(TagsPopup)
    assert popup is not None
    popup.close()
    bench.settle()
    assert page.table.hasFocus()
