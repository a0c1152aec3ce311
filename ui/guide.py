"""Leads a person from what is missing to the place where it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.shell import Shell


class Guide(QObject):
    """Follows ``Workspace.led`` to the places outside the inspector."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        shell.workspace.led.connect(self.lead)

    def lead(self, place: str, at: str) -> None:
        """Open the profile at a field, the destinations at a country, or the registers; no other place."""
        if place == "profile":
            self._shell.handlers.file.open_profile(at)
        elif place == "destinations":
            self._shell.handlers.view.show_page("destinations")
            self._shell.pages["destinations"].show_country(at)
        elif place == "registers":
            from ui.preferences.dialog import PreferencesDialog

            dialog = PreferencesDialog(self._shell.workspace, self._shell.window())
            dialog.show_page("registers")
            dialog.show()
