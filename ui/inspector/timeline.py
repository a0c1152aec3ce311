"""The Timeline tab: changes of status and dated entries on one thread, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.clock import today
from tracker.domain.application import EventKind
from tracker.i18n import tr
from tracker.store.rows import TimelineEntry
from ui.inspector.moment_form import MomentForm, Typed
from ui.inspector.moments import Moment, local_zone
from ui.inspector.page import InspectorPage
from ui.inspector.timeline_edit import EventEdit, StatusEdit
from ui.inspector.timeline_row import EVENT_ICONS, GAP, TimelineLine, TimelineRow, event_kind_label
from ui.inspector.zones import zones_of
from ui.status_icons import status_icon
from ui.theme.icons import icon
from ui.widgets.choice import Option
from ui.widgets.row_list import RowList, lead_on
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Query

FIRST = 40
STEP = 80
"""How many entries are shown at first, and how many more at each wish."""
NEW = "new"
"""Stands for a table's name where an entry is not stored yet."""


class TimelinePage(InspectorPage):
    """The thread, and above it the form for a new entry."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.country = ""
        self._limit = FIRST
        self._entries: list[TimelineEntry] = []
        self._composing: EventEdit | None = None
        self._form: MomentForm | None = None
        self.kept: dict[tuple[str, int], Typed] = {}
        self.add_button = QPushButton(icon("plus"), tr("Add a note, call or interview"), self)
        self.add_button.clicked.connect(self.compose)
        self.list = RowList(self._make_row, self)
        self._more = QPushButton(tr("Show earlier entries"), self)
        self._more.setProperty("link", True)
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._place = QVBoxLayout()
        self.column.addWidget(self.add_button)
        self.column.addLayout(self._place)
        self.column.addWidget(self.list)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def query(self, application_id: int) -> Query[Any]:
        from tracker.store.queries.applications import rows
        from tracker.store.queries.parts import timeline

        def ask(db: Any) -> tuple[list[TimelineEntry], str]:
            found = rows([application_id])(db)
            return timeline(application_id)(db), found[0].country if found else ""

        return ask

    def show_answer(self, answer: tuple[list[TimelineEntry], str]) -> None:
        self._entries, self.country = answer
        self._show_entries()
        kept = self.kept.pop((NEW, self.shown), None)
        if kept is not None:
            self.compose().show_typed(kept)

    def _show_entries(self) -> None:
        """Show the entries but the one in the form above."""
        composed = self._composing.kept.row_id if self._composing else 0
        entries = [entry for entry in self._entries if (entry.table, entry.id) != ("event", composed)]
        shown = entries[: self._limit]
        first = next((entry for entry in reversed(entries) if entry.table == "status_change"), None)
        self.list.show_things(
            {
                (self.shown, entry.table, entry.id): TimelineLine(
                    entry, entry is first, place == 0, place == len(shown) - 1
                )
                for place, entry in enumerate(shown)
            }
        )
        self._more.setVisible(len(entries) > len(shown))
        self.order_tabs()

    def order_tabs(self) -> None:
        """Let Tab follow what the eye sees."""
        lead_on(self.add_button, self._form, self.list, self._more)

    def _show_more(self) -> None:
        self._limit += STEP
        self._show_entries()

    def _make_row(self, line: TimelineLine) -> QWidget:
        return EntryRow(self, line)

    # -- a new entry ----------------------------------------------------------------------------------

    def compose(self) -> MomentForm:
        """Open the form for a new entry, today, and put the focus into its text."""
        if self._form is None:
            form = MomentForm(tr("New entry"), event_options(), self.country, has_text=True, parent=self)
            form.done.connect(self._composed)
            form.dropped.connect(self._discard)
            form.show_moment(EventKind.NOTE, Moment(today().isoformat(), "", self.likely_zone()))
            self._composing = EventEdit(self.workspace, self.shown, form, 0, self)
            self._composing.kept.added.connect(self._show_entries)
            self._place.addWidget(form)
            self._form = form
            self.add_button.hide()
            self.order_tabs()
        self._form.focus_text()
        return self._form

    def likely_zone(self) -> str:
        """The zone that a time is probably meant in: the first of the application's country."""
        return next(iter(zones_of(self.country)), local_zone())

    @property
    def form(self) -> MomentForm | None:
        """The form of the new entry while it is open."""
        return self._form

    def _composed(self) -> None:
        """Store the new entry and close its form, unless something in it cannot be stored."""
        if self._form is not None and self._composing is not None:
            self._form.commit()
            if self._composing.save(blank=True):
                self._close_form()
                self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        """Close the form and take back what it stored."""
        event_id = self._composing.kept.row_id if self._composing else 0
        self._close_form()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if event_id:
            self.delete_entry("event", event_id)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = self._composing = None
        self.add_button.show()
        self._show_entries()

    # -- entries --------------------------------------------------------------------------------------

    def delete_entry(self, table: str, entry_id: int) -> None:
        """Take a dated entry, or a change of status, away."""
        from tracker.store.commands.timeline import delete_event, delete_status_change

        command = delete_event(entry_id) if table == "event" else delete_status_change(entry_id)
        self.workspace.run(command, initiator=self)

    def flush(self) -> None:
        for row in self._entry_rows():
            row.flush()
        if self._form is not None and self._composing is not None:
            self._form.commit()
            self._composing.save()

    def leave(self) -> None:
        for row in self._entry_rows():
            row.put_aside()
        if self._form is not None and self._composing is not None:
            self._form.commit()
            if not self._composing.save():
                self.kept[NEW, self.shown] = self._form.typed()
            self._close_form()

    def _entry_rows(self) -> list[EntryRow]:
        return [row for row in self.list.rows if isinstance(row, EntryRow)]


