"""What the Application menu does with the selected applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu

from ui.handlers.menu_handlers import MenuHandlers

if TYPE_CHECKING:
    from ui.selection_menu import SelectionMenus
    from ui.shell import Shell


class ApplicationHandlers(MenuHandlers):
    """Each acts on the selected applications."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._menus: SelectionMenus | None = None

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

    def _near_focus(self) -> QPoint:
        widget = QApplication.focusWidget()
        return widget.mapToGlobal(widget.rect().center()) if widget is not None else QCursor.pos()
