"""The Department of Labor's disclosure of labor condition applications: XLSX, layout of FY2020 and later.

Only employer, worksite, status and class are looked at: the file also names people with their telephone
numbers and e-mail addresses. An application certified here is not a visa approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from tracker.registers.layout import Cells, Header, Layout, Read, RegisterLine, cell


def _recognise(header: Header) -> Read | None:
    places = header.all("employer_name", "visa_class", "case_status")
    town = header.find("employer_city", "worksite_city")
    state = header.find("employer_state", "worksite_state")
    return partial(_read, places, (town, state)) if places else None


def _read(
    places: tuple[int, ...], where: tuple[int | None, int | None], rows: Iterable[Cells]
) -> Iterator[RegisterLine]:
    employer, visa_class, status = places
    for cells in rows:
        name, route, said = (cell(cells, place) for place in (employer, visa_class, status))
        if name and route and said:
            place = ", ".join(filter(None, (cell(cells, part) for part in where)))
            yield name, (place, route, said)


LAYOUT = Layout(
    "lca",
    "US",
    "Labor condition applications (LCA)",
    "https://www.dol.gov/agencies/eta/foreign-labor/performance",
    ("EMPLOYER_NAME", "VISA_CLASS", "CASE_STATUS", "EMPLOYER_CITY"),
    _recognise,
    repeats=True,
)
