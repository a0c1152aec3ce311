from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.desk import Desk
from tracker.domain.application import Draft
from tracker.domain.status import StatusKind
from tracker.store.queries.undo import undo_labels
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.status_row import StatusRow
from ui.preferences.statuses import StatusesPage

DEFAULTS = [
    "Wishlist",
    "Applied",
    "Screening",
    "Interview",
    "Offer",
    "Accepted",
    "Rejected",
    "Withdrawn",
    "No reply",
]


@pytest.fixture
def page(desk: Desk) -> StatusesPage:
    """The page of the statuses, in view."""
    desk.add(Draft(title="One", status="Screening"), Draft(title="Two", status="Screening"))
    dialog = PreferencesDialog(desk.workspace, desk.window)
    dialog.show_page("statuses")
    dialog.show()
    desk.settle()
    return dialog.statuses


def names(page: StatusesPage) -> list[str]:
    return [row.status.name for row in page.rows]


def row_of(page: StatusesPage, name: str) -> StatusRow:
    return next(row for row in page.rows if row.status.name == name)


def retype(row: StatusRow, text: str) -> None:
    row.name.setFocus()
    row.name.selectAll()
    QTest.keyClicks(row.name, text)
    QTest.keyClick(row.name, Qt.Key.Key_Return)


def test_shows_the_statuses_with_their_cards(page: StatusesPage) -> None:
    assert names(page) == DEFAULTS
    assert row_of(page, "Screening").cards.text() == "2 cards"
    assert row_of(page, "Applied").cards.text() == "0 cards"


def test_renames_in_place_as_one_step(desk: Desk, page: StatusesPage) -> None:
    retype(row_of(page, "Applied"), "Sent")
    desk.settle()
    assert desk.status("Sent").kind is StatusKind.APPLIED
    assert desk.said == ["Renamed Applied to Sent"]
    desk.workspace.undo()
    desk.settle()
    assert row_of(page, "Applied").name.text() == "Applied"


