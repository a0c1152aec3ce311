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
_SEPARATOR = "\x1f"
_RISKY_CELL = re.compile(f"{_SEPARATOR}[{re.escape(''.join(sorted(RISKY)))}]")
_PLAIN_NUMBER = re.compile(r"[+-]\d+(?:[.,]\d+)?")


def guarded_row(row: Sequence[str]) -> Sequence[str]:
    """All cells of a row as they are exported: one look tells that most rows hold nothing risky."""
    if not any(map("".join(row).__contains__, RISKY)):
        return row
    if _RISKY_CELL.search(_SEPARATOR + _SEPARATOR.join(row)) is None:
        return row
    return [guarded(cell) for cell in row]


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
