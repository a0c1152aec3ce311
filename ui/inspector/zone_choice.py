"""A time zone, found by typing a part of its city."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from tracker.i18n import tr
from ui.inspector.zones import zone_choices, zone_city


def zone_words(zone: str) -> str:
    """``Berlin · Europe``."""
    region = zone.rpartition("/")[0].replace("/", ", ").replace("_", " ")
    return f"{zone_city(zone)} · {region}" if region else zone


class ZoneChoice(QComboBox):
    """The zones of a country first, then the person's own, then all; ``chosen`` when the person chose one."""

    chosen = Signal()

    def __init__(self, country: str, local: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones = zone_choices(country, local)
        self.setAccessibleName(tr("Time zone"))
        self.setToolTip(tr("Time zone: type a part of a city's name"))
        line = QLineEdit(self)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItems([zone_words(zone) for zone in self._zones])
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("popup", True)
        self.setCompleter(completer)
        line.editingFinished.connect(self.chosen)
        self.activated.connect(self.chosen)

    def value(self) -> str:
        """The IANA zone; what was typed if it names none."""
        typed = self.currentText()
        place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return self._zones[place] if place >= 0 else typed.strip()

    def set_value(self, zone: str) -> None:
        """Show a zone without telling."""
        if zone in self._zones:
            self.setCurrentIndex(self._zones.index(zone))
        else:
            self.setEditText(zone)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
