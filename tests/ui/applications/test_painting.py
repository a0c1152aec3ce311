from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.applications.conftest import Bench, titles
from tracker.domain.application import Draft
from tracker.store.commands.applications import add_applications
from ui.applications.columns import PLACES
from ui.applications.inks import inks
from ui.applications.page import ApplicationsPage
from ui.applications.table import ROW_HEIGHT
from ui.theme.style import Theme, current
from ui.workspace import Workspace

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def theme(page: ApplicationsPage) -> Iterator[Theme]:
    assert page.isVisible()
    found = current()
    found.set_mode("light")
    yield found
    found.set_mode("light")


def picture(page: ApplicationsPage) -> QImage:
    return page.table.viewport().grab().toImage()


def ground(page: ApplicationsPage, place: int) -> str:
    """The colour at a row's very left, where no word stands."""
    y = page.table.rowViewportPosition(place) + ROW_HEIGHT // 2
    return picture(page).pixelColor(5, y).name().upper()


def cell(page: ApplicationsPage, place: int, name: str) -> QImage:
    """A cell as it is painted."""
    rect = page.table.visualRect(page.model.index(place, PLACES[name]))
    whole = picture(page)
    return whole.copy(rect.intersected(whole.rect()))


def colours(page: ApplicationsPage, place: int, name: str) -> set[str]:
    """All colours in a cell."""
    image = cell(page, place, name)
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_grounds_follow_selection_pointer_and_theme(
    page: ApplicationsPage, bench: Bench, theme: Theme, mode: str
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    bench.workspace.select([page.model.ids[1]])
    QTest.mouseMove(page.table.viewport(), QPoint(300, ROW_HEIGHT * 2 + 10))
    page.table.hovered = 2
    assert ground(page, 0) == theme.tokens.surface
    assert ground(page, 1) == theme.tokens.accent_soft
    assert ground(page, 2) == inks().hovered.name().upper()


def test_cells_show_their_marks(page: ApplicationsPage, bench: Bench, theme: Theme) -> None:
    applied = next(status for status in bench.workspace.statuses if status.name == "Applied")
    assert QColor(applied.colour).name().upper() in colours(page, 1, "status")
    assert len(colours(page, 0, "country")) > len(colours(page, 3, "country"))
    assert theme.tokens.bg in colours(page, 0, "tags")
    assert colours(page, 3, "tags") == {theme.tokens.surface, theme.tokens.line}


def test_only_rows_in_view_and_near_it_are_fetched(
    page: ApplicationsPage, bench: Bench, workspace: Workspace, qtbot: QtBot
) -> None:
    many = [Draft(title=f"Job {number}", company="Coral Cloud") for number in range(500)]
    workspace.run(add_applications(many, "Added many"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 504, timeout=20_000)
    bench.settle()
    assert page.model.index(0, 0).data() == "Job 0"
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    picture(page)
    bench.settle()
    assert page.model.index(503, 0).data() == "Research Engineer"
    assert len(page._cache._rows) < 250
    assert page.table.rowHeight(400) == ROW_HEIGHT


def test_a_cell_that_is_cut_off_tells_all_of_it(page: ApplicationsPage, qtbot: QtBot) -> None:
    def tip(name: str) -> str:
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        where = page.table.visualRect(page.model.index(0, PLACES[name])).center()
        viewport = page.table.viewport()
        event = QHelpEvent(QEvent.Type.ToolTip, where, viewport.mapToGlobal(where))
        QApplication.sendEvent(viewport, event)
        return QToolTip.text()

    page.table.header.resizeSection(PLACES["company"], 60)
    assert tip("company") == "<p>Nordlicht Energie</p>"
    tip("title")
    qtbot.waitUntil(lambda: QToolTip.text() == "")
    page.table.columns.set_shown("link", shown=True)
    page.table.horizontalScrollBar().setValue(2_000)
    assert tip("link") == "<p>https://www.jobs.example/7?a=1&amp;b=2</p>"
    QToolTip.hideText()


def test_a_click_on_a_heading_sorts(page: ApplicationsPage, bench: Bench) -> None:
    header = page.table.header
    where = QPoint(header.sectionViewportPosition(PLACES["company"]) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    bench.settle()
    assert titles(page)[0] == "Research Engineer"
    assert bench.workspace.settings.sort_field == "company"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_sample_is_marked_beside_its_title(
    page: ApplicationsPage, bench: Bench, theme: Theme, mode: str
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    title = "A title that is longer than any column will ever be wide, and then some"
    drafts = [Draft(title=title)]
    bench.run(add_applications(drafts, "Added"))
    bench.run(add_applications(drafts, "Added", sample=True))
    own, sample = sorted(
        (place for place, found in enumerate(titles(page)) if found == title), key=partial(is_sample, page)
    )
    plain, marked = cell(page, own, "title"), cell(page, sample, "title")
    start = QRect(0, 0, 100, plain.height())
    assert plain != marked
    assert plain.copy(start) == marked.copy(start)
    assert page.model.index(sample, 0).data(SPOKEN).endswith(", Sample")
    assert "Sample" not in page.model.index(own, 0).data(SPOKEN)
    page.table.header.resizeSection(PLACES["title"], 30)
    assert cell(page, own, "company") == cell(page, sample, "company")


def is_sample(page: ApplicationsPage, place: int) -> bool:
    row = page.model.row_at(place)
    assert row is not None
    return row.is_sample
