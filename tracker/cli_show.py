"""Applications as the ``landfall`` command prints them for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tracker.cli_output import details, one_line, table
from tracker.domain.application import Draft
from tracker.domain.countries import country_name
from tracker.domain.fields import CHOICES, FIELD_KINDS, FieldKind, field_label
from tracker.domain.pay import Pay
from tracker.domain.pay_codec import format_pay
from tracker.i18n import tr, trn
from tracker.store.health import Health
from tracker.store.rows import ApplicationRow, FieldChange, HistoryEntry

if TYPE_CHECKING:
    from tracker.exchange.plan import ImportReport
    from tracker.exchange.rows import Remark

LISTED = ("company", "title", "country", "city", "status", "applied_on", "pay")


def listing(rows: Iterable[ApplicationRow]) -> list[str]:
    """One line an application."""
    header = [tr("Id"), *(field_label(name) for name in LISTED)]
    cells = [[row.uid, *(_cell(name, getattr(row, name)) for name in LISTED)] for row in rows]
    return table(header, cells) if cells else [tr("There are no applications here.")]


def whole_lines(draft: Draft) -> list[str]:
    """Everything an application holds, one line a field."""
    pairs = [(tr("Id"), draft.uid)]
    pairs += [(field_label(name), _shown(name, getattr(draft, name))) for name in FIELD_KINDS]
    pairs += draft.own_fields
    pairs += [
        (tr("Status history"), _block((moment.at, moment.status) for moment in draft.status_history)),
        (tr("Timeline"), _block((entry.at, entry.kind.value, entry.text) for entry in draft.timeline)),
        (tr("People"), _block((who.name, who.role, who.email, who.phone) for who in draft.people)),
        (tr("Documents"), _block((document.name, document.kind) for document in draft.documents)),
        (tr("Added on"), draft.created_at),
        (tr("Archived on"), draft.archived_at),
    ]
    return details(pairs)


def past(entries: Sequence[HistoryEntry]) -> list[str]:
    """What was changed, one line a command and one a field below it."""
    lines: list[str] = []
    for entry in entries:
        undone = tr("(undone)") if entry.undone else ""
        lines.append("  ".join(filter(None, (entry.at, one_line(entry.label), undone))))
        lines += [one_line(f"- {_changed(found)}") for found in entry.changes]
    return lines or [tr("Nothing was changed yet.")]


def _changed(found: FieldChange) -> str:
    if found.before:
        return f"{found.label}: {found.before} -> {found.after or tr('nothing')}"
    return f"{found.label}: {found.after}" if found.after else found.label


def imported(report: ImportReport, *, is_done: bool) -> list[str]:
    """What an import did or would do: the counts, then every line that was not taken as it stood."""
    counts = tr(
        "{read} lines read: {new} new, {updated} updated, {unchanged} unchanged, {refused} refused.",
        read=report.read,
        new=report.new,
        updated=report.updated,
        unchanged=report.unchanged,
        refused=len(report.refused),
    )
    if report.duplicates:
        skipped = trn("{count} skipped.", "{count} skipped.", report.duplicates)
        counts = f"{counts} {skipped}"
    lines = [counts if is_done else tr("{counts} Nothing was changed.", counts=counts)]
    if report.remembered:
        lines.append(tr("Read as a file with the same header was read before."))
    lines += table((tr("Column"), tr("Becomes")), report.columns.items())
    if report.undecided:
        columns = ", ".join(report.undecided)
        said = tr("Say --date-order dmy or mdy to have the dates read in: {columns}.", columns=columns)
        lines.append(one_line(said))
    lines += [
        tr("Line {line} says the same as line {other}.", line=line, other=other)
        for line, other in report.repeats.items()
    ]
    lines += [
        one_line(tr("Line {line}: {reason}", line=found.line, reason=found.reason))
        for found in report.proposals
    ]
    lines += [_remark(tr("refused"), remark) for remark in report.refused]
    lines += [_remark(tr("look at it"), remark) for remark in report.warnings]
    return lines


def _remark(fate: str, remark: Remark) -> str:
    return one_line(
        tr(
            "Line {line}, {fate}: {reason} {cell}",
            line=remark.line,
            fate=fate,
            reason=remark.reason,
            cell=f"({remark.column}: {remark.value})" if remark.column else "",
        )
    )


def health_lines(health: Health) -> list[str]:
    """What the checks found; nothing but the counts where all is well."""
    count = health.rows["application"]
    sound = trn("{count} application, all is well.", "{count} applications, all is well.", count)
    return [one_line(problem) for problem in health.problems] or [sound]


def _cell(name: str, value: Any) -> str:
    """A value in a table's cell, where a country's code is enough."""
    return str(value) if FIELD_KINDS[name] is FieldKind.COUNTRY else _shown(name, value)


def _shown(name: str, value: Any) -> str:
    if name in CHOICES:
        return "" if value == CHOICES[name].empty else CHOICES[name].label(value)
    if isinstance(value, Pay):
        return format_pay(value)
    if FIELD_KINDS[name] is FieldKind.COUNTRY and value:
        return f"{country_name(value)} ({value})"
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value or "")


def _block(lines: Iterable[tuple[str, ...]]) -> str:
    """Lines of a part, begun on a line of their own."""
    return "".join("\n" + "  ".join(filter(None, line)) for line in lines)
