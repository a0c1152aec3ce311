"""Small parts that the pages share: wrapped plain text, a hairline, a section's heading."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

LETTERS_SHOWN = 600
LINES_SHOWN = 10
LONG_WORD = re.compile(r"\S{24,}")
LETTERS_A_BREAK = 4
BREAK = "\u200b"
"""Zero width space: a line may end here."""


LINK_PADDING = 8
"""How far a link button's word stands from its edge: what stands over or under it is moved in by it."""


class Words(QLabel):
    """Plain text that wraps, also within a word that is too long for the line."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.say(text)

    def say(self, text: str) -> None:
        """Show a text; without any the label takes no room."""
        self.setText(LONG_WORD.sub(_with_breaks, text))
        self.setVisible(bool(text))


def _with_breaks(word: re.Match[str]) -> str:
    letters = word[0]
    parts = (letters[at : at + LETTERS_A_BREAK] for at in range(0, len(letters), LETTERS_A_BREAK))
    return BREAK.join(parts)


def clipped(text: str) -> str:
    """The beginning of a text: at most 600 characters and ten lines, with an ellipsis if more follows."""
    whole = text.strip()
    beginning = "\n".join(whole[:LETTERS_SHOWN].split("\n")[:LINES_SHOWN]).rstrip()
    return whole if len(beginning) == len(whole) else f"{beginning} …"


def rule(parent: QWidget) -> QFrame:
    """A hairline across the page."""
    line = QFrame(parent)
    line.setProperty("panel", "line")
    return line


class Heading(QWidget):
    """A section's name, with room for a quiet action at its right end."""

    def __init__(self, text: str, action: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(text, self)
        label.setProperty("role", "heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        if action is not None:
            row.addWidget(action)
