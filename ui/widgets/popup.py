"""The lists that open below a field: of a completer and of a choice."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.style import current

ROWS_SHOWN = 10


class RowDelegate(QStyledItemDelegate):
    """Rows of a comfortable height. (The style sheet cannot set it: a list may measure its rows before.)"""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), current().tokens.control_height - 4))


def give_popup(completer: QCompleter) -> QListView:
    """Give a completer a list in the theme's look; the list."""
    popup = QListView()
    popup.setProperty("popup", True)
    popup.setUniformItemSizes(True)
    popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    completer.setPopup(popup)
    popup.setItemDelegate(RowDelegate(popup))  # after setPopup, which gives it Qt's own
    completer.setMaxVisibleItems(ROWS_SHOWN)
    return popup
