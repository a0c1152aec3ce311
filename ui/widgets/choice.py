"""One of several values, each with its words and perhaps an icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.widgets.popup import RowDelegate

Option = tuple[object, str] | tuple[object, str, QIcon]


class Choice(QComboBox):
    """A closed list of options. ``chosen`` carries the value, only when the person chose another one."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[object] = []
        self._told: object = None
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the value stays if it is among them, otherwise the first one shows."""
        before = self.value()
        self.clear()
        self._values = [option[0] for option in options]
        for option in options:
            self.addItem(option[2], option[1]) if len(option) == 3 else self.addItem(option[1])
        self.set_value(before if before in self._values else next(iter(self._values), None))

    def value(self) -> object:
        """The value that shows, None if nothing does."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Show a value without telling; one that is no option shows nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self._told = self.value()

    def _activated(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.chosen.emit(self._told)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
