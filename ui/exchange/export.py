"""Export: everything into one CSV file, at a place that the person chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.clock import today
from tracker.i18n import tr, trn
from ui.errors import describe
from ui.widgets.toast import Toast
from ui.workspace import Notice, Workspace

if TYPE_CHECKING:
    from tracker.store.store import Store


def export_with_dialog(workspace: Workspace, window: QWidget) -> Exporter | None:
    """Ask where to and export; None if the person changed their mind."""
    suggested = Path(workspace.settings.recent_folder) / f"landfall-{today().isoformat()}.csv"
    chosen, _ = QFileDialog.getSaveFileName(
        window, tr("Export applications"), str(suggested), f"{tr('CSV file')} (*.csv)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return Exporter(workspace, path if path.suffix else path.with_suffix(".csv"), window)


class Exporter(QObject):
    """One export, on the workspace's thread; it says in a toast what came of it and is gone."""

    def __init__(self, workspace: Workspace, path: Path, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self.path = path
        workspace.settings.recent_folder = str(path.parent)
        workspace.work(self._work, self._done, self._failed)

    def _work(self, store: Store) -> int:
        from tracker.exchange.exporter import export_csv

        return export_csv(store, self.path)

    def _done(self, count: int) -> None:
        text = trn(
            "Exported {count} application to {path}",
            "Exported {count} applications to {path}",
            count,
            path=self.path,
        )
        toast = self._window.findChild(Toast)
        if not isinstance(toast, Toast):
            self._workspace.say(text)
            self.deleteLater()
        else:
            toast.say(text, tr("Open folder"), self.open_folder)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            text = tr(
                "{path} cannot be written: {reason}. Nothing was changed.", path=self.path, reason=reason
            )
        else:
            text = describe(error)
        self._workspace.said.emit(Notice(text, is_error=True))
        self.deleteLater()

    def open_folder(self) -> None:
        """Show the file's folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))
        self.deleteLater()
