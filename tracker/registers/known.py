"""The registers that can be loaded."""

from __future__ import annotations

from tracker.errors import NotFound
from tracker.i18n import tr
from tracker.registers import canadian, irish, lca, saved_pages, uk, uscis
from tracker.registers.layout import Cells, Header, Layout, Read

LAYOUTS: tuple[Layout, ...] = (
    uk.LAYOUT,
    saved_pages.IND,
    irish.LAYOUT,
    saved_pages.SIRI,
    canadian.LAYOUT,
    uscis.LAYOUT,
    lca.LAYOUT,
)
CODES = tuple(layout.code for layout in LAYOUTS)


def layout_of(code: str) -> Layout:
    """The layout of a register by its code. Raises NotFound."""
    for layout in LAYOUTS:
        if layout.code == code.strip().lower():
            return layout
    raise NotFound(tr("There is no register {code}, only {known}.", code=code, known=", ".join(CODES)))


def layouts_in(country: str) -> tuple[Layout, ...]:
    """The layouts of a country's registers."""
    return tuple(layout for layout in LAYOUTS if layout.country == country)


def recognised(cells: Cells, wanted: tuple[Layout, ...]) -> tuple[Layout, Read] | None:
    """The layout whose header these cells are, with what reads the rows below."""
    header = Header(cells)
    for layout in wanted:
        read = layout.recognise(header)
        if read is not None:
            return layout, read
    return None
