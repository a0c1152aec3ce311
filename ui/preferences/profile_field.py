"""One field of the profile: its editor with label and reason, and what reaches the page of what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.occupations import occupation_label
from tracker.domain.pay import currencies
from tracker.domain.person import OCCUPATIONS, DegreeLevel, Profile
from tracker.domain.profile_fields import degree_label, field_text, profile_label, read_field
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.preferences.country_tags import CountryTags
from ui.preferences.language_rows import LanguageRows
from ui.widgets.choice import Choice, Option
from ui.widgets.country_choice import CountryChoice
from ui.widgets.day_edit import DayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import words
from ui.widgets.line_editor import LineEditor

SHORTEST_CHOICE = 12


class TextChoice(Choice):
    """A choice whose values are texts; the first one, empty, is "Not given"."""

    committed = Signal(str)

    def __init__(self, name: str, options: list[Option], parent: QWidget) -> None:
        super().__init__(name, [("", tr("Not given")), *options], parent)
        # As wide as its place, whatever is the longest option.
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST_CHOICE)
        self.chosen.connect(self._tell)

    def _tell(self, value: object) -> None:
        self.committed.emit(str(value))


class ProfileField(QWidget):
    """Label, editor, reason. ``committed`` carries the field's name and the text that was given over."""

    committed = Signal(str, str)

    def __init__(self, name: str, reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.editor = _editor(name, self)
        self.row = FieldRow(profile_label(name), self.editor, self)
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.row)
        column.addWidget(words(reason, "secondary", self))
        column.addStretch(1)
        self.editor.committed.connect(self._committed)  # after the row, which takes the error away first
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)

    def show_profile(self, profile: Profile) -> None:
        """Show the field as it is stored; a text that was refused, or is being typed, stays."""
        text = field_text(profile, self.name)
        if self.row.error and text == self._shown:
            return
        self._shown = text
        self.row.clear_error()
        if not (self.editor.hasFocus() and self._means_shown()):
            self.editor.set_value(text)

    def refuse(self, error: InvalidValue) -> None:
        """Say what is wrong with what is typed."""
        self.row.show_error(error)

    def commit(self) -> None:
        """Give over now what is typed."""
        if not isinstance(self.editor, TextChoice | LanguageRows):
            self.editor.commit()

    def _committed(self, text: str) -> None:
        self.committed.emit(self.name, text)

    def _means_shown(self) -> bool:
        """Whether the line's text, as it is typed, is the stored one."""
        if not isinstance(self.editor, LineEditor):
            return False
        try:
            read = read_field(Profile(), self.name, self.editor.text())
        except InvalidValue:
            return False
        return field_text(read, self.name) == self._shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._means_shown():
            self.editor.set_value(self._shown)
        return super().eventFilter(watched, event)


Editor = CountryTags | LanguageRows | DayEdit | CountryChoice | TextChoice | LineEditor


def _editor(name: str, parent: QWidget) -> Editor:
    """What a field is edited with."""
    label = profile_label(name)
    if name == "passports":
        return CountryTags(label, parent)
    if name == "languages":
        return LanguageRows(label, parent)
    if name in ("born", "passport_expiry"):
        return DayEdit(label, parent=parent)
    if name in ("lives_in", "degree_country"):
        return CountryChoice(label, parent=parent)
    options = _options(name)
    if options:
        return TextChoice(label, options, parent)
    line = LineEditor(label, parent=parent)
    line.setPlaceholderText({"savings": tr("15000 EUR"), "degree_year": "2014"}.get(name, ""))
    return line


def _options(name: str) -> list[Option]:
    """What a field may be, with words; nothing for one that is typed."""
    if name == "degree_level":
        return [(level.value, degree_label(level)) for level in DegreeLevel]
    if name in ("degree_field", "occupation"):
        return [(occupation, occupation_label(occupation)) for occupation in OCCUPATIONS]
    if name == "home_currency":
        return [(code, f"{code}  {currency.name}") for code, currency in sorted(currencies().items())]
    return []
