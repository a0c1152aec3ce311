"""Keeps spreadsheets from running a cell: what they would take for a formula gets an apostrophe in front."""

from __future__ import annotations

import re

# First characters that Excel, LibreOffice or Sheets take for a formula, with their full-width forms, and the
# apostrophe itself, so that taking it away is always right. Source: OWASP, "CSV Injection".
RISKY = frozenset("=+-@\t\r'＝＋－＠")
_PLAIN_NUMBER = re.compile(r"[+-]\d+(?:[.,]\d+)?")


def guarded(cell: str) -> str:
    """The cell as it is exported; plain numbers such as -5 stay what they are."""
    if cell[:1] in RISKY and cell and not _PLAIN_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """The exact inverse of ``guarded``."""
    return cell[1:] if cell[:1] == "'" else cell
