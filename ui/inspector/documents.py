"""The Documents tab: files attached to an application, kept in the data folder by their content."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tracker.i18n import tr, trn
from tracker.store.rows import DocumentRow
from ui.inspector.document_card import DocumentCard
from ui.inspector.document_files import copy_to_open, is_kept, likely_kind
from ui.inspector.page import InspectorPage
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.widgets.row_list import RowList, lead_on
from ui.widgets.words import Words
from ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from tracker.domain.application import Document
    from tracker.store.store import Query


class DocumentsPage(InspectorPage):
    """The attached files; more by the button or by dropping them here."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._copies: QTemporaryDir | None = None
        self._keeping: deque[int] = deque()
        self.add_button = QPushButton(icon("paperclip"), tr("Attach a file"), self)
        self.add_button.clicked.connect(self.choose_files)
        self._hint = Words(tr("Or drop files here. The program keeps a copy of its own."), "secondary", self)
        self.list = RowList(self._make_card, self)
        for widget in (self.add_button, self._hint, self.list):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.setAcceptDrops(True)

    def query(self, application_id: int) -> Query[Any]:
        from tracker.store.queries.parts import documents

        home = self.workspace.home

        def ask(db: Any) -> list[tuple[DocumentRow, bool]]:
            return [(row, is_kept(home, row.sha256)) for row in documents(application_id)(db)]

        return ask

    def show_answer(self, answer: list[tuple[DocumentRow, bool]]) -> None:
        self.list.show_things({(self.shown, row.id): (row, kept) for row, kept in answer})
        lead_on(self.add_button, self.list)

    def _make_card(self, thing: tuple[DocumentRow, bool]) -> QWidget:
        card = DocumentCard(self.workspace, thing, self)
        card.open_wanted.connect(self._open)
        return card

    # -- attaching ------------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Let the person choose files, beginning in the folder used last."""
        folder = self.workspace.settings.recent_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        names, _filter = QFileDialog.getOpenFileNames(self, tr("Attach files"), folder)
        if names:
            self.workspace.settings.recent_folder = str(Path(names[0]).parent)
            self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Keep copies of these files and attach them to the application on the screen."""
        home = self.workspace.home
        for path in paths:
            self._keeping.append(self.shown)
            self.workspace.runner.submit(_keeper(home, path), self._kept, self._not_kept)

    def _kept(self, document: Document) -> None:
        from tracker.store.commands.documents import attach_document

        self.workspace.run(attach_document(self._keeping.popleft(), document), initiator=self)

    def _not_kept(self, error: Exception) -> None:
        self._keeping.popleft()
        self.workspace.failed.emit(error)

    # -- opening --------------------------------------------------------------------------------------

    def _open(self, row: DocumentRow) -> None:
        """Open a copy under the document's own name: what another program does to it changes nothing kept."""
        if self._copies is None:
            self._copies = QTemporaryDir()
        home, folder = self.workspace.home, Path(self._copies.path())
        self.workspace.runner.submit(lambda: copy_to_open(home, row, folder), self._show_file)

    def _show_file(self, path: Path) -> None:
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.workspace.say(tr("No program on this computer opens {name}.", name=path.name))

    def flush(self) -> None:
        for row in self.list.rows:
            if isinstance(row, DocumentCard):
                row.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        count = len(dropped_files(event.mimeData()))
        if count:
            event.acceptProposedAction()
            self._hint.say(trn("Drop to attach {count} file.", "Drop to attach {count} files.", count))
            restyle(self.add_button, primary=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._end_drag()
        self.attach(dropped_files(event.mimeData()))

    def _end_drag(self) -> None:
        self._hint.say(tr("Or drop files here. The program keeps a copy of its own."))
        restyle(self.add_button, primary=False)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files on this computer that a drop carries; folders are left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def _keeper(home: Any, path: Path) -> Any:
    def keep() -> Document:
        from tracker.store.commands.documents import keep_file

        return keep_file(home, path, likely_kind(path.name))

    return keep
