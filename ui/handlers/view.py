"""What the View menu does: which page is shown, how it is grouped and how it looks."""

from __future__ import annotations

from ui.handlers.menu_handlers import MenuHandlers
from ui.pages import OF_APPLICATIONS, PAGES
from ui.theme.style import Mode, current

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


class ViewHandlers(MenuHandlers):
    """Pages, groups and looks; ``show_choices`` keeps the menus in step with them."""

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
            self._shell.handlers.application.open_application()
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
