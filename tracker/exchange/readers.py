"""Opens a file as a table, whatever kind of file it is: text, a workbook, JSON, a web page, an archive."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from tracker.errors import UnreadableFile
from tracker.exchange.choices import AS_FOUND, Choices
from tracker.exchange.delimited import encoding_of, open_delimited
from tracker.exchange.signatures import OLE, ZIP, refuse_no_table
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.i18n import tr

__all__ = ["Source", "Table", "clipboard_source", "read_table"]

_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*(?:\{|\]))')
# The first is how browsers and office programs hand a table to the clipboard of Windows.
_HTML = re.compile(r"\s*(?:Version:[\d.]+\s+StartHTML:|<(?!\?xml)[a-z!?])", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml", re.IGNORECASE)


def read_table(origin: Path | bytes | BinaryIO | Source, choices: Choices = AS_FOUND) -> Table:
    """Find out what ``origin`` is and how it is written, and open it.

    Raises UnreadableFile, in one plain sentence, for what is missing, a directory, empty, damaged, locked
    with a password, larger than any table, or no table.
    """
    source = origin if isinstance(origin, Source) else Source(origin)
    head = source.head()
    is_archive, is_compound = head.startswith(ZIP), head.startswith(OLE)
    refuse_no_table(source.name, head, is_text=choices.encoding is not None or is_archive or is_compound)
    if is_archive:
        from tracker.exchange.workbooks import open_archive

        table = open_archive(source, choices)
    elif is_compound:
        from tracker.exchange.xls import open_xls

        table = open_xls(source, choices)
    else:
        table = _open_text(source, head, choices)
    if next(table.lines(), None) is None:
        raise UnreadableFile(tr("{name} has a header but no rows.", name=source.name))
    return table


def _open_text(source: Source, head: bytes, choices: Choices) -> Table:
    encoding = encoding_of(source, choices)
    if choices.delimiter is None:
        start = head.decode(encoding, "replace").lstrip("\ufeff")
        if _JSON.match(start):
            from tracker.exchange.json_table import open_json

            return open_json(source, choices)
        if _HTML.match(start) or _XML.match(start):
            from tracker.exchange.html_table import open_html

            return open_html(source, choices)
    return open_delimited(source, choices, encoding)


def clipboard_source(html: bytes, text: bytes) -> Source:
    """What was copied, by its two forms: the table of the web page where there is one, else the text."""
    has_table = b"<table" in html.lower()
    return Source(html if has_table else text, tr("The clipboard"))
