"""The list that a completer opens below its line."""

from __future__ import annotations

from PySide6.QtWidgets import QCompleter, QListView

ROWS_SHOWN = 10


def give_popup(completer: QCompleter) -> QListView:
    """Give a completer a list in the theme's look; the list."""
    popup = QListView()
    popup.setProperty("popup", True)
    popup.setUniformItemSizes(True)
    popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    completer.setPopup(popup)
    completer.setMaxVisibleItems(ROWS_SHOWN)
    return popup
