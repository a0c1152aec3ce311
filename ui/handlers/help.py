"""What the Help menu does: the keys, the data folder, the version."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tracker.i18n import tr
from ui.handlers.menu_handlers import MenuHandlers


class HelpHandlers(MenuHandlers):
    """What the program is and where it keeps things."""

    def show_shortcuts(self) -> None:
        """Show every action with its keys."""
        from ui.preferences.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._shell.actions_by_name, self._workspace.settings, self._window).show()

    def open_data_folder(self) -> None:
        """Show the folder with the person's data."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workspace.home.folder)))

    def show_about(self) -> None:
        """Say what program this is."""
        from tracker import __version__

        self._workspace.say(
            tr(
                "Landfall {version}. Your data is in {folder}.",
                version=__version__,
                folder=self._workspace.home.folder,
            )
        )