class EntryRow(QWidget):
    """A line of the thread that turns into its form and back."""

    def __init__(self, page: TimelinePage, line: TimelineLine) -> None:
        super().__init__(page)
        self._page = page
        self._line = line
        self._form: MomentForm | None = None
        self._edit: EventEdit | StatusEdit | None = None
        self._row = TimelineRow(self)
        self._row.edit_wanted.connect(self.edit)
        self._row.delete_wanted.connect(self.delete)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._row)
        self.show_thing(line)
        kept = page.kept.pop(self._key, None)
        if kept is not None:
            self.edit().show_typed(kept)

    @property
    def _key(self) -> tuple[str, int]:
        return self._line.entry.table, self._line.entry.id

    def show_thing(self, line: TimelineLine) -> None:
        """Show the entry as it is now, in the form too if it is open."""
        changed = line.entry != self._line.entry
        self._line = line
        self._row.show_line(line)
        if self._edit is not None and changed:
            self._edit.show_entry(line.entry)

    def edit(self) -> MomentForm:
        """Turn the line into its form."""
        if self._form is None:
            self._form, self._edit = self._make_form()
            self._edit.show_entry(self._line.entry)
            self._form.done.connect(self.finish)
            self._form.dropped.connect(self.delete)
            self._column.addWidget(self._form)
            self._column.setContentsMargins(0, 0, 0, GAP)
            self._row.hide()
            self._page.order_tabs()
        self._form.focus_text()
        return self._form

    def _make_form(self) -> tuple[MomentForm, EventEdit | StatusEdit]:
        page, entry = self._page, self._line.entry
        if entry.table == "event":
            form = MomentForm(tr("Entry"), event_options(), page.country, has_text=True, parent=self)
            return form, EventEdit(page.workspace, page.shown, form, entry.id, page)
        options = [(status.id, status.name, status_icon(status.colour)) for status in page.workspace.statuses]
        form = MomentForm(tr("Change of status"), options, page.country, has_text=False, parent=self)
        return form, StatusEdit(page.workspace, form, entry.id)

    def flush(self) -> None:
        """Save what is typed in the form."""
        if self._form is not None:
            self._form.commit()

    def put_aside(self) -> None:
        """Save what is typed in the form; what cannot be saved is kept until the entry is shown again."""
        self.flush()
        if self._form is not None and self._edit is not None and not self._edit.save():
            self._page.kept[self._key] = self._form.typed()

    def finish(self) -> None:
        """Save and turn back into a line, unless something in the form cannot be stored."""
        self.flush()
        if self._form is not None and self._edit is not None and self._edit.save():
            self._form.hide()
            self._form.deleteLater()
            self._form = self._edit = None
            self._column.setContentsMargins(0, 0, 0, 0)
            self._row.show()
            self._row.menu_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Take the entry away."""
        self._page.delete_entry(*self._key)


def event_options() -> Sequence[Option]:
    """The kinds of dated entries to choose from."""
    return [(kind, event_kind_label(kind), icon(EVENT_ICONS[kind])) for kind in EventKind]
