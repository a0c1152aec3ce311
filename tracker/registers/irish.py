"""The Irish permits by employer: XLSX, a column a month and a total, in the layouts of 2025 and of 2026."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from tracker.i18n import trn
from tracker.registers.layout import Cells, Header, Layout, Read, RegisterLine, cell, whole_number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOTALS = ("grand total", "total")


def _recognise(header: Header) -> Read | None:
    """The layout of 2026 names its first column, the one of 2025 leaves the corner blank."""
    name, total = header.find("employer name", "employer"), header.find("grand total")
    months = sum(_is_month(column) for column in header.names)
    if name is None and header.names[:1] == ("",):
        name = 0
    if name is None or total is None or not months:
        return None
    return partial(_read, name, total)


def _is_month(column: str) -> bool:
    return column.removeprefix("permits issued").strip()[:3] in _MONTHS


def _read(name: int, total: int, rows: Iterable[Cells]) -> Iterator[RegisterLine]:
    for cells in rows:
        found = cell(cells, name)
        count = whole_number(cell(cells, total))
        if found and count is not None and found.lower() not in _TOTALS:
            said = trn("{count} permit issued", "{count} permits issued", count)
            yield found, ("", "", said)


LAYOUT = Layout(
    "ie",
    "IE",
    "Employment permits issued by employer",
    "https://enterprise.gov.ie/en/what-we-do/workplace-and-skills/employment-permits/statistics/",
    ("Employer Name", "Permits Issued Jan", "Grand Total"),
    _recognise,
)
