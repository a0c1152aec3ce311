"""Commands on a route's checklist: ticks, due days, notes and attached papers, once for all applications."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from tracker.domain.application import Document
from tracker.domain.text import clean_text
from tracker.i18n import tr
from tracker.store.commands import _plan_parts as plan_parts
from tracker.store.commands.documents import attached_name, delete_attached, file_columns
from tracker.store.schema import requirement_document, requirement_tick
from tracker.store.store import Command, Writer
from tracker.visas.answers import Tick


def tick(route: str, requirement: str, state: Tick | None, title: str = "") -> Command:
    """Say how far a requirement is; None takes the answer back. ``title`` is for the label."""

    def apply(w: Writer) -> str:
        _put(w, route, requirement, state=state.value if state else "", changed_on=w.today)
        return _tick_label(state, title or tr("a requirement"))

    return apply


def _tick_label(state: Tick | None, what: str) -> str:
    if state is None:
        return tr("Took the tick off {what}", what=what)
    return {
        Tick.TO_DO: tr("{what} is to do", what=what),
        Tick.UNDER_WAY: tr("{what} is under way", what=what),
        Tick.DONE: tr("{what} is done", what=what),
        Tick.DOES_NOT_APPLY: tr("{what} does not apply", what=what),
    }[state]


def set_due(route: str, requirement: str, day: str, title: str = "") -> Command:
    """Say by which day (``YYYY-MM-DD``, or empty) a requirement is to be met. Raises InvalidValue."""
    checked = plan_parts.checked_day("due_on", day)

    def apply(w: Writer) -> str:
        _put(w, route, requirement, due_on=checked)
        return tr("Changed the due day of {what}", what=title or tr("a requirement"))

    return apply


def set_note(route: str, requirement: str, note: str, title: str = "") -> Command:
    """Note something on a requirement. Raises InvalidValue."""
    checked = clean_text("note", note)

    def apply(w: Writer) -> str:
        _put(w, route, requirement, note=checked)
        return tr("Changed the note on {what}", what=title or tr("a requirement"))

    return apply


def attach_to_requirement(
    route: str, requirement: str, attached: Document, expires_on: str = "", title: str = ""
) -> Command:
    """Attach a kept file (see ``documents.keep_file``) with the last day on which it is valid, or empty.

    Raises InvalidValue for a day that is none.
    """
    checked = plan_parts.checked_day("expires_on", expires_on)

    def apply(w: Writer) -> str:
        row_id = _put(w, route, requirement)
        w.db.execute(
            requirement_document.insert().values(
                requirement_tick_id=row_id, expires_on=checked, **file_columns(w, attached)
            )
        )
        what = title or tr("a requirement")
        return tr("Attached {name} to {what}", name=attached.name, what=what)

    return apply


def set_document_expiry(document_id: int, day: str) -> Command:
    """Say until which day (``YYYY-MM-DD``, or empty) an attached paper is valid.

    Raises InvalidValue or NotFound.
    """
    checked = plan_parts.checked_day("expires_on", day)

    def apply(w: Writer) -> str:
        name = attached_name(w, requirement_document, document_id)
        this = requirement_document.c.id == document_id
        w.db.execute(update(requirement_document).where(this).values(expires_on=checked))
        return tr("Changed until when {name} is valid", name=name)

    return apply


def detach_from_requirement(document_id: int) -> Command:
    """Take a paper off its requirement; its content stays, so that undo works. Raises NotFound."""

    def apply(w: Writer) -> str:
        return delete_attached(w, requirement_document, document_id)

    return apply


def _put(w: Writer, route: str, requirement: str, **values: Any) -> int:
    return plan_parts.put(
        w.db,
        requirement_tick,
        {"route": clean_text("route", route), "requirement": clean_text("requirement", requirement)},
        **values,
    )
