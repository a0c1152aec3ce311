"""What a typed line becomes: understood, then with the defaults of the column that it is added to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.application import Draft
from tracker.domain.quickadd import understand
from tracker.domain.status import Status, StatusKind


def read_line(
    line: str,
    *,
    today: date,
    statuses: Sequence[Status],
    chosen: int | None,
    country: str = "",
    sources: Sequence[str] = (),
) -> Draft:
    """The application that the line tells of.

    The status it names, else the ``chosen`` one (an id); ``today`` as the day of applying where that status
    means applied; the column's ``country`` where the line names none.
    """
    names = [status.name for status in statuses]
    draft = understand(line, today=today, statuses=names, sources=sources).draft
    named = next((found for found in statuses if found.name == draft.status), None)
    status = named or next((found for found in statuses if found.id == chosen), None)
    if status is not None:
        draft = replace(draft, status=status.name, status_kind=status.kind)
        if status.kind is StatusKind.APPLIED and not draft.applied_on:
            draft = replace(draft, applied_on=today.isoformat())
    return draft if draft.country else replace(draft, country=country)
