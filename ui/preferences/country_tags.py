"""Several countries, each a chip with its flag; another one is found by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.domain.countries import country_name
from tracker.i18n import tr
from ui.theme.style import restyle
from ui.widgets.chip import Chip
from ui.widgets.country_choice import CountryChoice
from ui.widgets.flow_layout import FlowLayout

TYPING_WIDTH = 190


class CountryTags(QFrame):
    """Countries in their order. ``committed`` carries their codes as ``IN, GB`` after each change.

    ``refused`` carries an InvalidValue for a text that is no country; it stays in the line.
    """

    committed = Signal(str)
    refused = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self.setProperty("field", True)
        self.setAccessibleName(name)
        self.line = CountryChoice(tr("Add a country to: {name}", name=name), parent=self)
        self.line.setPlaceholderText(tr("Add a country"))
        self.line.setProperty("bare", True)
        self.line.setMinimumWidth(TYPING_WIDTH)
        self.line.committed.connect(self._add)
        self.line.refused.connect(self.refused)
        self.line.installEventFilter(self)
        self._flow = FlowLayout(spacing=4)
        self._flow.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 4, 3)
        column.addLayout(self._flow)
        self.setFocusProxy(self.line)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """One chip a country."""
        return tuple(self._chips)

    def set_value(self, text: str) -> None:
        """Show countries (``IN, GB``) without telling; what is being typed stays."""
        codes = tuple(code.strip() for code in text.split(",") if code.strip())
        if codes != self._codes:
            self._show(codes)

    def commit(self) -> None:
        """Take what is typed as a country."""
        self.line.commit()

    def _add(self, code: str) -> None:
        if code:
            self.line.set_value("")
            self._change((*self._codes, code))

    def _remove(self) -> None:
        """Take away the country of the chip that was cleared; the focus goes to the line."""
        chip = self.sender()
        self.line.setFocus()
        pairs = zip(self._codes, self._chips, strict=True)
        self._change(tuple(code for code, shown in pairs if shown is not chip))

    def _change(self, codes: tuple[str, ...]) -> None:
        unique = tuple(dict.fromkeys(codes))
        if unique != self._codes:
            self._show(unique)
            self.committed.emit(", ".join(unique))

    def _show(self, codes: tuple[str, ...]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._codes = codes
        self._chips = [self._chip(place, code) for place, code in enumerate(codes)]
        self.setAccessibleDescription(", ".join(country_name(code) for code in codes))
        self.updateGeometry()

    def _chip(self, place: int, code: str) -> Chip:
        chip = Chip(country_name(code), arrow=False, clearable=True, parent=self)
        chip.set_state(country_name(code), active=True, clearable=True, flags=(code,))
        chip.setAccessibleDescription(tr("Delete removes this country"))
        chip.cleared.connect(self._remove)
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, focused=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)
