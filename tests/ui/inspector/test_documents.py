"""The Documents tab: files are kept, opened as copies, renamed, removed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.ui.drags import LEFT, NO_KEY, entering
from tracker.errors import LandfallError
from tracker.store.commands.documents import content_path
from tracker.store.queries.parts import documents
from tracker.store.rows import DocumentRow
from ui.inspector.document_card import DocumentCard
from ui.inspector.document_files import copy_to_open, likely_kind, safe_name, size_words
from ui.inspector.documents import DocumentsPage, dropped_files
from ui.inspector.panel import Inspector
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]


@pytest.fixture
def page(inspector: Inspector, wait: Wait) -> DocumentsPage:
    inspector.show_tab("documents")
    wait()
    found = inspector.page
    assert isinstance(found, DocumentsPage)
    return found


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Anschreiben Nordlicht.txt"
    path.write_text("Dear team", encoding="utf-8")
    return path


def cards(page: DocumentsPage) -> list[DocumentCard]:
    return [row for row in page.list.rows if isinstance(row, DocumentCard)]


def stored(ask: Ask, application_id: int = 1) -> list[DocumentRow]:
    found: list[DocumentRow] = ask(documents(application_id))
    return found


def test_missing_content_is_said_plainly(page: DocumentsPage) -> None:
    card = cards(page)[0]
    assert card._about.text().startswith("CV · 84 kB · ")
    assert "not in the data folder" in card._missing.text()
    assert card._open.isHidden()


def test_a_file_is_attached_and_kept(
    page: DocumentsPage, workspace: Workspace, letter: Path, wait: Wait, ask: Ask
) -> None:
    page.attach([letter])
    wait()
    row = stored(ask)[1]
    assert (row.name, row.kind, row.size) == (letter.name, "letter", 9)
    assert content_path(workspace.home, row.sha256).read_text("utf-8") == "Dear team"
    assert not cards(page)[1]._open.isHidden()


def test_a_file_goes_to_the_application_it_was_attached_to(
    page: DocumentsPage, workspace: Workspace, letter: Path, wait: Wait, ask: Ask
) -> None:
    page.attach([letter])
    workspace.inspect(3)
    wait()
    assert len(stored(ask)) == 2
    assert stored(ask, 3) == []


def test_a_file_that_is_gone_is_said(
    page: DocumentsPage, tmp_path: Path, letter: Path, wait: Wait, ask: Ask, failures: list[Exception]
) -> None:
    page.attach([tmp_path / "gone.pdf", letter])
    wait()
    assert [type(error) for error in failures] == [LandfallError]
    assert stored(ask)[1].name == letter.name


def test_files_are_dropped(page: DocumentsPage, tmp_path: Path, letter: Path, wait: Wait, ask: Ask) -> None:
    data = QMimeData()
    folder, web = QUrl.fromLocalFile(str(tmp_path)), QUrl("https://a.example/cv.pdf")
    data.setUrls([QUrl.fromLocalFile(str(letter)), folder, web])
    assert dropped_files(data) == [letter]
    came = entering(QPoint(9, 9), Qt.DropAction.CopyAction, data)
    page.dragEnterEvent(came)
    assert came.isAccepted()
    assert page._hint.text() == "Drop to attach 1 file."
    page.dropEvent(QDropEvent(QPoint(9, 9).toPointF(), Qt.DropAction.CopyAction, data, LEFT, NO_KEY))
    wait()
    assert [row.name for row in stored(ask)] == ["CV.pdf", letter.name]


def test_what_is_opened_is_a_read_only_copy(
    page: DocumentsPage, workspace: Workspace, letter: Path, tmp_path: Path, wait: Wait, ask: Ask
) -> None:
    page.attach([letter])
    wait()
    copy = copy_to_open(workspace.home, stored(ask)[1], tmp_path)
    assert copy.name == letter.name
    assert copy.read_text("utf-8") == "Dear team"
    assert workspace.home.folder not in copy.parents
    assert os.name == "nt" or not copy.stat().st_mode & 0o222


def test_missing_content_cannot_be_opened(workspace: Workspace, tmp_path: Path) -> None:
    row = DocumentRow(1, "CV.pdf", "cv", "ab" * 32, 1, "2026-11-01T00:00:00Z")
    with pytest.raises(LandfallError, match=r"CV\.pdf"):
        copy_to_open(workspace.home, row, tmp_path)


def test_a_document_is_renamed_and_gets_a_kind(page: DocumentsPage, wait: Wait, ask: Ask) -> None:
    card = cards(page)[0]
    card.edit()
    card._line.setText("Lebenslauf.pdf")
    card._line.textEdited.emit("Lebenslauf.pdf")
    card._kind.set_value("letter")
    card._kind.chosen.emit("letter")
    card.finish()
    wait()
    assert [(row.name, row.kind) for row in stored(ask)] == [("Lebenslauf.pdf", "letter")]
    assert card._name.text() == "Lebenslauf.pdf"


def test_a_nameless_document_is_refused(page: DocumentsPage, wait: Wait, ask: Ask) -> None:
    card = cards(page)[0]
    card.edit()
    card._line.setText("")
    card._line.textEdited.emit("")
    card.finish()
    wait()
    assert not card._error.isHidden()
    assert not card._fields.isHidden()
    assert stored(ask)[0].name == "CV.pdf"


def test_a_document_is_removed_and_comes_back(
    page: DocumentsPage, workspace: Workspace, wait: Wait, ask: Ask
) -> None:
    cards(page)[0].remove()
    wait()
    assert stored(ask) == []
    workspace.undo()
    wait()
    assert len(cards(page)) == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CV_Nordlicht_2026.pdf", "cv"),
        ("Résumé.docx", "cv"),
        ("Mein Lebenslauf.pdf", "cv"),
        ("cover-letter (2).odt", "letter"),
        ("Motivationsschreiben.pdf", "letter"),
        ("contract.pdf", ""),
        ("cvs.png", ""),
    ],
)
def test_the_kind_is_read_from_the_name(name: str, kind: str) -> None:
    assert likely_kind(name) == kind


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (999, "999 B"), (84_211, "84 kB"), (1_250_000, "1.2 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


@given(st.text(max_size=300))
def test_any_name_becomes_one_file_in_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe not in (".", "..")
    assert Path(safe).name == safe
    assert len(safe) <= 121
    assert safe_name(safe) == safe


def test_reserved_names_and_paths() -> None:
    assert safe_name("../../etc/passwd") == "_.._etc_passwd"
    assert safe_name("CON.txt") == "_CON.txt"
    assert safe_name("a" * 300 + ".pdf").endswith(".pdf")
