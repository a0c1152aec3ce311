"""The three dots of a card or a line, and the menu beneath them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.icons import icon
from ui.widgets.icon_button import IconButton


class CardMenu(IconButton):
    """Offers to edit a thing and to take it away, in these words."""

    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, edit: str, remove: str, parent: QWidget | None = None) -> None:
        super().__init__("ellipsis", "", parent=parent)
        self._menu = QMenu(self)
        self._menu.addAction(icon("pencil"), edit).triggered.connect(self.edit_wanted)
        self._menu.addAction(icon("trash-2"), remove).triggered.connect(self.remove_wanted)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
