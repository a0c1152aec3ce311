"""Editing one line of the timeline: what stands in the form becomes commands, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker.domain.application import Event, EventKind
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.rows import TimelineEntry
from ui.inspector.add_then_edit import AddThenEdit
from ui.inspector.moment_form import MomentForm
from ui.inspector.moments import to_edit, to_store
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.store import Command


class EventEdit(QObject):
    """Keeps a dated entry as it stands in a form. A new one is added at its first commit, then edited."""

    def __init__(
        self, workspace: Workspace, application_id: int, form: MomentForm, event_id: int, parent: QObject
    ) -> None:
        super().__init__(form)
        self._application_id = application_id
        self._form = form
        self.kept = AddThenEdit(workspace, "event", self._add, edit_command, event_id, parent)
        self.kept.failed.connect(self._failed)
        form.committed.connect(self.save)

    def show_entry(self, entry: TimelineEntry) -> None:
        """Show the stored entry in the form."""
        self.kept.stored = Event(EventKind(entry.kind), entry.at, entry.zone, entry.text)
        self._form.show_moment(self.kept.stored.kind, to_edit(entry.at, entry.zone), entry.text)

    def save(self, *, blank: bool = False) -> bool:
        """Store the form if it differs from what is stored; False if something in it cannot be stored.

        A new entry without a text is stored only if ``blank``: an interview whose time says all.
        """
        try:
            entry = self._entry()
            if blank or entry.text.strip() or not self.kept.is_new:
                self.kept.store(entry)
        except InvalidValue as error:
            self._form.show_error(error.reason)
            return False
        self._form.show_error("")
        return True

    def _entry(self) -> Event:
        moment = self._form.moment()
        kind = self._form.what.value()
        if not isinstance(kind, EventKind):
            raise InvalidValue("kind", tr("A kind is needed."))
        return Event(kind, to_store(moment), moment.zone, self._form.text.toPlainText())

    def _add(self, entry: Event) -> Command:
        from tracker.store.commands.timeline import add_event

        return add_event(self._application_id, entry)

    def _failed(self, error: Exception) -> None:
        self._form.show_error(str(error))


def edit_command(event_id: int, entry: Event) -> Command:
    """The command that writes a dated entry anew. Raises InvalidValue."""
    from tracker.store.commands.timeline import edit_event

    return edit_event(event_id, entry)


class StatusEdit(QObject):
    """Corrects a change of status as it stands in a form."""

    def __init__(self, workspace: Workspace, form: MomentForm, change_id: int) -> None:
        super().__init__(form)
        self._workspace = workspace
        self._form = form
        self._change_id = change_id
        self._stored: tuple[object, str] = (0, "")
        form.committed.connect(self.save)

    def show_entry(self, entry: TimelineEntry) -> None:
        """Show the stored change in the form."""
        named = (status.id for status in self._workspace.statuses if status.name == entry.status)
        self._stored = (next(named, None), entry.at)
        self._form.show_moment(self._stored[0], to_edit(entry.at))

    def save(self) -> bool:
        """Store the form if it differs from what is stored; False if something in it cannot be stored."""
        from tracker.store.commands.timeline import correct_status_change

        try:
            at = self._moment()
            status_id = self._form.what.value()
            command = correct_status_change(
                self._change_id, at, status_id if isinstance(status_id, int) else None
            )
        except InvalidValue as error:
            self._form.show_error(error.reason)
            return False
        self._form.show_error("")
        if (status_id, at) != self._stored:
            self._stored = (status_id, at)
            self._workspace.run(command, None, self._failed, initiator=self, quiet=True)
        return True

    def _moment(self) -> str:
        """The form's moment; unchanged to the minute it is the stored one to the second."""
        moment = self._form.moment()
        before = self._stored[1]
        shown = to_edit(before)
        same = (moment.day, moment.time.strip()) == (shown.day, shown.time)
        return before if same else to_store(moment)

    def _failed(self, error: Exception) -> None:
        self._form.show_error(str(error))
