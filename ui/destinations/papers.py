"""The files attached to a requirement: each opens, has a last day of validity, and can be taken off."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr
from tracker.store.plan_rows import PaperRow
from tracker.store.rows import DocumentRow
from ui.destinations.edits import Edits
from ui.destinations.parts import button
from ui.inspector.document_files import copy_to_open
from ui.theme.icons import icon
from ui.visas.words import short_day
from ui.widgets.day_edit import DayEdit
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.row_list import RowList
from ui.widgets.words import LINK_PADDING

if TYPE_CHECKING:
    from tracker.visas.answers import RequirementCheck

DAY_WIDTH = 170


class Papers(QWidget):
    """A requirement's attached files, and the button that attaches more."""

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits = edits
        self._route = ""
        self._check: RequirementCheck | None = None
        self._copies: QTemporaryDir | None = None
        self.list = RowList(self._make_row, self)
        self.attach_button = button(tr("Attach a document"), self, link=True)
        self.attach_button.setIcon(icon("paperclip", "accent"))
        self.attach_button.clicked.connect(self.choose_files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.addSpacing(-LINK_PADDING)
        row.addWidget(self.attach_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_papers(self, route: str, check: RequirementCheck, papers: tuple[PaperRow, ...]) -> None:
        """Show what is attached to this requirement."""
        self._route, self._check = route, check
        self.list.show_things({paper.id: paper for paper in papers})

    def _make_row(self, paper: PaperRow) -> QWidget:
        return PaperCard(self, self._edits, paper)

    def choose_files(self) -> None:
        """Let the person choose files, beginning in the folder used last."""
        settings = self._edits.workspace.settings
        folder = settings.recent_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        names, _filter = QFileDialog.getOpenFileNames(self, tr("Attach documents"), folder)
        if names:
            settings.recent_folder = str(Path(names[0]).parent)
            self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Attach these files."""
        if self._check is not None:
            for path in paths:
                self._edits.attach(self._route, self._check, path)

    def open_paper(self, paper: PaperRow) -> None:
        """Open a copy: what another program does to it changes nothing kept."""
        if self._copies is None:
            self._copies = QTemporaryDir()
        home, folder = self._edits.workspace.home, Path(self._copies.path())
        row = DocumentRow(paper.id, paper.name, paper.kind, paper.sha256, paper.size, paper.added_at)
        self._edits.workspace.runner.submit(lambda: copy_to_open(home, row, folder), self._show_file)

    def _show_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._edits.workspace.say(tr("No program on this computer opens {name}.", name=path.name))


class PaperCard(QWidget):
    """One attached file."""

    def __init__(self, papers: Papers, edits: Edits, paper: PaperRow) -> None:
        super().__init__(papers)
        self._papers, self._edits, self._paper = papers, edits, paper
        self._name = ElidedLabel(parent=self)
        self.open_button = QPushButton(tr("Open"), self)
        self.open_button.setProperty("link", True)
        self.open_button.clicked.connect(self._open)
        self.expires = DayEdit(tr("Valid until"), parent=self)
        self.expires.setPlaceholderText(tr("Valid until"))
        self.expires.setMaximumWidth(DAY_WIDTH)
        self.expires.committed.connect(self._expires_given)
        self.remove_button = IconButton("x", tr("Remove"), parent=self)
        self.remove_button.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._name, 1)
        for widget in (self.open_button, self.expires, self.remove_button):
            row.addWidget(widget)
        self.show_thing(paper)

    def show_thing(self, paper: PaperRow) -> None:
        """Show the file as it is now."""
        self._paper = paper
        self._name.setText(paper.name)
        self.expires.set_value(paper.expires_on)
        self.open_button.setAccessibleName(tr("Open {name}", name=paper.name))
        self.remove_button.set_name(tr("Remove {name}", name=paper.name))
        self.setAccessibleName(paper_words(paper))

    def _open(self) -> None:
        self._papers.open_paper(self._paper)

    def _expires_given(self, day: str) -> None:
        self._edits.set_expiry(self._paper.id, day)

    def _remove(self) -> None:
        self._edits.detach(self._paper.id)


def paper_words(paper: PaperRow) -> str:
    """``degree.pdf``, ``passport.pdf until 8 May 2033``."""
    if not paper.expires_on:
        return paper.name
    day = short_day(date.fromisoformat(paper.expires_on))
    return tr("{name} until {day}", name=paper.name, day=day)
