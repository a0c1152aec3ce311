"""The export's panel: what it asks for in each format, what it writes, and what it says about it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import Shiboken

from tests.ui.desk import Desk
from tracker.clock import today
from tracker.domain.application import Draft
from tracker.exchange.codec import HEADER
from tracker.store.queries.filters import Filter
from ui.exchange.export import export_with_dialog
from ui.exchange.export_fields import ALL, CHOSEN, IN_VIEW, SHOWN, month_before
from ui.exchange.export_forms import CSV, JSON, MARKDOWN, PDF, XLSX, suggested_path
from ui.exchange.export_job import Exporter, Order
from ui.exchange.export_panel import ExportPanel
from ui.widgets.choice import Choice
from ui.widgets.toast import Toast

DRAFTS = (
    Draft(title="One", company="Kestrel Robotics", country="DE", applied_on="2026-03-03", source="a friend"),
    Draft(title="Two", company="Fjordline", country="NO", link="https://fjordline.example/2"),
)


@pytest.fixture
def panel(desk: Desk, tmp_path: Path) -> ExportPanel:
    desk.add(*DRAFTS)
    desk.workspace.settings.recent_folder = str(tmp_path)
    made = export_with_dialog(desk.workspace, desk.window)
    desk.settle()
    return made


def pick(choice: Choice, value: object) -> None:
    """Choose a value as a person does."""
    place = next(n for n in range(choice.count()) if choice._values[n] == value)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_everything_as_csv(desk: Desk, panel: ExportPanel, tmp_path: Path) -> None:
    pick(panel.form, CSV)
    panel.rows.mark.setChecked(True)
    assert panel.rows.what.currentText() == "Everything (2 applications)"
    panel.start.click()
    desk.settle()
    path = tmp_path / f"landfall-{today().isoformat()}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(path)[1][1:3] == ["Kestrel Robotics", "One"]
    assert desk.said == [f"Exported 2 applications to {path}"]
    desk.qtbot.waitUntil(lambda: not Shiboken.isValid(panel))


def test_what_is_shown_with_the_columns_in_view(desk: Desk, panel: ExportPanel) -> None:
    panel.close_panel()
    desk.workspace.set_filter(Filter(countries=frozenset({"NO"})))
    desk.workspace.settings.table_columns = ["title", "pay", "country"]
    panel = export_with_dialog(desk.workspace, desk.window)
    desk.settle()
    pick(panel.form, CSV)
    pick(panel.rows.what, SHOWN)
    pick(panel.rows.columns, IN_VIEW)
    assert panel.rows.what.currentText() == "What is shown (1 application)"
    panel.start.click()
    desk.settle()
    assert read(panel.path) == [["title", "pay", "country"], ["Two", "", "NO"]]


def test_chosen_columns(desk: Desk, panel: ExportPanel) -> None:
    pick(panel.form, CSV)
    assert not panel.rows.list.isVisible()
    pick(panel.rows.columns, CHOSEN)
    assert panel.rows.list.isVisible()
    for row in range(panel.rows.list.count()):
        item = panel.rows.list.item(row)
        wanted = item.data(Qt.ItemDataRole.UserRole) == "source"
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    panel.start.click()
    desk.settle()
    assert read(panel.path) == [["source"], ["a friend"], [""]]


def test_no_column_is_told(desk: Desk, panel: ExportPanel) -> None:
    pick(panel.rows.columns, CHOSEN)
    for row in range(panel.rows.list.count()):
        panel.rows.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    panel.start.click()
    desk.settle()
    assert panel.message.text() == "Choose at least one column."
    assert panel.isVisible()
    assert not panel.path.exists()


def test_a_workbook_and_json(desk: Desk, panel: ExportPanel) -> None:
    assert panel.form.value() == XLSX
    panel.start.click()
    desk.settle()
    assert panel.path.read_bytes().startswith(b"PK")
    panel = export_with_dialog(desk.workspace, desk.window)
    pick(panel.form, JSON)
    assert not panel.rows.columns.isVisible()
    panel.start.click()
    desk.settle()
    assert [one["title"] for one in json.loads(panel.path.read_text("utf-8"))["applications"]] == [
        "One",
        "Two",
    ]


def test_markdown_goes_to_the_clipboard(desk: Desk, panel: ExportPanel) -> None:
    pick(panel.form, MARKDOWN)
    assert panel.rows.columns.value() == IN_VIEW
    assert panel.start.text() == "Copy"
    assert not panel.choose.isVisible()
    panel.start.click()
    desk.settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("| Job title | Company |")
    assert desk.said == ["Copied 2 applications"]


def test_a_proof_of_the_search(desk: Desk, panel: ExportPanel) -> None:
    pick(panel.form, PDF)
    assert panel.proof.first.value() == month_before(today())[0].isoformat()
    panel.proof.name.setText("Ada Example")
    panel.proof.first.set_value("2026-03-01")
    panel.proof.last.set_value("2026-03-31")
    panel.start.click()
    desk.settle()
    text = "".join(page.extract_text() for page in PdfReader(panel.path).pages)
    assert "Kestrel" in text
    assert "Fjordline" not in text
    assert desk.workspace.settings.own_name == "Ada Example"
    assert export_with_dialog(desk.workspace, desk.window).proof.name.text() == "Ada Example"


def test_days_that_lie_the_wrong_way_round_are_told(panel: ExportPanel) -> None:
    pick(panel.form, PDF)
    panel.proof.first.set_value("2026-03-31")
    panel.proof.last.set_value("2026-03-01")
    panel.start.click()
    assert panel.message.text().startswith("A first day is needed")
    assert not panel.path.exists()


def test_another_place(
    desk: Desk, panel: ExportPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other / "mine"), ""))
    panel.choose.click()
    assert panel.path == other / "mine.xlsx"
    panel.start.click()
    desk.settle()
    assert (other / "mine.xlsx").exists()
    assert desk.workspace.settings.recent_folder == str(other)


def test_changing_ones_mind_about_the_place(panel: ExportPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    before = panel.path
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    panel.choose.click()
    assert panel.path == before


def test_a_file_that_is_there_is_never_suggested(tmp_path: Path) -> None:
    first = suggested_path(str(tmp_path), CSV)
    first.touch()
    assert suggested_path(str(tmp_path), CSV) == first.with_stem(f"{first.stem}-2")


def test_a_place_that_cannot_be_written_is_told(desk: Desk, panel: ExportPanel, tmp_path: Path) -> None:
    panel._set_path(tmp_path / "gone" / "out.xlsx")
    panel.start.click()
    desk.settle()
    assert "cannot be written" in panel.message.text()
    assert "Nothing was changed" in panel.message.text()
    assert panel.isVisible()
    assert panel.start.isEnabled()


def test_cancel_stops_and_leaves_the_old_file(desk: Desk, panel: ExportPanel, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    pick(panel.form, CSV)
    panel._set_path(target)
    panel.start.click()
    assert panel.progress.isVisible()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert target.read_text() == "old"
    assert panel.message.text() == "Stopped. Nothing was changed."
    assert panel.close_panel()


def test_the_keyboard_does_it(desk: Desk, panel: ExportPanel) -> None:
    assert desk.focus() is panel.form
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert panel.path.exists()
    assert desk.focus() is desk.button


def test_the_toast_offers_the_folder(desk: Desk, tmp_path: Path) -> None:
    from tracker.exchange.wanted import ALL as EVERYTHING

    toast = Toast(desk.window)
    told: list[Any] = []
    exporter = Exporter(desk.workspace, Order(CSV, tmp_path / "out.csv", EVERYTHING), desk.window)
    exporter.progressed.connect(told.append)
    desk.add(*DRAFTS)
    exporter.start()
    desk.settle()
    assert toast.text == f"Exported 2 applications to {tmp_path / 'out.csv'}"
    assert toast.button.text() == "Open folder"
    assert told == [(2, 2)]


def test_all_columns_are_offered(panel: ExportPanel) -> None:
    names = [
        panel.rows.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(panel.rows.list.count())
    ]
    assert tuple(names) == HEADER
    assert panel.rows.columns.value() == ALL
