"""What can be done with the selected applications: one place for both pages and the menu bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr, trn
from ui.links import open_url, web_url
from ui.selection_popups import CountryPopup, TagsPopup
from ui.status_icons import status_icon
from ui.theme.icons import icon
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.rows import ApplicationRow
    from tracker.store.store import Command


class SelectionMenus(QObject):
    """Acts on ``workspace.selection``; each act is one command, so one step to undo.

    The page in view selects the next row or card where the selected ones leave it.
    """

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    # -- menus ----------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """Add everything that can be done with the selection."""
        menu.addAction(icon("external-link"), tr("Open link"), self.open_link)
        menu.addAction(icon("link"), tr("Copy link"), self.copy_link)
        menu.addSeparator()
        self._fill_statuses(menu.addMenu(icon("arrow-right"), tr("Move to")))
        menu.addAction(icon("globe"), tr("Set country…"), self.set_country)
        menu.addAction(icon("tag"), tr("Change tags…"), self.change_tags)
        menu.addSeparator()
        menu.addAction(icon("copy"), tr("Duplicate"), self.duplicate)
        if self._shows_archive():
            menu.addAction(icon("archive-restore"), tr("Bring back"), self.bring_back)
        else:
            menu.addAction(icon("archive"), tr("Archive"), self.archive)
        menu.addAction(icon("trash-2", "bad"), tr("Delete"), self.delete)
        if not self._workspace.selection:
            for action in menu.actions():
                action.setEnabled(False)

    def move_menu(self, parent: QWidget) -> QMenu:
        """The statuses to move the selection to, as a menu of its own."""
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_statuses(menu)
        return menu

    def _fill_statuses(self, menu: QMenu) -> None:
        for status in self._workspace.statuses:
            action = menu.addAction(status_icon(status.colour), status.name)
            action.setData(status.id)
        menu.triggered.connect(self._status_chosen)

    def _status_chosen(self, action: QAction) -> None:
        self.move_to(action.data())

    def _shows_archive(self) -> bool:
        return self._workspace.is_open and self._workspace.filter.archived

    # -- acts -----------------------------------------------------------------------------------------

    def move_to(self, status_id: int) -> None:
        """Give the selection a status."""
        from tracker.store.commands.board import move_applications

        if self._workspace.selection:
            self._run(move_applications(self._workspace.selection, status_id))

    def set_country(self) -> None:
        """Open a small popup that asks for the selection's country."""
        if self._workspace.selection:
            self._ask_rows(self._open_country)

    def set_country_to(self, code: str) -> None:
        """Give the selection a country (alpha-2 code, empty for none)."""
        from tracker.store.commands.applications import set_field

        if self._workspace.selection:
            self._run(set_field(self._workspace.selection, "country", code))

    def change_tags(self) -> None:
        """Open a small popup that shows the selection's tags, to add some and take others away."""
        if self._workspace.selection:
            self._ask_rows(self._open_tags)

    def change_tags_by(self, added: tuple[str, ...], removed: tuple[str, ...]) -> None:
        """Add tags to all of the selection and take others away. What no tag can be is said, not stored."""
        from tracker.store.commands.applications import change_tags

        if not self._workspace.selection or not (added or removed):
            return
        try:
            self._run(change_tags(self._workspace.selection, added, removed))
        except InvalidValue as error:
            self._workspace.say(error.reason)

    def archive(self) -> None:
        """Take the selection off board and table; in the archive, bring it back."""
        self._archive(archived=not self._shows_archive())

    def bring_back(self) -> None:
        """Take the selection out of the archive."""
        self._archive(archived=False)

    def _archive(self, *, archived: bool) -> None:
        from tracker.store.commands.applications import archive

        if self._workspace.selection:
            self._run(archive(self._workspace.selection, archived=archived))

    def delete(self) -> None:
        """Put the selection into the bin."""
        from tracker.store.commands.applications import delete_applications

        if self._workspace.selection:
            self._run(delete_applications(self._workspace.selection))

    def duplicate(self) -> None:
        """Make a copy of each selected application; the copies are selected then."""
        from tracker.store.commands.duplicate import duplicate_applications

        if self._workspace.selection:
            self._workspace.run(
                duplicate_applications(self._workspace.selection), self._duplicated, initiator=self
            )

    def copy_link(self) -> None:
        """Put the links of the selection on the clipboard, one a line."""
        if self._workspace.selection:
            self._ask_rows(self._copy_links)

    def open_link(self) -> None:
        """Open the link of the application with the focus in the browser."""
        if self._workspace.selection:
            from tracker.store.queries.applications import rows

            self._workspace.ask(rows(self._workspace.selection[-1:]), self._open_links)

    # -- how ------------------------------------------------------------------------------------------

    def _run(self, command: Command) -> None:
        self._workspace.run(command, initiator=self)

    def _ask_rows(self, then: Callable[[list[ApplicationRow]], None]) -> None:
        from tracker.store.queries.applications import rows

        self._workspace.ask(rows(self._workspace.selection), then)

    def _duplicated(self, changes: Changes) -> None:
        if changes.created:
            self._workspace.select(changes.created)

    def _open_country(self, rows: list[ApplicationRow]) -> None:
        popup = CountryPopup({row.country for row in rows}, len(rows), self._window)
        popup.chosen.connect(self.set_country_to)
        popup.open_near_focus()

    def _open_tags(self, rows: list[ApplicationRow]) -> None:
        popup = TagsPopup(self._workspace, [row.tags for row in rows], self._window)
        popup.changed.connect(self.change_tags_by)
        popup.open_near_focus()

    def _copy_links(self, rows: list[ApplicationRow]) -> None:
        links = [row.link for row in rows if row.link]
        if not links:
            self._workspace.say(trn("This application has no link.", "These have no link.", len(rows)))
            return
        QGuiApplication.clipboard().setText("\n".join(links))
        self._workspace.say(trn("Copied {count} link", "Copied {count} links", len(links)))

    def _open_links(self, rows: list[ApplicationRow]) -> None:
        for row in rows:
            url = web_url(row.link)
            if not row.link:
                self._workspace.say(tr("This application has no link."))
            elif url is None:
                self._workspace.say(tr("Only links that begin with http or https are opened."))
            elif not open_url(url):
                self._workspace.say(tr("No browser opened the link. Copy it instead."))
