"""The Home Office's register of licensed sponsors, workers: CSV, a row for each route of an employer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import itemgetter

from tracker.registers.layout import Cells, Header, Layout, Read, RegisterLine

EXPECTED = ("Organisation Name", "Town/City", "County", "Type & Rating", "Route")


def _recognise(header: Header) -> Read | None:
    places = header.all("organisation name", "town/city", "county", "type & rating", "route")
    return partial(_read, itemgetter(*places)) if places else None


def _read(pick: Callable[[Cells], Cells], rows: Iterable[Cells]) -> Iterator[RegisterLine]:
    for name, town, county, rating, route in map(pick, rows):
        name, route = name.strip(), route.strip()
        if name and route:
            yield name, (town.strip() or county.strip(), route, rating.strip())


LAYOUT = Layout(
    "uk",
    "GB",
    "Register of licensed sponsors: workers",
    "https://www.gov.uk/government/publications/register-of-licensed-sponsors-workers",
    EXPECTED,
    _recognise,
    is_licence=True,
)
