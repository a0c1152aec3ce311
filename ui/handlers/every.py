"""The handlers of all menus together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.handlers.application import ApplicationHandlers
from ui.handlers.edit import EditHandlers
from ui.handlers.file import FileHandlers
from ui.handlers.help import HelpHandlers
from ui.handlers.view import ViewHandlers

if TYPE_CHECKING:
    from ui.shell import Shell


class Handlers:
    """One attribute a menu, each named like its menu in ``actions.menus``."""

    def __init__(self, shell: Shell) -> None:
        self.file = FileHandlers(shell)
        self.edit = EditHandlers(shell)
        self.view = ViewHandlers(shell)
        self.application = ApplicationHandlers(shell)
        self.help = HelpHandlers(shell)
