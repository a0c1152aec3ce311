"""A button that shows only an icon: named for screen readers, its tip tells name and key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme.icons import IconRole, icon
from ui.theme.style import current

SMALLEST = 24


class IconButton(QToolButton):
    """An icon of ``resources/icons`` as a button of at least 24 by 24 pixels, reached by Tab."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        shortcut: QKeySequence | None = None,
        role: IconRole = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        side = current().tokens.icon_size
        self.setIcon(icon(icon_name, role))
        self.setIconSize(QSize(side, side))
        self.setMinimumSize(max(SMALLEST, side + 8), max(SMALLEST, side + 8))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name, shortcut)

    def set_name(self, name: str, shortcut: QKeySequence | None = None) -> None:
        """Name the button; ``shortcut`` is told in the tip and not bound here."""
        self.setAccessibleName(name)
        key = shortcut.toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        self.setToolTip(f"{name} ({key})" if key else name)
