"""Registers that are pages with a table of two columns, the employer and its number: IND and SIRI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from tracker.registers.layout import Cells, Header, Layout, Read, RegisterLine, cell


def _ind(header: Header) -> Read | None:
    name = header.find("organisation", "organization", "organisatie")
    number = header.find("kvk number", "kvk-number", "kvk nummer", "kvk-nummer", "kvk")
    return None if name is None or number is None else partial(_read, name, number, "KvK")


def _siri(header: Header) -> Read | None:
    name = header.find("company", "company name", "virksomhed", "virksomhedsnavn")
    number = header.find("cvr", "cvr no.", "cvr number", "cvr-number", "cvr nr.", "cvr-nr.", "cvr-nummer")
    return None if name is None or number is None else partial(_read, name, number, "CVR")


def _read(name: int, number: int, kind: str, rows: Iterable[Cells]) -> Iterator[RegisterLine]:
    """The number tells apart what bears the same name; without one a row is half a row."""
    for cells in rows:
        found, digits = cell(cells, name), cell(cells, number)
        if found and digits:
            yield found, (f"{kind} {digits}", "", "")


IND = Layout(
    "nl",
    "NL",
    "Public register of recognised sponsors: work",
    "https://ind.nl/en/public-register-recognised-sponsors/public-register-work",
    ("Organisation", "KvK number"),
    _ind,
    is_licence=True,
)
SIRI = Layout(
    "dk",
    "DK",
    "Companies certified for the fast-track scheme",
    "https://www.nyidanmark.dk/en-GB/Words-and-concepts/SIRI/Certified-companies",
    ("Company", "CVR"),
    _siri,
)
