from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from tracker.clock import today
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.store import Store
from ui.inspector.moments import day_words
from ui.quick_add.panel import QuickAdd
from ui.theme.style import current
from ui.workspace import Workspace

LINE = "Data Engineer at Nordlicht, Hamburg, DE 62k EUR"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(desk: Desk) -> QuickAdd:
    made = QuickAdd(desk.workspace, desk.window)
    made.open_for("")
    desk.settle()
    return made


def type_line(panel: QuickAdd, text: str) -> None:
    panel.line.selectAll()
    QTest.keyClicks(panel.line, text)


def test_opens_over_the_page_with_the_focus_in_the_line(desk: Desk, panel: QuickAdd) -> None:
    assert panel.isVisible()
    assert desk.focus() is panel.line
    assert panel.status.currentText() == "Wishlist"
    assert panel.geometry().center().x() == pytest.approx(desk.window.width() / 2, abs=1)
    desk.window.resize(500, 600)
    desk.qtbot.waitUntil(lambda: panel.width() == 500)


def test_understands_while_one_types(panel: QuickAdd) -> None:
    type_line(panel, LINE)
    assert [piece.text for piece in panel.pieces.shown] == [
        "Data Engineer",
        "Nordlicht",
        "Hamburg, Germany",
        "€62,000",
    ]


def test_enter_saves_selects_and_closes(desk: Desk, panel: QuickAdd) -> None:
    type_line(panel, LINE)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    (draft,) = desk.drafts()
    assert (draft.title, draft.company, draft.country) == ("Data Engineer", "Nordlicht", "DE")
    assert panel.isHidden()
    assert panel.line.text() == ""
    assert len(desk.workspace.selection) == 1
    assert desk.said == ["Added Data Engineer"]
    assert desk.focus() is desk.button


def test_control_enter_saves_and_stays(desk: Desk, panel: QuickAdd) -> None:
    for title in ("One", "Two"):
        type_line(panel, title)
        desk.press(Qt.Key.Key_Return, CONTROL)
        desk.settle()
        assert panel.isVisible()
        assert desk.focus() is panel.line
        assert panel.line.text() == ""
    assert [draft.title for draft in desk.drafts()] == ["Two", "One"]


def test_escape_keeps_the_text_for_next_time(desk: Desk, panel: QuickAdd) -> None:
    type_line(panel, "Half a thou")
    desk.press(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert desk.focus() is desk.button
    panel.open_for("")
    assert panel.line.text() == "Half a thou"
    assert panel.line.selectedText() == "Half a thou"


def test_more_fields_opens_the_inspector(desk: Desk, panel: QuickAdd) -> None:
    type_line(panel, LINE)
    panel.more.click()
    desk.settle()
    assert desk.workspace.inspected == desk.workspace.selection[-1] != 0


def test_the_columns_status_and_country(desk: Desk, panel: QuickAdd) -> None:
    panel.open_for(str(desk.status("Applied").id))
    type_line(panel, "Analyst")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    panel.open_for("SE")
    type_line(panel, "Tester")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    tester, analyst = desk.drafts()
    assert (analyst.status, analyst.applied_on) == ("Applied", today().isoformat())
    assert (tester.status, tester.country) == ("Wishlist", "SE")


def test_choosing_another_status(desk: Desk, panel: QuickAdd) -> None:
    type_line(panel, "Analyst")
    panel.status.set_value(desk.status("Offer").id)
    panel.status.chosen.emit(panel.status.value())
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.drafts()[0].status == "Offer"


def test_an_empty_line_is_refused_at_the_field(desk: Desk, panel: QuickAdd) -> None:
    desk.press(Qt.Key.Key_Return)
    assert panel.error.text() == "A company or a job title is needed."
    assert panel.line.property("invalid") is True
    type_line(panel, "A")
    assert panel.error.isHidden()
    assert desk.drafts() == []


def test_a_bad_text_is_refused_and_kept(desk: Desk, panel: QuickAdd) -> None:
    panel.line.setText("Analyst\0")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert not panel.error.isHidden()
    assert panel.line.text() == "Analyst\0"
    assert desk.drafts() == []


def test_the_same_job_is_warned_of_and_opens(desk: Desk, panel: QuickAdd) -> None:
    desk.add(Draft(title="Data Engineer", company="Nordlicht", status="Applied", applied_on="2026-11-03"))
    type_line(panel, "Senior Data Engineer at Nordlicht")
    desk.qtbot.waitUntil(panel.alike.isVisible)
    day = day_words(today().replace(2026, 11, 3))
    assert panel.alike.text.text() == f"Already here: Data Engineer at Nordlicht, Applied {day}"
    panel.alike.open_button.click()
    assert panel.isHidden()
    assert desk.workspace.inspected == desk.workspace.selection[0] != 0


def test_the_warning_is_no_refusal_and_goes_with_the_text(desk: Desk, panel: QuickAdd) -> None:
    desk.add(
        Draft(title="Data Engineer", company="Nordlicht"), Draft(title="Data Engineer", company="Nordlicht")
    )
    type_line(panel, "Data Engineer at Nordlicht")
    desk.qtbot.waitUntil(panel.alike.isVisible)
    assert panel.alike.text.text().endswith("and 1 more")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert len(desk.drafts()) == 3
    assert panel.alike.isHidden()


def test_the_last_source_is_only_offered(desk: Desk, panel: QuickAdd) -> None:
    desk.add(Draft(title="Before", source="Job Fair"))
    panel.open_for("")
    desk.settle()
    type_line(panel, "Analyst")
    assert panel.source_hint.isVisible()
    assert panel.draft.source == ""
    panel.source_hint.click()
    assert panel.draft.source == "Job Fair"
    assert panel.source_hint.isHidden()
    assert panel.draft.title == "Analyst"


def test_plain_keys_do_not_reach_the_windows_actions(desk: Desk, panel: QuickAdd) -> None:
    ran: list[bool] = []
    action = QAction("delete", desk.window)
    action.setShortcut("Delete")
    action.triggered.connect(lambda: ran.append(True))
    desk.window.addAction(action)
    panel.add.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert ran == []


@pytest.mark.parametrize(
    "line", ["مهندس بيانات at شركة, Berlin", "🚀" * 80, "W" * 400, "https://x.example/" + "a" * 300]
)
def test_ugly_lines_stay_inside_the_panel(desk: Desk, panel: QuickAdd, line: str) -> None:
    for mode in ("light", "dark"):
        current().set_mode(mode)
        panel.line.setText(line)
        desk.settle()
        room = panel.contentsRect()
        assert all(room.contains(chip.geometry()) for chip in panel.pieces.children() if chip.isWidgetType())
        assert not panel.grab().isNull()


def test_before_the_data_is_open_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    home = Home(tmp_path / "other")
    home.folder.mkdir()
    workspace = Workspace(home, Settings())
    panel = QuickAdd(workspace, desk.window)
    panel.open_for("")
    panel.set_text("Analyst")
    panel.save()
    assert "still being opened" in panel.error.text()
    with desk.qtbot.waitSignal(workspace.opened):
        workspace.open(Store.open_or_create, desk.failures.append)
    assert panel.status.currentText() == "Wishlist"
    with desk.qtbot.waitSignal(workspace.changed):
        panel.save()
    workspace.close()
