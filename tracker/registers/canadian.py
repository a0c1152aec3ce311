"""The Canadian employers with a positive LMIA: CSV or XLSX, a title row above the header, often Latin-1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from tracker.i18n import trn
from tracker.registers.layout import Cells, Header, Layout, Read, RegisterLine, cell, whole_number

_POSTAL_CODE = re.compile(r"[,\s]*\b[A-Z]\d[A-Z]\s?\d[A-Z]\d$")


def _recognise(header: Header) -> Read | None:
    places = header.all("province/territory", "program stream", "employer", "address")
    positions = header.find("approved positions", "positions approved")
    return partial(_read, places, positions) if places and positions is not None else None


def _read(places: tuple[int, ...], positions: int, rows: Iterable[Cells]) -> Iterator[RegisterLine]:
    province, stream, employer, address = places
    for cells in rows:
        name, route, count = cell(cells, employer), cell(cells, stream), whole_number(cell(cells, positions))
        if name and route and count is not None:
            said = trn("{count} position approved", "{count} positions approved", count)
            place = _POSTAL_CODE.sub("", cell(cells, address)) or cell(cells, province)
            yield name, (place, route, said)


LAYOUT = Layout(
    "ca",
    "CA",
    "Employers with a positive LMIA",
    "https://open.canada.ca/data/en/dataset/90fed587-1364-4f33-a9ee-208181dc0b97",
    ("Province/Territory", "Program Stream", "Employer", "Address", "Approved Positions"),
    _recognise,
    repeats=True,
)
