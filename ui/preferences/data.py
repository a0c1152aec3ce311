"""Where the data lies, whether it is sound, and a way to be rid of the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.i18n import tr, trn
from ui.preferences.parts import page_layout
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.widgets.labels import words
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.store.health import Health


class DataPage(QWidget):
    """The data folder, the samples and the check."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.open_folder = QPushButton(icon("folder-open"), tr("Open folder"), self)
        self.remove_samples = QPushButton(icon("trash-2"), tr("Remove samples"), self)
        self.check = QPushButton(icon("list-checks"), tr("Check my data"), self)
        self.result = words("", "muted", self)
        self.result.hide()
        self._build()
        self.open_folder.clicked.connect(self._open_folder)
        self.remove_samples.clicked.connect(self._remove_samples)
        self.check.clicked.connect(self._check)
        workspace.changed.connect(self._changed)
        workspace.opened.connect(self._look)
        self.remove_samples.setEnabled(False)
        self.check.setEnabled(workspace.is_open)

    def _build(self) -> None:
        column = page_layout(self, tr("Data"), tr("Everything lies on this computer, in one folder."))
        path = words(str(self._workspace.home.folder), "secondary", self)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addLayout(_entry(self, tr("Data folder"), path, self.open_folder))
        column.addWidget(_line(self))
        self._samples_text = words("", "secondary", self)
        column.addLayout(_entry(self, tr("Samples"), self._samples_text, self.remove_samples))
        column.addWidget(_line(self))
        purpose = words(
            tr("Reads the whole file and says whether anything in it is damaged. Nothing is changed."),
            "secondary",
            self,
        )
        column.addLayout(_entry(self, tr("Check"), purpose, self.check))
        column.addWidget(self.result)
        column.addStretch(1)
        self._show_samples(found=False)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workspace.home.folder)))

    # -- samples --------------------------------------------------------------------------------------

    def _look(self) -> None:
        from tracker.store.queries.parts import has_samples

        self.check.setEnabled(True)
        self._workspace.ask(has_samples(), self._found_samples)

    def _found_samples(self, found: bool) -> None:
        self._show_samples(found=found)

    def _show_samples(self, *, found: bool) -> None:
        self.remove_samples.setEnabled(found)
        self._samples_text.setText(
            tr("Made-up applications to look around with. Removing them leaves yours alone.")
            if found
            else tr("There are no made-up applications here.")
        )

    def _remove_samples(self) -> None:
        from tracker.store.commands.applications import remove_samples

        self._workspace.run(remove_samples(), initiator=self)

    def _changed(self, _event: ChangeEvent) -> None:
        if self.isVisible():
            self._look()

    # -- the check ------------------------------------------------------------------------------------

    def _check(self) -> None:
        from tracker.store.health import check

        self.check.setEnabled(False)
        self._say(tr("Reading everything…"), "muted")
        self._workspace.ask(check, self._checked, self._not_checked)

    def _checked(self, found: Health) -> None:
        self.check.setEnabled(True)
        if not found.problems:
            count = found.rows["application"]
            said = trn("{count} application was read.", "{count} applications were read.", count)
            self._say(tr("Your data is sound. {count}", count=said), "muted")
            return
        problems = "\n".join(found.problems)
        advice = tr("Make a copy of the data folder before you go on.")
        self._say(tr("Your data has problems. {advice}", advice=advice) + "\n" + problems, "bad")

    def _not_checked(self, error: Exception) -> None:
        from ui.errors import describe

        self.check.setEnabled(True)
        self._say(describe(error), "bad")

    def _say(self, text: str, role: str) -> None:
        self.result.setText(text)
        restyle(self.result, role=role)
        self.result.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._workspace.is_open:
            self._look()


def _entry(page: QWidget, name: str, text: QLabel, button: QPushButton) -> QHBoxLayout:
    """A line of the page: what it is, a sentence beneath, a button at the right."""
    side = QVBoxLayout()
    side.setSpacing(3)
    side.addWidget(words(name, "heading", page))
    side.addWidget(text)
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(24)
    row.addLayout(side, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("panel", "line")
    return line
