"""Which kind of archive a zip file is, and the table in it."""

from __future__ import annotations

from tracker.errors import UnreadableFile
from tracker.exchange.archives import Archive
from tracker.exchange.choices import Choices
from tracker.exchange.source import Source
from tracker.exchange.table import Table
from tracker.i18n import tr

_MIME_LIMIT = 200
_SPREADSHEETS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)


def open_archive(source: Source, choices: Choices) -> Table:
    """The table in a workbook, or in the text tables of an archive. Raises UnreadableFile."""
    with Archive(source) as archive:
        names = archive.names()
        is_office = archive.has("[Content_Types].xml")
        is_open = archive.has("mimetype") and archive.has("content.xml")
        mime = archive.read("mimetype", _MIME_LIMIT).strip() if is_open else b""
        folders = {name.partition("/")[0].lower() for name in names}
    if is_open:
        return _open_document(source, choices, mime)
    if is_office:
        return _office(source, choices, names, folders)
    from tracker.exchange.zipped import open_zipped

    return open_zipped(source, choices, names)


def _open_document(source: Source, choices: Choices, mime: bytes) -> Table:
    if mime not in _SPREADSHEETS:
        raise UnreadableFile(tr("{name} is a document, not a table: save it as CSV first.", name=source.name))
    from tracker.exchange.ods import open_ods

    return open_ods(source, choices)


def _office(source: Source, choices: Choices, names: list[str], folders: set[str]) -> Table:
    if any(name.lower().endswith("workbook.bin") for name in names):
        raise UnreadableFile(
            tr("{name} is a binary workbook: save it as XLSX and import that.", name=source.name)
        )
    if folders & {"word", "ppt", "visio"} and "xl" not in folders:
        raise UnreadableFile(tr("{name} is a document, not a table: save it as CSV first.", name=source.name))
    from tracker.exchange.xlsx import open_xlsx

    return open_xlsx(source, choices)
