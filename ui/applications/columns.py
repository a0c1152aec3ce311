"""The columns that the table of applications can show, and what a person reads in each of their cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from tracker.clock import day_of, today
from tracker.domain.countries import country_name
from tracker.domain.fields import CHOICES, FIELD_KINDS, FieldKind, field_label
from tracker.domain.pay_codec import format_pay
from tracker.domain.pay_display import long_pay
from tracker.i18n import tr, trn
from ui.day_words import shown_day
from ui.sample_mark import sample_mark

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

Look = Literal[
    "text", "strong", "day", "moment", "pay", "country", "status", "badge", "choice", "tags", "link", "left"
]
"""How a cell is drawn."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``name`` is the field's, ``width`` its first width in device-independent pixels."""

    name: str
    look: Look
    width: int

    @property
    def is_editable(self) -> bool:
        """Whether a cell can be edited in place."""
        return self.name in FIELD_KINDS

    @property
    def picks(self) -> bool:
        """Whether a cell's value is picked from a short list instead of typed."""
        return FIELD_KINDS.get(self.name) in (FieldKind.CHOICE, FieldKind.STATUS)

    @property
    def ends_right(self) -> bool:
        """Whether the cells are set flush with the end: columns of amounts."""
        return self.look == "pay"


COLUMNS: tuple[Column, ...] = (
    Column("title", "strong", 210),
    Column("company", "text", 150),
    Column("status", "status", 112),
    Column("country", "country", 148),
    Column("city", "text", 104),
    Column("pay", "pay", 138),
    Column("visa", "badge", 116),
    Column("applied_on", "day", 106),
    Column("deadline", "day", 106),
    Column("tags", "tags", 138),
    Column("start_date", "day", 106),
    Column("priority", "choice", 84),
    Column("work_mode", "choice", 112),
    Column("job_kind", "choice", 112),
    Column("sponsorship", "choice", 104),
    Column("field", "text", 132),
    Column("source", "text", 116),
    Column("link", "link", 156),
    Column("pay_as_posted", "text", 132),
    Column("created_at", "moment", 106),
)
"""Every column there is, in the order in which they are offered."""

BIN_COLUMNS: tuple[Column, ...] = (
    Column("title", "strong", 240),
    Column("company", "text", 180),
    Column("status", "status", 120),
    Column("country", "country", 148),
    Column("deleted_at", "moment", 110),
    Column("deleted_at", "left", 110),
)
"""The columns of the bin."""

PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
"""A column's place in ``COLUMNS``, which is its number in the model."""


def heading(column: Column) -> str:
    """What stands above the column."""
    if column.look == "left":
        return tr("Time left")
    if column.look == "badge":
        return tr("Visa")
    if column.look == "moment":
        return tr("Added on") if column.name == "created_at" else tr("Deleted on")
    return field_label(column.name)


def cell_text(row: ApplicationRow, column: Column) -> str:
    """What a person reads in the cell; empty where nothing is given."""
    if column.look == "badge":
        return row.badge.text if row.badge else ""
    value: Any = getattr(row, column.name)
    match column.look:
        case "day" | "moment":
            return shown_day(value)
        case "pay":
            return long_pay(value) if value else ""
        case "country":
            return country_name(value) if value else ""
        case "choice":
            return choice_text(column.name, value)
        case "tags":
            return ", ".join(value)
        case "link":
            return link_host(value)
        case "left":
            return time_left(value)
        case _:
            return str(value)


def copied_text(row: ApplicationRow, column: Column) -> str:
    """The cell as it is copied: whole links, and days that no spreadsheet misreads."""
    value: Any = getattr(row, column.name, None)
    if column.look == "link":
        return str(value)
    if column.look in ("day", "moment"):
        return day_of(value).isoformat() if value else ""
    return cell_text(row, column)


def typed_text(row: ApplicationRow, column: Column) -> str:
    """The cell as an editor begins with it: what ``fields.parse_value`` reads back to the same value."""
    value: Any = getattr(row, column.name)
    if column.look == "pay":
        return format_pay(value) if value else ""
    if column.look == "tags":
        return ", ".join(value)
    return str(value)


def spoken_row(row: ApplicationRow) -> str:
    """What a screen reader says of the whole row: title, company, status, pay, visa, what is next, and of a
    sample that it is one.
    """
    pay = long_pay(row.pay) if row.pay else ""
    visa = tr("visa: {badge}", badge=row.badge.text) if row.badge else ""
    upcoming = tr("next on {day}", day=shown_day(row.next_at)) if row.next_at else ""
    said = (row.title, row.company, row.status, pay, visa, upcoming, sample_mark(row))
    return ", ".join(part for part in said if part)


def choice_text(name: str, value: Any) -> str:
    """A choice in words; nothing where nothing is given."""
    choices = CHOICES[name]
    return "" if value is None or value == choices.empty else choices.label(value)


def time_left(deleted_at: str) -> str:
    """How long the bin still keeps what was deleted at this instant."""
    from tracker.store.health import BIN_DAYS

    days = BIN_DAYS - (today() - day_of(deleted_at)).days
    return trn("{count} day", "{count} days", days) if days > 0 else tr("less than a day")


@lru_cache(maxsize=1024)
def link_host(link: str) -> str:
    """Where a link leads, without the ``www.``; the link itself where it names no host."""
    try:
        host = urlsplit(link).hostname or link
    except ValueError:
        return link
    return host.removeprefix("www.")


def known_columns(names: list[str]) -> list[str]:
    """Those of the names that are columns, each once; the title where none is."""
    return list(dict.fromkeys(name for name in names if name in PLACES)) or [COLUMNS[0].name]
