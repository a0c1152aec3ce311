"""What each action of the table does: one method an action, nothing but calls to where the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from tracker.clock import today
from tracker.i18n import tr
from ui.pages import OF_APPLICATIONS, PAGES
from ui.theme.style import Mode, current
from ui.typed_fields import can_redo, can_undo, typed_field

if TYPE_CHECKING:
    from ui.quick_add.panel import QuickAdd
    from ui.selection_menu import SelectionMenus
    from ui.shell import Shell

SELECTION_ACTIONS = (
    "open_application",
    "open_link",
    "move_to",
    "move_left",
    "move_right",
    "move_up",
    "move_down",
    "set_country",
    "change_tags",
    "duplicate",
    "archive",
    "delete",
)


class Handlers(QObject):
    """The methods behind ``actions.menus``, each named like its action."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._window = shell.window_
        self._workspace = shell.workspace
        self._quick_add: QuickAdd | None = None
        self._menus: SelectionMenus | None = None

    # -- file -----------------------------------------------------------------------------------------

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

    # -- edit -----------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Undo typing where one types, else the last change."""
        field = typed_field()
        if field is not None and can_undo(field):
            field.undo()
        else:
            self._workspace.undo()

    def redo(self) -> None:
        """Redo typing where one types, else the last undone change."""
        field = typed_field()
        if field is not None and can_redo(field):
            field.redo()
        else:
            self._workspace.redo()

    def show_undo(self) -> None:
        """Say in the menu what Undo and Redo would do."""
        for name, text, label in (
            ("undo", tr("Undo"), self._workspace.undo_label),
            ("redo", tr("Redo"), self._workspace.redo_label),
        ):
            action = self._shell.actions_by_name[name]
            action.setText(f"{text}: {label}" if label else text)

    def copy_cells(self) -> None:
        """Copy the selected rows as cells, or the selected text of a field."""
        field = typed_field()
        if field is not None:
            field.copy()
        else:
            self._shell.pages.applications.copy_cells()

    def select_all(self) -> None:
        """Select every row or card, or all text of a field."""
        field = typed_field()
        if field is not None:
            field.selectAll()
        elif self._workspace.settings.page == "board":
            self._shell.pages.board.select_column()
        else:
            self._shell.pages.applications.select_all()

    def edit_cell(self) -> None:
        """Edit the current cell of the table."""
        if self._workspace.settings.page == "applications":
            self._shell.pages.applications.edit_current()
        else:
            self.open_application()

    def find(self) -> None:
        """Go to the search box."""
        self._shell.top_bar.search.setFocus()
        self._shell.top_bar.search.selectAll()

    def search(self, text: str) -> None:
        """Show what holds the words."""
        from dataclasses import replace

        if self._workspace.is_open:
            self._workspace.set_filter(replace(self._workspace.filter, text=text))
            if self._workspace.settings.page not in OF_APPLICATIONS:
                self.show_board()

    def clear_filters(self) -> None:
        """Show everything again."""
        from tracker.store.queries.filters import Filter

        self._shell.top_bar.search.clear_search()
        self._workspace.set_filter(Filter())

    # -- view -----------------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Bring a page into view."""
        name = name if name in PAGES else "board"
        self._workspace.settings.page = name
        page = self._shell.pages[name]
        self._shell.rail.show_page(name)
        self._shell.top_bar.set_title(self._shell.rail.title(name))
        self._shell.filter_bar.setVisible(name in OF_APPLICATIONS)
        self._shell.filter_bar.set_grouping(offered=name == "board")
        self._shell.stack.setCurrentWidget(page)
        page.activate()
        self.show_choices()

    def show_board(self) -> None:
        """Bring the board into view."""
        self.show_page("board")

    def show_applications(self) -> None:
        """Bring the table into view."""
        self.show_page("applications")

    def show_destinations(self) -> None:
        """Bring the countries and their visa routes into view."""
        self.show_page("destinations")

    def show_bin(self) -> None:
        """Bring the bin into view."""
        self.show_page("bin")

    def group_by_status(self) -> None:
        """One column of the board a status."""
        self._workspace.set_group("status")
        self.show_choices()

    def group_by_country(self) -> None:
        """One column of the board a country."""
        self._workspace.set_group("country")
        self.show_choices()

    def group_by_visa(self) -> None:
        """One column of the board a verdict."""
        self._workspace.set_group("visa")
        self.show_choices()

    def toggle_archived(self) -> None:
        """Show archived applications instead of the others, or the others again."""
        from dataclasses import replace

        wanted = self._workspace.filter
        self._workspace.set_filter(replace(wanted, archived=not wanted.archived))

    def toggle_inspector(self) -> None:
        """Open the focused application in the inspector, or close it."""
        if self._workspace.inspected:
            self._workspace.inspect(0)
        else:
            self.open_application()
        self.show_choices()

    def refresh(self) -> None:
        """Read everything from the store again."""
        self._shell.pages.flush()
        self._workspace.look_again()

    def use_light(self) -> None:
        """Light, whatever the system says."""
        self._use("light")

    def use_dark(self) -> None:
        """Dark, whatever the system says."""
        self._use("dark")

    def use_system(self) -> None:
        """As the system says, live."""
        self._use("system")

    def _use(self, mode: Mode) -> None:
        self._workspace.settings.theme = mode
        current().set_mode(mode)
        self.show_choices()

    def show_choices(self) -> None:
        """Tick what is chosen, and offer only what can be done now."""
        actions, settings = self._shell.actions_by_name, self._workspace.settings
        for mode in ("light", "dark", "system"):
            actions[f"use_{mode}"].setChecked(settings.theme == mode)
        for group in ("status", "country", "visa"):
            actions[f"group_by_{group}"].setChecked(settings.group == group)
        if self._workspace.is_open:
            actions["toggle_archived"].setChecked(self._workspace.filter.archived)
        actions["toggle_inspector"].setChecked(self._workspace.inspected != 0)
        has_selection = bool(self._workspace.selection) and settings.page in OF_APPLICATIONS
        if not self._workspace.is_open:
            return
        for name in SELECTION_ACTIONS:
            actions[name].setEnabled(has_selection)
        for name in ("move_left", "move_right", "move_up", "move_down"):
            actions[name].setEnabled(has_selection and settings.page == "board")

    # -- application ----------------------------------------------------------------------------------

    def selection_menus(self) -> SelectionMenus:
        """What can be done with the selected applications, made when first wanted."""
        if self._menus is None:
            from ui.selection_menu import SelectionMenus

            self._menus = SelectionMenus(self._workspace, self._window)
        return self._menus

    def context_menu(self) -> QMenu:
        """The menu of the selected applications."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self._shell.actions_by_name["open_application"])
        self.selection_menus().fill_menu(menu)
        return menu

    def open_application(self) -> None:
        """Open the focused application in the inspector."""
        if self._workspace.selection:
            self._workspace.inspect(self._workspace.selection[-1])

    def open_link(self) -> None:
        """Open the focused application's link in the browser."""
        self.selection_menus().open_link()

    def move_to(self) -> None:
        """Offer the statuses to move the selected applications to."""
        self.selection_menus().move_menu(self._window).popup(self._near_focus())

    def move_left(self) -> None:
        """Move the selected cards to the column before."""
        self._shell.pages.board.move_selected("left")

    def move_right(self) -> None:
        """Move the selected cards to the column after."""
        self._shell.pages.board.move_selected("right")

    def move_up(self) -> None:
        """Move the selected cards up in their column."""
        self._shell.pages.board.move_selected("up")

    def move_down(self) -> None:
        """Move the selected cards down in their column."""
        self._shell.pages.board.move_selected("down")

    def set_country(self) -> None:
        """Offer the countries for the selected applications."""
        self.selection_menus().set_country()

    def change_tags(self) -> None:
        """Change the tags of the selected applications."""
        self.selection_menus().change_tags()

    def duplicate(self) -> None:
        """Make a copy of the selected applications."""
        self.selection_menus().duplicate()

    def archive(self) -> None:
        """Archive the selected applications, or bring archived ones back."""
        self.selection_menus().archive()

    def delete(self) -> None:
        """Put the selected applications into the bin."""
        self.selection_menus().delete()

    # -- help -----------------------------------------------------------------------------------------

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

    # -- where one is ---------------------------------------------------------------------------------

    def _near_focus(self) -> QPoint:
        widget = QApplication.focusWidget()
        return widget.mapToGlobal(widget.rect().center()) if widget is not None else QCursor.pos()
