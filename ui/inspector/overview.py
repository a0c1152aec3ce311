"""The Overview tab: every field of an application, each saved as it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tracker.domain.fields import FIELD_KINDS, FieldKind, field_label
from tracker.domain.pay_display import long_pay
from tracker.domain.pay_reading import parse_pay
from tracker.i18n import tr
from tracker.store.rows import ApplicationDetail
from ui.inspector.field import ChoiceField, Field, ReadField, StatusField, TagsField, TextField
from ui.inspector.notes import NotesField, PostingField
from ui.inspector.own_fields import OwnFields
from ui.inspector.page import InspectorPage
from ui.links import open_url, web_url
from ui.theme.icons import icon
from ui.widgets.country_choice import CountryChoice
from ui.widgets.day_edit import DayEdit
from ui.widgets.row_list import lead_on
from ui.widgets.words import Heading, rule
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Query

GAP = 10


def make_field(workspace: Workspace, name: str, parent: QWidget) -> Field:
    """The field that fits the kind of value."""
    kind = FIELD_KINDS[name]
    if kind is FieldKind.STATUS:
        return StatusField(workspace, parent)
    if kind is FieldKind.CHOICE:
        return ChoiceField(workspace, name, parent)
    if kind is FieldKind.TAGS:
        return TagsField(workspace, parent)
    if kind is FieldKind.DAY:
        return ReadField(workspace, name, DayEdit(field_label(name), parent=parent), parent)
    if kind is FieldKind.COUNTRY:
        return ReadField(workspace, name, CountryChoice(field_label(name), parent=parent), parent)
    return TextField(workspace, name, parent)


def value_of(detail: ApplicationDetail, name: str) -> Any:
    """A field's value in what was read."""
    if name == "status":
        return detail.row.status_id
    return getattr(detail if name in ("notes", "posting") else detail.row, name)


class OverviewPage(InspectorPage):
    """The fields in groups: the job, pay, days, where it was found, the visa, the person's own."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.fields: dict[str, Field] = {}
        content = self.content
        self._reading = QLabel(content)
        self._reading.setProperty("role", "secondary")
        self._reading.hide()
        self._build_groups(content)
        self.notes = NotesField(workspace, content)
        self.posting = PostingField(workspace, content)
        self.own_fields = OwnFields(workspace, content)
        for long in (self.notes, self.posting):
            self.fields[long.field.name] = long.field
        for widget in (self.notes, rule(content), self.posting, rule(content), self.own_fields):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._listen()

    def _build_groups(self, content: QWidget) -> None:
        self._group(tr("Job"), ("title",), ("company",), ("status", "priority"), ("country", "city"))
        self._lines(("work_mode", "job_kind"), ("field",))
        self._group(tr("Pay"), ("pay",), ("pay_as_posted",))
        beneath = self.fields["pay"].row.layout()
        if beneath is not None:
            beneath.addWidget(self._reading)
        self._group(tr("Dates"), ("applied_on", "deadline"), ("start_date", ""))
        self.open_link = self._link_button()
        self._group(tr("Where found"), ("source",), ("link",), action=self.open_link)
        self._group(tr("Visa"), ("sponsorship", ""))
        self._group(tr("Mine"), ("tags",))
        content.setAccessibleName(tr("Overview"))

    def _link_button(self) -> QPushButton:
        button = QPushButton(icon("external-link", "accent"), tr("Open link"), self.content)
        button.setProperty("link", True)
        button.clicked.connect(self._open_link)
        button.setEnabled(False)
        return button

    def _group(self, name: str, *lines: tuple[str, ...], action: QWidget | None = None) -> None:
        if self.fields:
            self.column.addSpacing(2)
            self.column.addWidget(rule(self.content))
        self.column.addWidget(Heading(name, action, self.content))
        self._lines(*lines)

    def _lines(self, *lines: tuple[str, ...]) -> None:
        """Lines of one or two fields; an empty name leaves its half free."""
        for names in lines:
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for name in names:
                if name:
                    self.fields[name] = make_field(self.workspace, name, self.content)
                    row = self.fields[name].row
                    row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                    line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
                else:
                    line.addStretch(1)
            self.column.addLayout(line)

    def _listen(self) -> None:
        pay, link = self.fields["pay"], self.fields["link"]
        if isinstance(pay, TextField) and isinstance(link, TextField):
            pay.editor.textChanged.connect(self._show_reading)
            link.editor.textChanged.connect(self._link_changed)

    def query(self, application_id: int) -> Query[Any]:
        from tracker.store.queries.applications import detail
        from tracker.store.queries.parts import words_used

        def ask(db: Any) -> tuple[ApplicationDetail | None, list[str]]:
            return detail(application_id)(db), words_used("tags")(db)

        return ask

    def show_answer(self, answer: tuple[ApplicationDetail | None, list[str]]) -> None:
        detail, tags = answer
        if detail is None:
            return
        for name, field in self.fields.items():
            field.show(self.shown, value_of(detail, name))
        tags_field = self.fields["tags"]
        if isinstance(tags_field, TagsField):
            tags_field.editor.set_known(tags)
            self._order_tabs(tags_field)
        self.own_fields.show_fields(self.shown, detail.own_fields)

    def _order_tabs(self, tags: TagsField) -> None:
        """Let Tab follow what the eye sees: the chips of the tags are made anew with the tags."""
        notes = self.notes
        before = self.fields["sponsorship"].row
        lead_on(before, *tags.editor.chips, tags.editor.line, notes.toggle, notes.view, notes.editor)

    def focus_on(self, part: str) -> None:
        field = self.fields.get(part)
        if field is not None:
            self.ensureWidgetVisible(field.row)
            field.row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        for field in self.fields.values():
            field.commit()
        self.own_fields.flush()

    def _show_reading(self, typed: str) -> None:
        """Say beneath the pay how it is understood."""
        pay = parse_pay(typed)
        self._reading.setText(long_pay(pay) if pay else "")
        self._reading.setVisible(pay is not None)

    def _link_changed(self, typed: str) -> None:
        url = web_url(typed)
        self.open_link.setEnabled(url is not None)
        self.open_link.setToolTip(url.toDisplayString() if url else tr("There is no web address."))

    def _open_link(self) -> None:
        link = self.fields["link"]
        url = web_url(link.editor.text()) if isinstance(link, TextField) else None
        if url is not None:
            open_url(url)
