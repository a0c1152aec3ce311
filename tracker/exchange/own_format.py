"""Reads lines of our own CSV format: exactly, or refused at the column that is not of the format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.application import Draft, StatusMoment
from tracker.domain.fields import UID_FORM
from tracker.errors import InvalidValue
from tracker.exchange.codec import HEADER, from_cells, is_own_header
from tracker.exchange.identity import identity
from tracker.exchange.mapping import REASON_HEADER, SKIP, Column, Mapping
from tracker.exchange.readers import Table
from tracker.exchange.records import Line
from tracker.exchange.rows import Reading, remark
from tracker.exchange.statuses import StatusReader
from tracker.i18n import tr


def is_own_format(table: Table, sample: Sequence[Line]) -> bool:
    """Whether the header is ours, or all of it is of ours and every id is one of our ids."""
    header = table.header
    if header == HEADER:
        return True
    if "id" not in header or not is_own_header(name for name in header if name != REASON_HEADER):
        return False
    place = header.index("id")
    return all(line.problem or UID_FORM.fullmatch(line.cells[place]) for line in sample)


class OwnRowReader:
    """Reads lines of a table whose header is ours."""

    def __init__(self, header: tuple[str, ...], statuses: StatusReader) -> None:
        self._header = header
        self._statuses = statuses

    @property
    def mapping(self) -> Mapping:
        """Every column as itself."""
        columns = (Column(name, SKIP if name == REASON_HEADER else name) for name in self._header)
        return Mapping(tuple(columns), tr("Landfall"))

    def read(self, line: Line) -> Reading:
        """The line as an application, or why it is refused; nothing raises."""
        number, cells, problem = line
        if problem:
            return Reading(None, remark(number, "", cells[0] if cells else "", problem))
        if len(cells) > len(self._header):
            reason = tr("It has more cells than the header has columns.")
            return Reading(None, remark(number, "", cells[len(self._header)], reason))
        try:
            draft = from_cells(dict(zip(self._header, cells, strict=True)))
            return Reading(self._with_statuses(draft))
        except InvalidValue as refused:
            return Reading(None, remark(number, refused.field, refused.value, refused.reason))

    def _with_statuses(self, draft: Draft) -> Draft:
        """The draft with the person's spelling of its statuses, and a key of identity where it has no id."""
        history = tuple(
            moment if name == moment.status else StatusMoment(name, moment.kind, moment.at)
            for moment in draft.status_history
            for name in (self._statuses.spelt(moment.status, moment.kind)[0],)
        )
        values: dict[str, object] = {}
        if history != draft.status_history:
            values["status_history"] = history
        if draft.status:
            name, kind = self._statuses.spelt(draft.status, draft.status_kind)
            if (name, kind) != (draft.status, draft.status_kind):
                values.update(status=name, status_kind=kind)
        if not draft.uid:
            values["import_key"] = identity(draft.company, draft.title, draft.link, draft.applied_on)
        return replace(draft, **values) if values else draft  # type: ignore[arg-type]
