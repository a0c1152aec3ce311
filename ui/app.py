"""Starting and ending the program: the window first, then what stands in it and the store side by side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tracker import milestones
from tracker.i18n import tr
from tracker.paths import Home
from tracker.settings import load_settings
from ui.collector import Collector
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from tracker.store.store import Store
    from ui.failure_page import FailurePage
    from ui.shell import Shell
    from ui.workspace import Workspace

LOOK_MS = 2_000
LISTEN_MS = 600
QUIET_TURNS = 4


class App(QObject):
    """One run of the program over one data folder; ``workspace`` and ``shell`` follow the first picture."""

    workspace: Workspace
    shell: Shell

    def __init__(self, application: QApplication, home: Home) -> None:
        super().__init__(application)
        self._application = application
        self._home = home
        self._settings = load_settings(home.settings)
        self._is_filled = False
        self._quiet_turns = 0
        self._collector = Collector(self)
        self.window = MainWindow(self._settings.geometry, self._settings.theme)
        self.window.painted.connect(self._painted)
        self._poll = QTimer(self)
        self._poll.setInterval(LOOK_MS)
        self._poll.timeout.connect(self._look_for_others)

    @property
    def is_filled(self) -> bool:
        """Whether the first page shows what the store holds."""
        return self._is_filled

    def show(self) -> None:
        """Show the window; everything else follows its first picture."""
        self.window.show()

    def _painted(self) -> None:
        milestones.reached("painted")
        QTimer.singleShot(0, self._assemble)

    def _assemble(self) -> None:
        from ui.workspace import Workspace

        self.workspace = Workspace(self._home, self._settings, self)
        self.open_store(_open_or_create)
        from ui.day_clock import DayClock
        from ui.errors import FailureWatch
        from ui.shell import Shell
        from ui.theme.style import MODES, begin

        begin(self._application, MODES.get(self._settings.theme, "system"))
        self._watch = FailureWatch(self._home, self)
        self._watch.met.connect(self.workspace.failed)
        self.workspace.failed.connect(self._watch.note)
        self.workspace.opened.connect(self._opened)
        self.shell = Shell(self.window, self.workspace)
        self._days = DayClock(self._application, self)
        self._days.changed.connect(self._day_changed)
        self.window.setCentralWidget(self.shell)
        self.workspace.runner.idle.connect(self._maybe_filled)

    def open_store(self, opener: object) -> None:
        """Open the store on its thread."""
        self.workspace.open(opener, self._not_opened)  # type: ignore[arg-type]

    def _opened(self) -> None:
        self._poll.start()

    def _maybe_filled(self) -> None:
        """A page that was answered paints, and asks for the rows it misses: wait until it asks no more."""
        if self._is_filled or not self.workspace.is_open:
            return
        self._quiet_turns = self._quiet_turns + 1 if self.workspace.runner.is_idle else 0
        if self._quiet_turns < QUIET_TURNS:
            if self.workspace.runner.is_idle:
                QTimer.singleShot(0, self._maybe_filled)
            return
        self._is_filled = True
        self._filled()

    def _filled(self) -> None:
        milestones.reached("filled")
        self._collector.start()
        self.shell.look_at_counts()
        self._keep_house()
        self.shell.keep_badges()
        from PySide6.QtGui import QIcon

        from tracker import bundled

        self._application.setWindowIcon(QIcon(str(bundled.path("app", "landfall.svg"))))

    def _keep_house(self) -> None:
        """The file's check and the bin: after a person sees the board, before they have read it."""
        if self.workspace.is_open:
            self.workspace.keep_house(self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        from ui.failure_page import FailurePage

        self._watch.note(error)
        self.workspace.let_go()
        page = FailurePage(error, self._home, self.window)
        self._connect_choices(page)
        self.shell.show_failure(page)

    def _connect_choices(self, page: FailurePage) -> None:
        page.retry.connect(self._retry)
        page.moved.connect(self._use_folder)
        page.start_anew.connect(self._start_anew)

    def _retry(self) -> None:
        self.shell.hide_failure()
        self.open_store(_open_or_create)

    def _use_folder(self, folder: str) -> None:
        """Start again over another folder: everything that is open belongs to this one."""
        from PySide6.QtCore import QProcess

        QProcess.startDetached(sys.executable, ["-P", "-m", "tracker", "--home", folder])
        self.window.close()

    def _start_anew(self) -> None:
        self.shell.hide_failure()
        self.open_store(start_anew)

    def _look_for_others(self) -> None:
        """Read everything again when the command line or another program wrote to the store."""
        self.workspace.look_for_others()

    def _day_changed(self) -> None:
        """Whatever is shown may have been true of the day before only."""
        if self.workspace.is_open:
            self.workspace.look_again()

    def come_to_front(self) -> None:
        """A second start knocked."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()


def _open_or_create(home: Home) -> Store:
    from tracker.store.store import Store

    return Store.open_or_create(home)


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
    from ui.instance import Instance

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Landfall")
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
    QTimer.singleShot(LISTEN_MS, instance.listen)
    code = application.exec()
    instance.release()
    return code


def make_folder(home: Home) -> None:
    """Make the data folder for its owner alone; a place that refuses is told when the store is opened."""
    try:
        home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return
