"""The USCIS H-1B employer data hub: the legacy CSV and the current export, which may be UTF-16 with tabs.

The counts are first decisions only, as USCIS notes beside the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from tracker.i18n import tr
from tracker.registers.layout import Cells, Header, Layout, Read, RegisterLine, cell, whole_number

ROUTE = "H-1B"


def _recognise(header: Header) -> Read | None:
    """Approvals and denials are every column that ends so; the layouts differ in what they split."""
    name = header.find("employer (petitioner) name", "employer")
    year = header.find("fiscal year")
    city = header.find("petitioner city", "city")
    state = header.find("petitioner state", "state")
    if name is None or year is None:
        return None
    approvals = _ending(header, "approval", "approved")
    denials = _ending(header, "denial", "denied")
    if not approvals or not denials:
        return None
    return partial(_read, name, year, (city, state), approvals, denials)


def _ending(header: Header, *words: str) -> tuple[int, ...]:
    return tuple(place for place, name in enumerate(header.names) if name.endswith(words))


def _read(
    name: int,
    year: int,
    place: tuple[int | None, int | None],
    approvals: Sequence[int],
    denials: Sequence[int],
    rows: Iterable[Cells],
) -> Iterator[RegisterLine]:
    for cells in rows:
        found, when = cell(cells, name), cell(cells, year)
        approved, denied = _sum(cells, approvals), _sum(cells, denials)
        if found and when and approved is not None and denied is not None:
            said = tr("{year}: {yes} approved, {no} denied", year=when, yes=approved, no=denied)
            where = ", ".join(filter(None, (cell(cells, part) for part in place)))
            yield found, (where, ROUTE, said)


def _sum(cells: Cells, places: Sequence[int]) -> int | None:
    counts = [whole_number(cell(cells, place)) for place in places]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


LAYOUT = Layout(
    "uscis",
    "US",
    "H-1B employer data hub",
    "https://www.uscis.gov/tools/reports-and-studies/h-1b-employer-data-hub",
    ("Fiscal Year", "Employer (Petitioner) Name", "New Employment Approval", "New Employment Denial"),
    _recognise,
    repeats=True,
)
