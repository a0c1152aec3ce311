"""Rows as cells on the clipboard: text for a spreadsheet, a table for a letter."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from ui.applications.columns import Column, copied_text, heading

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow


def copied(rows: Sequence[ApplicationRow], columns: Sequence[Column]) -> QMimeData:
    """The rows as tab-separated text and as an HTML table, under headings if there are several."""
    lines = [[" ".join(copied_text(row, column).split()) for column in columns] for row in rows]
    head = [heading(column) for column in columns] if len(rows) > 1 else []
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in ([head] if head else []) + lines))
    data.setHtml(_table(head, lines, columns))
    return data


def _table(head: list[str], lines: list[list[str]], columns: Sequence[Column]) -> str:
    parts = ["<table>"]
    if head:
        parts.append("<tr>" + "".join(f"<th>{escape(word)}</th>" for word in head) + "</tr>")
    for line in lines:
        cells = (_cell(text, column) for text, column in zip(line, columns, strict=True))
        parts.append("<tr>" + "".join(cells) + "</tr>")
    return "".join((*parts, "</table>"))


def _cell(text: str, column: Column) -> str:
    safe = escape(text)
    if column.look == "link" and text.startswith(("http://", "https://")):
        safe = f'<a href="{safe}">{safe}</a>'
    return f"<td>{safe}</td>"
