"""An editor for tags: each a chip, new ones typed behind them with completion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.theme.style import restyle
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.popup import give_popup

SEPARATORS = re.compile(r"[,;\n]")
TYPING_WIDTH = 90


class TagEdit(QFrame):
    """The tags of something, in their order. ``committed`` carries them as a tuple after each change.

    Enter or a comma finishes a tag, Backspace in the empty line removes the last one, Delete removes the one
    in focus. ``refused`` carries an InvalidValue for a text that cannot be a tag; it stays in the line.
    """

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, name: str, known: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tags: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._known = tuple(known)
        # Other words at once would move the row that the completer is about to take.
        self._offering = QTimer(self)
        self._offering.setSingleShot(True)
        self._offering.timeout.connect(self._offer)
        self.setProperty("field", True)
        self.setAccessibleName(name)
        self._flow = FlowLayout(spacing=4)
        self._line = self._make_line()
        self._flow.addWidget(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 4, 3)
        column.addLayout(self._flow)
        self.setFocusProxy(self._line)
        self.set_known(self._known)

    def _make_line(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setProperty("bare", True)
        line.setAccessibleName(tr("Add a tag"))
        line.setPlaceholderText(tr("Add a tag"))
        line.setMinimumWidth(TYPING_WIDTH)
        line.textEdited.connect(self._text_edited)
        line.returnPressed.connect(self.commit)
        line.installEventFilter(self)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = give_popup(completer)
        completer.activated.connect(self.commit, Qt.ConnectionType.QueuedConnection)
        line.setCompleter(completer)
        return line

    @property
    def line(self) -> QLineEdit:
        """The line in which a new tag is typed."""
        return self._line

    @property
    def chips(self) -> Sequence[Chip]:
        """One chip a tag."""
        return tuple(self._chips)

    def value(self) -> tuple[str, ...]:
        """The tags in their order."""
        return self._tags

    def set_value(self, tags: Iterable[str]) -> None:
        """Show tags without telling; what is being typed stays."""
        wanted = tuple(tags)
        if wanted != self._tags:
            self._show(wanted)

    def set_known(self, known: Iterable[str]) -> None:
        """The tags to complete from."""
        self._known = tuple(known)
        self._offering.start()

    def _offer(self) -> None:
        self._words.setStringList([tag for tag in self._known if tag not in self._tags])

    def commit(self) -> None:
        """Take what is typed as tags."""
        try:
            typed = [clean_text(self._name, part) for part in SEPARATORS.split(self._line.text())]
        except InvalidValue as error:
            self.refused.emit(error)
            return
        self._line.clear()
        self._change((*self._tags, *(tag for tag in typed if tag)))

    def _text_edited(self, text: str) -> None:
        if SEPARATORS.search(text):
            self.commit()

    def _remove(self) -> None:
        """Take away the tag of the chip that was cleared; the focus goes to the line."""
        chip = self.sender()
        self._line.setFocus()
        self._change(
            tuple(tag for tag, shown in zip(self._tags, self._chips, strict=True) if shown is not chip)
        )

    def _change(self, tags: tuple[str, ...]) -> None:
        unique = tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]
        if unique != self._tags:
            self._show(unique)
            self.committed.emit(unique)

    def _show(self, tags: tuple[str, ...]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._tags = tags
        self._chips = [self._chip(place, tag) for place, tag in enumerate(tags)]
        self.set_known(self._known)
        self.setAccessibleDescription(", ".join(tags))
        self.updateGeometry()

    def _chip(self, place: int, tag: str) -> Chip:
        chip = Chip(tag, arrow=False, clearable=True, parent=self)
        chip.setAccessibleDescription(tr("Delete removes this tag"))
        chip.cleared.connect(self._remove)
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, focused=event.type() == QEvent.Type.FocusIn)
            if event.type() == QEvent.Type.FocusOut and not self._popup.isVisible():
                self.commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._erases(event):
            self._change(self._tags[:-1])
            return True
        return super().eventFilter(watched, event)

    def _erases(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Backspace and not self._line.text() and bool(self._tags)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._line.setFocus()
        super().mousePressEvent(event)
