"""Links behind cells: kept as a column of their own, or in place of a cell that only says "Link"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.exchange.records import Line
from tracker.exchange.words import header_key, header_words, key
from tracker.i18n import tr

_KEPT = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row of a sheet: its number there, its cells, and the links behind some of them by column."""

    number: int
    cells: list[str]
    links: dict[int, str] = field(default_factory=dict)
    problem: str = ""


def told_links(row: GridLine) -> dict[int, str]:
    """The links of a row that its cells do not tell already, and that are safe to keep."""
    return {
        place: url
        for place, url in row.links.items()
        if _KEPT.match(url) and not _tells(row.cells[place] if place < len(row.cells) else "", url)
    }


def _tells(text: str, url: str) -> bool:
    shown = text.strip()
    bare = url.removeprefix("mailto:").partition("?")[0]
    return bool(_ADDRESS.fullmatch(shown)) or (
        bool(shown) and key(bare).endswith(key(shown)) and "@" in shown
    )


class LinkColumns:
    """Where the links of a table go, by its header and its first rows.

    A column whose header means a link gets the address itself; beside any other one an own column is added.
    A link that comes up later elsewhere stands behind the row's last cell.
    """

    def __init__(self, header: Sequence[str], sample: Sequence[GridLine]) -> None:
        self._width = len(header)
        linked = sorted({place for row in sample for place in told_links(row) if place < len(header)})
        self._replaced = {place for place in linked if _means_link(header[place])}
        self._beside = {place: number for number, place in enumerate(self._added(linked))}
        self.header = (*header, *self._names(header))

    def _added(self, linked: Sequence[int]) -> list[int]:
        return [place for place in linked if place not in self._replaced]

    def _names(self, header: Sequence[str]) -> Iterator[str]:
        has_link = any(map(_means_link, header))
        for place in self._beside:
            if has_link or len(self._beside) > 1:
                yield tr("{column} link", column=header[place])
            else:
                yield tr("Link")

    def line(self, row: GridLine) -> Line:
        """A row below the header with its links where they belong."""
        links = told_links(row) if row.links else {}
        if not links and not self._beside:
            return Line(row.number, row.cells, row.problem)
        cells = row.cells + [""] * (self._width - len(row.cells))
        beside, loose = [""] * len(self._beside), []
        for place, url in links.items():
            if place in self._replaced:
                cells[place] = url
            elif place in self._beside:
                beside[self._beside[place]] = url
            else:
                loose.append(url)
        return Line(row.number, [*cells[: self._width], *beside, *cells[self._width :], *loose], row.problem)


def _means_link(header: str) -> bool:
    return header_words().known.get(header_key(header)) == "link"
