"""Starting and ending the program: window first, then the store, then everything else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from tracker import milestones
from tracker.i18n import tr
from tracker.paths import Home
from tracker.settings import load_settings
from ui.errors import FailureWatch
from ui.instance import Instance
from ui.main_window import MainWindow
from ui.theme.style import Mode, Theme
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Store

LOOK_MS = 2_000


class App(QObject):
    """One run of the program over one data folder."""

    def __init__(self, application: QApplication, home: Home) -> None:
        super().__init__(application)
        self._home = home
        settings = load_settings(home.settings)
        mode: Mode = settings.theme if settings.theme in ("light", "dark") else "system"  # type: ignore[assignment]
        self._theme = Theme(application, mode)
        self.workspace = Workspace(home, settings, self)
        self.window = MainWindow(self.workspace)
        self._watch = FailureWatch(home, self)
        self._watch.met.connect(self.workspace.failed)
        self.workspace.failed.connect(self._watch.note)
        self.workspace.opened.connect(self._opened)
        self.workspace.runner.idle.connect(self._maybe_filled)
        self._poll = QTimer(self)
        self._poll.setInterval(LOOK_MS)
        self._poll.timeout.connect(self._look_for_others)
        self.window.installEventFilter(self)

    def show(self) -> None:
        """Show the window; the store is opened once it has been painted."""
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self.window:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        milestones.reached("painted")
        self.open_store(self._opener)
        QTimer.singleShot(0, self.window.make_pages)

    def open_store(self, opener: object) -> None:
        """Open the store on its thread."""
        self.workspace.open(opener, self._not_opened)  # type: ignore[arg-type]

    @staticmethod
    def _opener(home: Home) -> Store:
        from tracker.store.store import Store

        return Store.open_or_create(home)

    def _opened(self) -> None:
        milestones.reached("opened")
        self._poll.start()
        QTimer.singleShot(LOOK_MS, self._keep_house)

    def _maybe_filled(self) -> None:
        """The board's cards have come once everything asked for is answered; they are painted next."""
        if self.workspace.is_open and self.window.pages():
            self.workspace.runner.idle.disconnect(self._maybe_filled)
            QTimer.singleShot(0, self._filled)

    def _filled(self) -> None:
        milestones.reached("filled")

    def _keep_house(self) -> None:
        """What can wait until the person sees the board: the file's check, and the bin's old contents."""
        self.workspace.keep_house(self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        from ui.failure_page import FailurePage

        self._watch.note(error)
        page = FailurePage(error, self._home, self.window)
        page.retry.connect(self._retry)
        page.moved.connect(self._use_folder)
        page.start_anew.connect(self._start_anew)
        self.window.show_failure(page)

    def _retry(self) -> None:
        self.window.hide_failure()
        self.open_store(self._opener)

    def _use_folder(self, folder: str) -> None:
        """Start again over another folder: everything that is open belongs to this one."""
        from PySide6.QtCore import QProcess

        QProcess.startDetached(sys.executable, ["-P", "-m", "tracker", "--home", folder])
        self.window.close()

    def _start_anew(self) -> None:
        self.window.hide_failure()
        self.open_store(start_anew)

    def _look_for_others(self) -> None:
        """Read everything again when the command line or another program wrote to the store."""
        self.workspace.look_for_others()

    def come_to_front(self) -> None:
        """A second start knocked."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def start_anew(home: Home) -> Store:
    """Make a new store where the old one is missing, or damaged and then kept aside under another name."""
    from tracker.clock import utc_now
    from tracker.store.store import Store
    from ui.failure_page import keep_aside

    if home.store.exists():
        keep_aside(home.store, utc_now().replace(":", ""))
    return Store.create(home)


def main(home: Home) -> int:
    """Show the window over a data folder until it is closed; answers the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Landfall")
    application.setApplicationDisplayName("Landfall")
    application.setDesktopFileName("landfall")
    make_folder(home)
    instance = Instance(home)
    if instance.is_elsewhere:
        if instance.call_first():
            return 0
        print(tr("Landfall is already open with {folder}.", folder=home.folder), file=sys.stderr)
        return 1
    app = App(application, home)
    instance.called.connect(app.come_to_front)
    app.show()
    QTimer.singleShot(0, instance.listen)
    application.setWindowIcon(app_icon())
    code = application.exec()
    instance.release()
    return code


def make_folder(home: Home) -> None:
    """Make the data folder for its owner alone; a place that refuses is told when the store is opened."""
    try:
        home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return


def app_icon() -> QIcon:
    """The program's icon, drawn when the system asks for it."""
    from importlib.resources import files

    return QIcon(str(files("resources") / "app" / "landfall.svg"))
