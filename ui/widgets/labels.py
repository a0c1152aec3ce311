"""Labels of plain text, as panels over the window use them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def words(text: str, role: str, parent: QWidget) -> QLabel:
    """A wrapped label of plain text."""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
