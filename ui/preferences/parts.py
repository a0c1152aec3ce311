"""What the pages of the settings share: their heading and their margins."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.labels import words


def page_layout(page: QWidget, heading: str, text: str) -> QVBoxLayout:
    """The column of a page of the settings, begun with its heading and a sentence on what it is for."""
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 22, 28, 24)
    column.setSpacing(6)
    column.addWidget(words(heading, "title", page))
    column.addWidget(words(text, "muted", page))
    column.addSpacing(12)
    return column
