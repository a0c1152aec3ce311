"""Notes as they read: safe, and quick also when they are long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from tracker.store.commands.applications import set_field
from ui.inspector.notes_view import NotesView
from ui.inspector.overview import OverviewPage
from ui.inspector.panel import Inspector
from ui.workspace import Workspace

Wait = Callable[[], None]
BLOCKING_MS = 50


def overview(inspector: Inspector) -> OverviewPage:
    page = inspector.page
    assert isinstance(page, OverviewPage)
    return page


def test_notes_are_read_first_and_edited_by_the_button(inspector: Inspector, wait: Wait) -> None:
    notes = overview(inspector).notes
    assert notes.is_preview
    assert notes.view.toPlainText() == "They build in the open."
    notes.turn()
    assert not notes.is_preview
    assert notes.editor.toPlainText() == "They build in the **open**."
    notes.editor.setPlainText("# Plan")
    notes.turn()
    wait()
    assert notes.is_preview
    assert notes.view.toPlainText() == "Plan"


def test_without_notes_there_is_room_to_write(inspector: Inspector, workspace: Workspace, wait: Wait) -> None:
    workspace.inspect(3)
    wait()
    assert not overview(inspector).notes.is_preview


def test_html_stays_text_and_nothing_is_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("secret", encoding="utf-8")
    view = NotesView()
    qtbot.addWidget(view)
    view.show_notes(f"<b>bold</b> <img src='{secret.as_uri()}'> ![picture]({secret.as_uri()}) [x](file:///x)")
    assert "<b>bold</b>" in view.toPlainText()
    kinds = QTextDocument.ResourceType
    for kind in (kinds.ImageResource, kinds.HtmlResource, kinds.StyleSheetResource):
        assert view.document().resource(kind.value, QUrl.fromLocalFile(str(secret))) is None
        assert view.loadResource(kind.value, QUrl.fromLocalFile(str(secret))) is None


def test_a_links_target_is_its_tip_and_other_kinds_are_not_opened(qtbot: QtBot) -> None:
    view = NotesView()
    qtbot.addWidget(view)
    view.show_notes("[a](https://a.example)")
    view.highlighted.emit(QUrl("https://a.example/b"))
    assert view.toolTip() == "https://a.example/b"
    view.highlighted.emit(QUrl("file:///etc/passwd"))
    assert view.toolTip().startswith("Not opened")
    view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert view.toPlainText() == "a"
    view.highlighted.emit(QUrl())
    assert view.toolTip() == ""


def test_100_kilobytes_load_without_blocking(inspector: Inspector, workspace: Workspace, wait: Wait) -> None:
    page = overview(inspector)
    paragraph = "The **team** builds in the open, see [here](https://a.example).\n\n"
    text = paragraph * (100_000 // len(paragraph))
    spent: list[float] = []
    show = page.show_answer

    def timed(answer: Any) -> None:
        started = perf_counter()
        show(answer)
        spent.append((perf_counter() - started) * 1000)

    page.show_answer = timed  # type: ignore[method-assign]
    for name in ("notes", "posting"):
        workspace.run(set_field([1], name, text))
    wait()
    workspace.inspect(3)
    wait()
    workspace.inspect(1)
    wait()
    assert page.notes.editor.toPlainText() == text
    assert not page.notes.is_preview
    assert sorted(spent)[len(spent) // 2] < BLOCKING_MS
