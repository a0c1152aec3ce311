"""Making a new application out of one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.application import Draft
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.commands.applications import insert_application
from tracker.store.keys import GAP
from tracker.store.queries.drafts import drafts
from tracker.store.store import Command, Writer


def duplicate_applications(ids: Sequence[int]) -> Command:
    """Add a copy of each application at the top of the board's first column, as if it were written today.

    What belongs to the job is copied: fields, tags, own fields, people, documents. What happened to the
    original is not: its status, the day it was applied for, its timeline. Raises NotFound if all are gone.
    """

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        first = parts.top_position(w.db) - GAP * (len(found) - 1)
        for step, original in enumerate(drafts(found)(w.db)):
            insert_application(w, _copy(original), first + GAP * step)
            w.progress(step + 1, len(found))
        return tr("Duplicated {what}", what=parts.described(w.db, found))

    return apply


def _copy(original: Draft) -> Draft:
    return replace(
        original,
        status="",
        status_kind=None,
        status_history=(),
        timeline=(),
        applied_on="",
        uid="",
        created_at="",
        archived_at="",
        import_key="",
    )
