"""What the File menu does: adding, reading and writing files, samples, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from tracker.clock import today
from ui.handlers.menu_handlers import MenuHandlers

if TYPE_CHECKING:
    from ui.quick_add.panel import QuickAdd
    from ui.shell import Shell


class FileHandlers(MenuHandlers):
    """Applications, files, samples and settings."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._quick_add: QuickAdd | None = None

    def new_application(self) -> None:
        """Open quick add for the board's first status."""
        self.quick_add().open_for("")

    def add_in_column(self, key: str) -> None:
        """Open quick add for a column of the board: a status id, or a country while grouped by country."""
        self.quick_add().open_for(key)

    def quick_add(self) -> QuickAdd:
        """The one quick add panel, made when first wanted."""
        if self._quick_add is None:
            from ui.quick_add.panel import QuickAdd

            self._quick_add = QuickAdd(self._workspace, self._window)
        return self._quick_add

    def import_file(self) -> None:
        """Open the import dialog."""
        from ui.exchange.import_dialog import ImportDialog

        ImportDialog(self._workspace, self._window).open()

    def import_path(self, path: str) -> None:
        """Open the import dialog on a file that was dropped."""
        from ui.exchange.import_dialog import ImportDialog

        dialog = ImportDialog(self._workspace, self._window)
        dialog.read_file(path)
        dialog.open()

    def paste_table(self) -> None:
        """Open the import dialog on a table that was copied elsewhere."""
        from ui.exchange.import_dialog import ImportDialog

        data = QGuiApplication.clipboard().mimeData()
        dialog = ImportDialog(self._workspace, self._window)
        dialog.open()
        dialog.read_clipboard(data.html().encode(), data.text().encode())

    def export_file(self) -> None:
        """Ask where to, then export everything."""
        from ui.exchange.export import export_with_dialog

        export_with_dialog(self._workspace, self._window)

    def add_samples(self) -> None:
        """Add the samples to look around with."""
        from tracker.samples import add_samples

        self._workspace.run(add_samples(today()))

    def remove_samples(self) -> None:
        """Take the samples away; own applications stay."""
        from tracker.store.commands.applications import remove_samples

        self._workspace.run(remove_samples())

    def open_preferences(self) -> None:
        """Open the settings."""
        from ui.preferences.dialog import PreferencesDialog

        PreferencesDialog(self._workspace, self._window).show()

    def edit_profile(self) -> None:
        """Open the profile."""
        self.open_profile("")

    def open_profile(self, field: str) -> None:
        """Open the profile, the focus on a field of PROFILE_FIELDS, or the first for any other."""
        from ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self._workspace, self._window)
        dialog.open()
        dialog.show_field(field)

    def quit_program(self) -> None:
        """Close the window, which saves what is being typed."""
        self._window.close()
