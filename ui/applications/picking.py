"""The short list from which a status or another choice of one application is picked in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from tracker.domain.fields import CHOICES
from tracker.i18n import tr
from ui.applications.columns import Column
from ui.status_icons import status_icon
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow


class Picking(QObject):
    """Makes the list for a cell and stores what is picked from it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._owner = parent
        self._id = 0
        self._name = ""

    def menu(self, row: ApplicationRow, column: Column) -> QMenu:
        """The list for a cell, with what holds now ticked and under the pointer."""
        self._id, self._name = row.id, column.name
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_options(menu, row, column)
        menu.triggered.connect(self._picked)
        return menu

    def _add_options(self, menu: QMenu, row: ApplicationRow, column: Column) -> None:
        group = QActionGroup(menu)
        if column.name == "status":
            for status in self._workspace.statuses:
                action = _add(menu, group, status.name, status.id, is_on=status.id == row.status_id)
                action.setIcon(status_icon(status.colour))
            return
        choices = CHOICES[column.name]
        now = getattr(row, column.name)
        if choices.empty not in choices.values:
            _add(menu, group, tr("Not given"), choices.empty, is_on=now == choices.empty)
        for value in choices.values:
            _add(menu, group, choices.label(value), value, is_on=value == now)

    def _picked(self, action: QAction) -> None:
        value = action.data()
        if self._name == "status":
            from tracker.store.commands.board import move_applications

            self._workspace.run(move_applications([self._id], value.value), initiator=self)
            return
        from tracker.store.commands.applications import set_field

        self._workspace.run(set_field([self._id], self._name, value.value), initiator=self, quiet=True)


class _Kept:
    """Holds a value in an action: Qt would turn the program's enums into plain text and numbers."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _add(menu: QMenu, group: QActionGroup, text: str, value: Any, *, is_on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(is_on)
    action.setData(_Kept(value))
    group.addAction(action)
    if is_on:
        menu.setActiveAction(action)
    return action
