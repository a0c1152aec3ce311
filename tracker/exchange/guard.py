"""Keeps spreadsheets from running a cell: what they would take for a formula gets an apostrophe in front."""

from __future__ import annotations

import re
from collections.abc import Sequence

APOSTROPHE = "'"
# First characters that Excel, LibreOffice or Sheets take for a formula, with their full-width forms, and
# white space that some of them cut away first. Source: OWASP, "CSV Injection".
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
# Of texts that begin with an apostrophe only those are changed that would otherwise lose it on the way back.
RISKY = FORMULA | {APOSTROPHE}
_SEPARATOR = b"\x1f"
_RISKY_STARTS = tuple(character.encode() for character in sorted(RISKY))
_RISKY_BYTES = frozenset(start[0] for start in _RISKY_STARTS)
_RISKY_CELL = re.compile(_SEPARATOR + b"(?:" + b"|".join(map(re.escape, _RISKY_STARTS)) + b")")
_PLAIN_NUMBER = re.compile(r"[+-]\d+(?:[.,]\d+)?")


def guarded_cells(cells: Sequence[bytes]) -> Sequence[bytes]:
    """Cells in UTF-8 as they are exported: one look at all of them tells that most hold nothing risky."""
    if not any(map(b"".join(cells).__contains__, _RISKY_BYTES)):
        return cells
    if _RISKY_CELL.search(_SEPARATOR + _SEPARATOR.join(cells)) is None:
        return cells
    return [guarded(cell.decode()).encode() if cell.startswith(_RISKY_STARTS) else cell for cell in cells]


def guarded(cell: str) -> str:
    """The cell as it is exported; plain numbers such as -5 and names such as 's-Graveland stay."""
    if cell[:1] in FORMULA and cell and not _PLAIN_NUMBER.fullmatch(cell):
        return APOSTROPHE + cell
    return kept(cell)


def kept(cell: str) -> str:
    """The cell where nothing runs it, so that ``unguarded`` gives it back."""
    return APOSTROPHE + cell if cell[:1] == APOSTROPHE and cell[1:2] in RISKY and cell[1:] else cell


def unguarded(cell: str) -> str:
    """The exact inverse of ``guarded`` and of ``kept``."""
    return cell[1:] if cell[:1] == APOSTROPHE and cell[1:2] in RISKY and cell[1:] else cell