def test_a_used_name_is_refused_beneath_and_stays_typed(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Applied")
    retype(row, "Offer")
    desk.settle()
    assert row.name.text() == "Offer"
    assert row.error.text() == "There is a status Offer already."
    assert row.name.property("invalid") is True
    retype(row, "Sent")
    desk.settle()
    assert row.error.isHidden()
    assert desk.status("Sent")


def test_kind_and_colour_and_limit(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Screening")
    row.kind.chosen.emit(StatusKind.APPLIED)
    row.colour.chosen.emit("#C11574")
    row.limit.setFocus()
    QTest.keyClicks(row.limit, "7")
    QTest.keyClick(row.limit, Qt.Key.Key_Return)
    desk.settle()
    found = desk.status("Screening")
    assert (found.kind, found.colour, found.card_limit) == (StatusKind.APPLIED, "#C11574", 7)
    assert len(desk.said) == 3


@pytest.mark.parametrize("typed", ["many", "-3", "1000000"])
def test_a_bad_limit_is_refused_beneath(desk: Desk, page: StatusesPage, typed: str) -> None:
    row = row_of(page, "Screening")
    row.limit.setFocus()
    QTest.keyClicks(row.limit, typed)
    QTest.keyClick(row.limit, Qt.Key.Key_Return)
    desk.settle()
    assert row.limit.text() == typed
    assert not row.error.isHidden()
    assert desk.status("Screening").card_limit == 0


def test_alt_and_arrows_move_and_the_focus_stays(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Applied")
    row.name.setFocus()
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert names(page)[:3] == ["Wishlist", "Screening", "Applied"]
    assert desk.focus() is row.name
    for _ in range(3):
        desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        desk.settle()
    assert names(page)[0] == "Applied"


def drag(row: StatusRow, to: QPoint, *, drop: bool = True) -> None:
    """Drag a row by its handle to a point of the screen."""
    QTest.mousePress(row.grip, Qt.MouseButton.LeftButton)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(row.grip.mapFromGlobal(to)),
        QPointF(to),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row.grip, move)
    if drop:
        QTest.mouseRelease(row.grip, Qt.MouseButton.LeftButton)


def top_of(row: StatusRow) -> QPoint:
    return row.mapToGlobal(QPoint(10, 2))


def test_dragging_moves_with_a_mark(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Wishlist")
    drag(row, top_of(row_of(page, "Offer")), drop=False)
    assert page._mark.isVisible()
    QTest.mouseRelease(row.grip, Qt.MouseButton.LeftButton)
    assert page._mark.isHidden()
    desk.settle()
    assert names(page)[:5] == ["Applied", "Screening", "Interview", "Wishlist", "Offer"]
    drag(row, top_of(row_of(page, "Applied")) - QPoint(0, 30))
    desk.settle()
    assert names(page) == DEFAULTS


def test_escape_and_a_drop_on_itself_change_nothing(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Wishlist")
    drag(row, top_of(row_of(page, "Offer")), drop=False)
    QTest.keyClick(row.grip, Qt.Key.Key_Escape)
    QTest.mouseRelease(row.grip, Qt.MouseButton.LeftButton)
    drag(row, top_of(row_of(page, "Applied")))
    desk.settle()
    assert names(page) == DEFAULTS
    assert desk.said == []


def test_an_empty_status_goes_at_once(desk: Desk, page: StatusesPage) -> None:
    row_of(page, "Withdrawn").remove.click()
    desk.settle()
    assert "Withdrawn" not in names(page)
    desk.workspace.undo()
    desk.settle()
    assert names(page) == DEFAULTS


def test_removal_asks_where_the_cards_go(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Screening")
    row.remove.click()
    assert row.question.text.text() == "Where do its 2 cards go?"
    assert row.question.target.currentText() == "Interview"
    assert desk.focus() is row.question.target
    desk.press(Qt.Key.Key_Escape)
    assert row.question.isHidden()
    assert desk.focus() is row.remove
    row.remove.click()
    row.question.target.set_value(desk.status("Offer").id)
    row.question.confirm.click()
    desk.settle()
    assert "Screening" not in names(page)
    assert {draft.status for draft in desk.drafts()} == {"Offer"}
    assert desk.said == ["Removed status Screening, its cards went to Offer"]


def test_the_last_status_cannot_be_removed(desk: Desk, page: StatusesPage) -> None:
    while len(page.rows) > 1:
        last = page.rows[-1]
        last.remove_to(page.rows[0].status.id)
        desk.settle()
    assert not page.rows[0].remove.isEnabled()


def test_adding(desk: Desk, page: StatusesPage) -> None:
    add = page.add
    assert not add.button.isEnabled()
    add.name.setFocus()
    QTest.keyClicks(add.name, "applied")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert add.error.text() == "There is a status Applied already."
    assert add.name.text() == "applied"
    add.name.selectAll()
    QTest.keyClicks(add.name, "Assessment centre")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert names(page)[4] == "Assessment centre"
    assert add.name.text() == ""
    assert desk.focus() is add.name


def test_palette_by_keyboard(desk: Desk, page: StatusesPage) -> None:
    row = row_of(page, "Applied")
    palette = row.colour.open_palette()
    desk.qtbot.waitExposed(palette)
    chosen = next(place for place, found in enumerate(palette.swatches) if found.is_chosen)
    assert palette.swatches[chosen].colour == "#2557B7"
    QTest.keyClick(palette.swatches[chosen], Qt.Key.Key_Right)
    QTest.keyClick(palette.swatches[chosen + 1], Qt.Key.Key_Return)
    desk.settle()
    assert desk.status("Applied").colour == palette_colour(chosen + 1)


def palette_colour(place: int) -> str:
    from ui.preferences.colour_button import swatches

    return list(swatches())[place]


def test_every_change_is_one_step_of_undo(desk: Desk, page: StatusesPage) -> None:
    retype(row_of(page, "Applied"), "Sent")
    desk.settle()
    undo, _ = desk.ask(undo_labels())
    assert undo == "Renamed Applied to Sent"
