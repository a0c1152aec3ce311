"""The words of the file's status column and the statuses that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import tr
from ui.exchange.planning import Planned
from ui.status_icons import status_icon
from ui.theme.icons import icon
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import words
from ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 40
LONGEST = 40


class StatusChips(QWidget):
    """One chip a word; it opens the statuses. ``chosen`` carries the word and the name of a status.

    A word that would become a status of its own stands out and says so.
    """

    chosen = Signal(str, str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._words: dict[str, str] = {}
        self.chips: list[WordChip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 8)
        column.setSpacing(10)
        column.addWidget(words(tr("Status words"), "heading", self))
        self._flow = FlowLayout(spacing=8)
        column.addLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_plan(self, planned: Planned) -> None:
        """Show the words of a plan, the most of them; chips that stay keep the focus."""
        shown = dict(list(planned.plan.status_words.items())[:MOST])
        if list(shown) != [chip.word for chip in self.chips]:
            self._make_chips(shown)
        for chip in self.chips:
            name = shown[chip.word]
            chip.show_status(name, is_new=name in planned.plan.new_statuses)
        self.setVisible(bool(shown))

    def _make_chips(self, shown: Mapping[str, str]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [WordChip(word, self) for word in shown]
        for chip in self.chips:
            chip.clicked.connect(self._open)
            self._flow.addWidget(chip)

    def _open(self) -> None:
        chip = self.sender()
        if isinstance(chip, WordChip):
            self.open_choice(chip)

    def open_choice(self, chip: WordChip) -> QMenu:
        """Open the statuses below a chip; the menu."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._take)
        for status in self._workspace.statuses:
            action = QAction(status_icon(status.colour), status.name, menu)
            action.setData((chip.word, status.name))
            menu.addAction(action)
        menu.addSeparator()
        own = QAction(icon("plus"), tr("A new status {word}", word=chip.word), menu)
        own.setData((chip.word, chip.word))
        menu.addAction(own)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        return menu

    def _take(self, action: QAction) -> None:
        word, name = action.data()
        self.chosen.emit(word, name)


class WordChip(Chip):
    """One word and what it becomes."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__("", arrow=True, parent=parent)
        self.word = word

    def show_status(self, name: str, *, is_new: bool) -> None:
        """Show the status; a new one is filled, so that it is seen."""
        word = self.word if len(self.word) <= LONGEST else self.word[: LONGEST - 1] + "…"
        said = tr("{word} → new status", word=word) if is_new else f"{word} → {name}"
        self.set_state(said, active=is_new)
