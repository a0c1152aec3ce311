"""A country, found by typing a part of its name, its code or a name in another language."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tracker.domain.countries import countries, country_name, find_country
from tracker.domain.text import fold
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.theme.flags import flag_icon
from ui.widgets.popup import give_popup


def matching_countries(text: str, language: str = "en") -> list[str]:
    """Codes of the countries that ``text`` may mean: that very one, then by beginning, then by any part."""
    wanted = fold(text)
    named = sorted((fold(country_name(code, language)), code) for code in countries())
    exact = find_country(text) if wanted else None
    first = [code for name, code in named if name.startswith(wanted)]
    parts = [code for name, code in named if wanted in name]
    return list(dict.fromkeys(([exact] if exact else []) + first + parts))


class _Countries(QAbstractListModel):
    """The countries that are offered, with flag and name."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._codes: list[str] = []

    def offer(self, codes: list[str]) -> None:
        """Offer these countries."""
        self.beginResetModel()
        self._codes = codes
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._codes)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        code = self._codes[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return flag_icon(code)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return country_name(code, self._language)
        return None


class CountryChoice(QLineEdit):
    """A country's alpha-2 code, or empty, shown with flag and name.

    ``committed`` carries the code when the person chose another; ``refused`` an InvalidValue when the text
    is no country; the text then stays.
    """

    committed = Signal(str)
    refused = Signal(object)

    def __init__(self, name: str, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._language = language
        self._value = ""
        self._shown = ""
        self._offered: _Countries | None = None
        self._flag = self.addAction(flag_icon(""), QLineEdit.ActionPosition.LeadingPosition)
        self.setProperty("leading", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(tr("No country"))
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self.commit)

    def value(self) -> str:
        """The code last set or committed."""
        return self._value

    def set_value(self, code: str) -> None:
        """Show a country (empty: none); a text that is just being typed is not disturbed."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._show(code)

    def commit(self) -> None:
        """Take the typed text as a country, or say that it is none."""
        text = self.text().strip()
        if self.text() == self._shown:
            return
        code = find_country(text) or self._only_match(text) if text else ""
        if code is None:
            self.refused.emit(InvalidValue(self._name, tr("There is no such country."), self.text()))
        else:
            self._take(code)

    def open_list(self) -> None:
        """Show every country below the field."""
        self._offer("")

    def _only_match(self, text: str) -> str | None:
        found = matching_countries(text, self._language)
        return found[0] if len(found) == 1 else None

    def _offer(self, text: str) -> None:
        """Show the countries that the text may mean."""
        if self._offered is None:
            self._offered = self._make_list()
        self._offered.offer(matching_countries(text, self._language))
        self.completer().complete()

    def _make_list(self) -> _Countries:
        offered = _Countries(self._language)
        completer = QCompleter(offered, self)
        offered.setParent(completer)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        give_popup(completer)
        completer.activated.connect(self.commit, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        return offered

    def _take(self, code: str) -> None:
        changed = code != self._value
        self._show(code)
        if changed:
            self.committed.emit(code)

    def _show(self, code: str) -> None:
        self._value = code
        self._shown = country_name(code, self._language) if code else ""
        self._flag.setIcon(flag_icon(code))
        self.setText(self._shown)
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        elif event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.clearFocus()
        else:
            super().keyPressEvent(event)
