"""The languages of the profile: a row each with its level, and a line that adds another."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.domain.languages import language_name, languages
from tracker.domain.person import LanguageLevel, Profile
from tracker.domain.profile_fields import field_text, level_label, read_field
from tracker.i18n import tr
from ui.theme.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.icon_button import IconButton
from ui.widgets.row_list import RowList

LEVEL_WIDTH = 130
BUTTON_WIDTH = 92

Spoken = tuple[str, LanguageLevel]


def _levels() -> list[tuple[object, str]]:
    return [(level, level_label(level)) for level in LanguageLevel]


class LanguageRows(QWidget):
    """Languages in their order. ``committed`` carries them as ``en C1, de none`` after each change."""

    committed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._spoken: dict[str, LanguageLevel] = {}
        self.list = RowList(self._make_row, self)
        self.list.set_spacing(6)
        self.language = Choice(tr("Another language"), (), self)
        self.level = Choice(tr("Level of the other language"), _levels(), self)
        self.add_button = QPushButton(icon("plus"), tr("Add"), self)
        self.add_button.setAccessibleName(tr("Add the language"))
        self._build()
        self.add_button.clicked.connect(self.add)
        self.language.chosen.connect(self._look)
        self.level.chosen.connect(self._look)
        self.setFocusProxy(self.language)
        self._offer()

    def _build(self) -> None:
        self.language.setPlaceholderText(tr("Language"))
        self.level.setPlaceholderText(tr("Level"))
        self.level.setFixedWidth(LEVEL_WIDTH)
        self.add_button.setFixedWidth(BUTTON_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.language, 1)
        line.addWidget(self.level)
        line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(line)

    def set_value(self, text: str) -> None:
        """Show languages (``en C1, de none``) without telling."""
        spoken = dict(read_field(Profile(), "languages", text).languages)
        if spoken != self._spoken:
            self._show(spoken)

    def add(self) -> None:
        """Add the language that is chosen; the focus goes to the next one."""
        code, level = self.language.value(), self.level.value()
        if isinstance(code, str) and isinstance(level, LanguageLevel):
            self.language.setFocus()
            self._change({**self._spoken, code: level})

    def set_level(self, code: str, level: LanguageLevel) -> None:
        """Give a language another level."""
        self._change({**self._spoken, code: level})

    def remove(self, code: str) -> None:
        """Take a language away; its level is then not known."""
        self.language.setFocus()
        self._change({spoken: level for spoken, level in self._spoken.items() if spoken != code})

    def _make_row(self, spoken: Spoken) -> QWidget:
        return LanguageRow(self, spoken)

    def _change(self, spoken: dict[str, LanguageLevel]) -> None:
        self._show(spoken)
        self.committed.emit(field_text(Profile(languages=tuple(spoken.items())), "languages"))

    def _show(self, spoken: dict[str, LanguageLevel]) -> None:
        self._spoken = spoken
        self.list.show_things({code: (code, level) for code, level in spoken.items()})
        self.list.setVisible(bool(spoken))
        self._offer()
        self._order_tabs()

    def _offer(self) -> None:
        """Offer the languages that are not there yet, none of them chosen."""
        named = sorted((language_name(code), code) for code in languages() if code not in self._spoken)
        self.language.set_options([(code, name) for name, code in named])
        self.language.set_value(None)
        self.level.set_value(None)
        self._look()

    def _look(self) -> None:
        self.add_button.setEnabled(self.language.value() is not None and self.level.value() is not None)

    def _order_tabs(self) -> None:
        parts: list[QWidget] = []
        for row in self.list.rows:
            if isinstance(row, LanguageRow):
                parts += [row.level, row.remove]
        for before, after in pairwise([*parts, self.language, self.level, self.add_button]):
            QWidget.setTabOrder(before, after)


class LanguageRow(QWidget):
    """One language: its name, its level, and a cross that takes it away."""

    def __init__(self, owner: LanguageRows, spoken: Spoken) -> None:
        super().__init__(owner)
        self._owner = owner
        self._code = spoken[0]
        name = language_name(self._code)
        self.level = Choice(tr("Level of {language}", language=name), _levels(), self)
        self.level.setFixedWidth(LEVEL_WIDTH)
        self.remove = IconButton("x", tr("Remove {language}", language=name), parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(QLabel(name, self), 1)
        line.addWidget(self.level)
        line.addWidget(self.remove)
        line.addSpacing(max(BUTTON_WIDTH - self.remove.sizeHint().width(), 0))
        self.level.chosen.connect(self._chosen)
        self.remove.clicked.connect(self._removed)
        self.show_thing(spoken)

    def show_thing(self, spoken: Spoken) -> None:
        """Show the level as it is now."""
        self.level.set_value(spoken[1])

    def _chosen(self, level: object) -> None:
        if isinstance(level, LanguageLevel):
            self._owner.set_level(self._code, level)

    def _removed(self) -> None:
        self._owner.remove(self._code)
