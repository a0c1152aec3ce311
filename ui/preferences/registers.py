"""The public lists of employers that may sponsor: which are loaded, where to get them, and loading one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.countries import country_name
from tracker.i18n import tr, trn
from ui.day_words import shown_day
from ui.errors import describe
from ui.exchange.planning import Stop
from ui.preferences.parts import page_layout
from ui.theme.icons import icon
from ui.theme.style import restyle
from ui.widgets.labels import words
from ui.widgets.page_link import PageLink
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.domain.sponsors import Register
    from tracker.registers.layout import Layout
    from tracker.registers.loading import Loaded
    from tracker.store.journal import Changes
    from tracker.store.store import Store

PATTERNS = ("*.csv", "*.xlsx", "*.html", "*.htm", "*.txt", "*.tsv", "*.ods", "*.xls")


class RegistersPage(QWidget):
    """A line for each list that can be loaded; loading shows its progress and can be stopped."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._loader: Loader | None = None
        self.rows: dict[str, RegisterRow] = {}
        self.load = QPushButton(icon("upload", "on_accent"), tr("Load a list…"), self)
        self.load.setProperty("primary", True)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(tr("Loading the list"))
        self.cancel = QPushButton(tr("Cancel"), self)
        self.result = words("", "muted", self)
        self._column = self._build()
        self._show_busy(busy=False)
        self.load.setEnabled(workspace.is_open)
        self.load.clicked.connect(self._ask)
        self.cancel.clicked.connect(self._stop)
        workspace.opened.connect(self._look)
        workspace.changed.connect(self._changed)

    def _build(self) -> QVBoxLayout:
        column = page_layout(
            self,
            tr("Sponsor registers"),
            tr(
                "Some countries publish who may sponsor a visa. Download a list from its official page and "
                "load it here: it stays on this computer."
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.load, self.progress, self.cancel):
            row.addWidget(part, 1 if part is self.progress else 0)
        row.addStretch(0)
        column.addLayout(row)
        column.addWidget(self.result)
        column.addSpacing(6)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.result.hide()
        return column

    # -- what is loaded -------------------------------------------------------------------------------

    def _look(self) -> None:
        from tracker.store.queries.registers import registers

        self.load.setEnabled(self._loader is None)
        self._workspace.ask(registers(), self._show)

    def _show(self, found: tuple[Register, ...]) -> None:
        from tracker.registers.known import LAYOUTS

        loaded = {one.code: one for one in found}
        for layout in LAYOUTS:
            if layout.code not in self.rows:
                self.rows[layout.code] = RegisterRow(layout, self)
                self._lines.addWidget(self.rows[layout.code])
            self.rows[layout.code].show_state(loaded.get(layout.code))

    def _changed(self, _event: ChangeEvent) -> None:
        if self.isVisible():
            self._look()

    # -- loading --------------------------------------------------------------------------------------

    def _ask(self) -> None:
        settings = self._workspace.settings
        path, _ = QFileDialog.getOpenFileName(
            self,
            tr("Load a list of employers"),
            settings.recent_folder,
            f"{tr('Lists')} ({' '.join(PATTERNS)});;{tr('All files')} (*)",
        )
        if path:
            settings.recent_folder = str(Path(path).parent)
            self.load_file(Path(path))

    def load_file(self, path: Path) -> None:
        """Load the list in a file, whichever of them it is."""
        self._loader = Loader(self._workspace, path)
        self._loader.progressed.connect(self._show_progress)
        self._loader.finished.connect(self._loaded)
        self._loader.failed.connect(self._failed)
        self._show_busy(busy=True)
        self.progress.setRange(0, 0)
        self.cancel.setFocus()
        self._loader.start()

    def _stop(self) -> None:
        if self._loader is not None:
            self.cancel.setEnabled(False)
            self._loader.stop()

    def _show_progress(self, told: tuple[int, int]) -> None:
        done, total = told
        self.progress.setRange(0, total)
        self.progress.setValue(min(done, total))

    def _loaded(self, said: str) -> None:
        self._end(said, "muted")
        self._look()

    def _failed(self, said: str) -> None:
        self._end(said, "bad")

    def _end(self, said: str, role: str) -> None:
        self._loader = None
        had_focus = self.cancel.hasFocus()
        self._show_busy(busy=False)
        if had_focus:
            self.load.setFocus()
        self.result.setText(said)
        restyle(self.result, role=role)
        self.result.show()

    def _show_busy(self, *, busy: bool) -> None:
        self.load.setVisible(not busy)
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(True)
        if busy:
            self.result.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._workspace.is_open:
            self._look()


class RegisterRow(QFrame):
    """A list: its country and title, whether it is loaded, and its official page."""

    def __init__(self, layout: Layout, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = words("", "secondary", self)
        side = QVBoxLayout()
        side.setSpacing(2)
        side.addWidget(words(f"{country_name(layout.country)} – {layout.title}", "heading", self))
        side.addWidget(self.state)
        self.page = PageLink(tr("Open the official page"), layout.page, layout.title, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addLayout(side, 1)
        row.addWidget(self.page, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, loaded: Register | None) -> None:
        """Say of which day the list is and how many employers it names, or that it is not loaded."""
        if loaded is None:
            self.state.setText(tr("Not loaded"))
            return
        said = trn("{count} employer", "{count} employers", loaded.employers)
        self.state.setText(tr("List of {day}, {employers}", day=shown_day(loaded.listed_on), employers=said))


class Loader(QObject):
    """Loads one list on the workspace's thread, then compares the pinned employers with it.

    ``progressed`` tells how many rows of about how many are read, ``finished`` what was loaded, in words,
    ``failed`` why nothing was.
    """

    progressed = Signal(object)
    finished = Signal(str)
    failed = Signal(str)
    _told = Signal(object)

    def __init__(self, workspace: Workspace, path: Path) -> None:
        super().__init__(workspace)  # it goes on when the settings are closed meanwhile
        self._workspace = workspace
        self._path = path
        self._stop = Stop()
        self._said = ""
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._workspace.work(self._work, self._compare, self._fail)

    def stop(self) -> None:
        """Ask it to stop; the list that was loaded before stays as it is."""
        self._stop.ask()

    def _work(self, store: Store) -> Loaded:
        from tracker.registers.loading import load_register

        return load_register(store, self._path, self._watch)

    def _watch(self, done: int, total: int) -> None:
        self._stop.check()
        self._told.emit((done, total))

    def _compare(self, loaded: Loaded) -> None:
        from tracker.registers.words import loaded_words
        from tracker.store.commands.registers import recheck_pins

        self._said = " ".join(loaded_words(loaded, shown_day(loaded.listed_on.isoformat())))
        self._workspace.run(recheck_pins(loaded.code), self._done, self._fail)

    def _done(self, changes: Changes) -> None:
        if not changes:
            # No pin was touched, but who is found under a name may be another one now.
            self._workspace.look_again()
        self.finished.emit(self._said)
        self.deleteLater()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(describe(error))
        self.deleteLater()
