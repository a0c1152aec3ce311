"""Writes small workbooks of every kind for tests: by hand where a kind's own traps are wanted."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OUTER = ' TargetMode="External"'
STAMP = (2025, 1, 31, 0, 0, 0)
DATE, PERCENT, MONEY = 1, 2, 3
"""Styles of numbers in the workbooks written here."""


@dataclass(frozen=True)
class Money:
    sign: str
    amount: float


@dataclass(frozen=True)
class Percent:
    share: float


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Formula:
    """A link made by a formula."""

    url: str
    text: str


Cell = str | float | Money | Percent | Link | Formula | None
Sheets = Mapping[str, Sequence[Sequence[Cell]]]


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive that is the same whenever it is written."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()


def xlsx(
    sheets: Sheets, *, dates: Sequence[int] = (), is_1904: bool = False, merges: Sequence[str] = ()
) -> bytes:
    """A workbook; numbers in the columns ``dates`` are days."""
    return packed(xlsx_parts(sheets, dates=dates, is_1904=is_1904, merges=merges))


def xlsx_parts(
    sheets: Sheets, *, dates: Sequence[int] = (), is_1904: bool = False, merges: Sequence[str] = ()
) -> dict[str, str]:
    """The parts of a workbook by name."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml", False)]),
        "xl/workbook.xml": _workbook(sheets, is_1904),
        "xl/styles.xml": _STYLES,
    }
    targets = [("worksheet", f"worksheets/sheet{n}.xml", False) for n in range(1, len(sheets) + 1)]
    parts["xl/_rels/workbook.xml.rels"] = _relations([*targets, ("styles", "styles.xml", False)])
    for number, rows in enumerate(sheets.values(), 1):
        links = [
            (f"{letters(place)}{row}", cell.url)
            for row, cells in enumerate(rows, 1)
            for place, cell in enumerate(cells)
            if isinstance(cell, Link)
        ]
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, dates, links, merges)
        if links:
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(
                [("hyperlink", url, True) for _, url in links]
            )
    return parts


def _relations(found: Sequence[tuple[str, str, bool]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/{kind}" Target={quoteattr(target)}'
        f"{OUTER if is_outer else ''}/>"
        for n, (kind, target, is_outer) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def _workbook(sheets: Sheets, is_1904: bool) -> str:
    inner = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    mode = '<workbookPr date1904="1"/>' if is_1904 else ""
    return f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{mode}<sheets>{inner}</sheets></workbook>'


_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$€-407]#,##0.00"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs>'
    "</styleSheet>"
)


