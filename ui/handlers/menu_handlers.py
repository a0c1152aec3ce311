"""What the handlers of every menu have at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.shell import Shell


class MenuHandlers(QObject):
    """The methods behind one menu of ``actions.menus``, each named like its action.

    They are nothing but calls to where the work is.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._window = shell.window_
        self._workspace = shell.workspace
