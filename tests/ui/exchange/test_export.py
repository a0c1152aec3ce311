from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.desk import Desk
from tracker.domain.application import Draft
from ui.exchange.export import Exporter, export_with_dialog
from ui.widgets.toast import Toast


def choose(monkeypatch: pytest.MonkeyPatch, path: str) -> list[str]:
    """Answer the system's file dialog; the list gets what it suggested."""
    suggested: list[str] = []

    def answer(_parent: object, _title: str, where: str, _filter: str) -> tuple[str, str]:
        suggested.append(where)
        return path, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return suggested


def test_writes_all_and_remembers_the_folder(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(Draft(title="One"), Draft(title="Two", company="Fjordline"))
    desk.workspace.settings.recent_folder = str(tmp_path / "before")
    suggested = choose(monkeypatch, str(tmp_path / "out"))
    export_with_dialog(desk.workspace, desk.window)
    desk.settle()
    path = tmp_path / "out.csv"
    assert suggested[0].startswith(str(tmp_path / "before"))
    assert path.read_text("utf-8").splitlines()[2].split(",")[1:3] == ["Fjordline", "Two"]
    assert desk.workspace.settings.recent_folder == str(tmp_path)
    assert desk.said == [f"Exported 2 applications to {path}"]


def test_the_toast_offers_the_folder(desk: Desk, tmp_path: Path) -> None:
    toast = Toast(desk.window)
    Exporter(desk.workspace, tmp_path / "out.csv", desk.window)
    desk.settle()
    assert toast.text == f"Exported 0 applications to {tmp_path / 'out.csv'}"
    assert toast.button.text() == "Open folder"


def test_a_place_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    Exporter(desk.workspace, tmp_path / "gone" / "out.csv", desk.window)
    desk.settle()
    assert len(desk.said) == 1
    assert "cannot be written" in desk.said[0]
    assert "Nothing was changed" in desk.said[0]


def test_no_file_chosen_is_no_export(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, "")
    assert export_with_dialog(desk.workspace, desk.window) is None
    desk.settle()
    assert desk.said == []