def letters(place: int) -> str:
    """A column's letters."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found


def _sheet(
    rows: Sequence[Sequence[Cell]],
    dates: Sequence[int],
    links: Sequence[tuple[str, str]],
    merges: Sequence[str],
) -> str:
    body = "".join(_row(n, row, dates) for n, row in enumerate(rows, 1))
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    linked = "".join(f'<hyperlink ref="{ref}" r:id="rId{n}"/>' for n, (ref, _) in enumerate(links, 1))
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}"><sheetData>{body}</sheetData>'
        f"<mergeCells>{merged}</mergeCells><hyperlinks>{linked}</hyperlinks></worksheet>"
    )


def _row(number: int, row: Sequence[Cell], dates: Sequence[int]) -> str:
    cells = (_cell(f"{letters(place)}{number}", cell, place in dates) for place, cell in enumerate(row))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(ref: str, cell: Cell, is_date: bool) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, float):
        return f'<c r="{ref}" s="{DATE if is_date else 0}"><v>{cell!r}</v></c>'
    if isinstance(cell, Money):
        return f'<c r="{ref}" s="{MONEY}"><v>{cell.amount}</v></c>'
    if isinstance(cell, Percent):
        return f'<c r="{ref}" s="{PERCENT}"><v>{cell.share}</v></c>'
    if isinstance(cell, Formula):
        formula = escape(f'HYPERLINK("{cell.url}","{cell.text}")')
        return f'<c r="{ref}" t="str"><f>{formula}</f><v>{escape(cell.text)}</v></c>'
    text = cell.text if isinstance(cell, Link) else cell
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{_xlsx_text(text)}</t></is></c>'


def _xlsx_text(text: str) -> str:
    """Characters that XML has no room for are written as Excel writes them."""
    plain = text.replace("_x", "_x005F_x")
    return escape("".join(f"_x{ord(c):04X}_" if c < " " and c not in "\n\t" else c for c in plain))


def ods(sheets: Sheets, *, dates: Sequence[int] = (), phantoms: bool = False) -> bytes:
    """An OpenDocument spreadsheet; ``phantoms`` ends each sheet with a thousand empty columns and rows."""
    body = "".join(_ods_sheet(name, rows, dates, phantoms) for name, rows in sheets.items())
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": mime, "content.xml": content})


def _ods_sheet(name: str, rows: Sequence[Sequence[Cell]], dates: Sequence[int], phantoms: bool) -> str:
    wide = '<table:table-cell table:number-columns-repeated="1024"/>' if phantoms else ""
    deep = (
        f'<table:table-row table:number-rows-repeated="1048000">{wide}</table:table-row>' if phantoms else ""
    )
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(cell, p in dates) for p, cell in enumerate(row))}{wide}"
        "</table:table-row>"
        for row in rows
    )
    return f"<table:table table:name={quoteattr(name)}>{body}{deep}</table:table>"


def _ods_cell(cell: Cell, is_date: bool) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, float) and is_date:
        day = (datetime(1899, 12, 30) + timedelta(days=cell)).isoformat()
        return f'<table:table-cell office:value-type="date" office:date-value="{day}"/>'
    if isinstance(cell, float | Percent | Money):
        kind, value, more = {
            float: lambda c: ("float", c, ""),
            Percent: lambda c: ("percentage", c.share, ""),
            Money: lambda c: ("currency", c.amount, ' office:currency="EUR"'),
        }[type(cell)](cell)
        return f'<table:table-cell office:value-type="{kind}" office:value="{value!r}"{more}/>'
    if isinstance(cell, Link | Formula):
        inner = f"<text:a xlink:href={quoteattr(cell.url)}>{escape(cell.text)}</text:a>"
        return f'<table:table-cell office:value-type="string"><text:p>{inner}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _ods_text(text: str) -> str:
    return escape(text).replace("\t", "<text:tab/>").replace(" ", "<text:s/>")


def xls(sheets: Sheets, *, dates: Sequence[int] = ()) -> bytes:
    """A workbook of Excel 97."""
    import xlwt

    book = xlwt.Workbook()
    day, share, money = (
        xlwt.easyxf(num_format_str=code) for code in ("yyyy-mm-dd", "0%", "[$\u20ac-407]#,##0.00")
    )
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        links: list[tuple[int, int, str]] = []
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, Link):
                    links.append((number, place, cell.url))
                    sheet.write(number, place, cell.text)
                elif isinstance(cell, Percent):
                    sheet.write(number, place, cell.share, share)
                elif isinstance(cell, Money):
                    sheet.write(number, place, cell.amount, money)
                elif cell is not None and cell != "":
                    is_date = place in dates and isinstance(cell, float)
                    sheet.write(number, place, cell, *([day] if is_date else []))
        _link(sheet, links)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _link(sheet: Any, links: Sequence[tuple[int, int, str]]) -> None:
    """Put the records of links, which xlwt does not write, before the sheet's last record."""
    written = sheet.get_biff_data
    added = b"".join(_link_record(*link) for link in links)

    def get_biff_data() -> bytes:
        data: bytes = written()
        return data[:-4] + added + data[-4:]

    sheet.get_biff_data = get_biff_data


def _link_record(row: int, column: int, url: str) -> bytes:
    target = (url + "\0").encode("utf-16-le")
    standard = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    body = struct.pack("<HHHH", row, row, column, column) + standard + struct.pack("<II", 2, 3)
    body += moniker + struct.pack("<I", len(target)) + target
    return struct.pack("<HH", 0x1B8, len(body)) + body
