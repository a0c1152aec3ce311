"""Applications as a Markdown table, in the words that a person reads on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.clock import day_of
from tracker.domain.countries import country_name
from tracker.domain.fields import CHOICES, FIELD_KINDS, FieldKind, field_label, parse_value
from tracker.i18n import tr

if TYPE_CHECKING:
    from tracker.exchange.wanted import Rows

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_PLAIN_LINK = re.compile(r"https?://[^\s<>|\\]+")


def markdown(rows: Rows) -> str:
    """The table with its heading; a cell's line breaks are ``<br>``."""
    columns = rows.wanted.columns
    lines = [_line([_escaped(heading(name)) for name in columns]), _line(["---"] * len(columns))]
    words = [_WORDS.get(name, _escaped) for name in columns]
    for page in rows.cells():
        lines += [_line([word(cell) for word, cell in zip(words, row, strict=True)]) for row in page]
    return "".join(lines)


def heading(column: str) -> str:
    """What stands above a column of ``HEADER`` where people read it."""
    others = {
        "id": tr("ID"),
        "status_kind": tr("Kind of status"),
        "own_fields": tr("Own fields"),
        "status_history": tr("Status history"),
        "timeline": tr("Timeline"),
        "people": tr("People"),
        "documents": tr("Documents"),
        "created_at": tr("Added on"),
        "archived_at": tr("Archived on"),
    }
    return others.get(column) or field_label(column)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(cell: str) -> str:
    return "<br>".join(_SPECIAL.sub(r"\\\1", line).strip() for line in cell.splitlines())


def _choice(name: str) -> Callable[[str], str]:
    choices = CHOICES[name]
    return lambda cell: _escaped(choices.label(parse_value(name, cell))) if cell else ""


def _country(cell: str) -> str:
    return _escaped(country_name(cell)) if cell else ""


def _day(cell: str) -> str:
    return day_of(cell).isoformat() if cell else ""


def _link(cell: str) -> str:
    return f"<{cell}>" if _PLAIN_LINK.fullmatch(cell) else _escaped(cell)


_WORDS: dict[str, Callable[[str], str]] = {
    **{name: _choice(name) for name in CHOICES},
    **{name: _country for name, kind in FIELD_KINDS.items() if kind is FieldKind.COUNTRY},
    "created_at": _day,
    "archived_at": _day,
    "link": _link,
}
