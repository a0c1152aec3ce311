"""Files that nobody should be harmed by, written anew for each test."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.tracker.exchange.workbooks import MAIN, Sheets, ods, packed, xls, xlsx, xlsx_parts

ROWS: Sheets = {"Jobs": [["Company", "Job Title"], ["Isar Software", "Tester"]]}
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTER = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def changed(name: str, content: str | bytes, sheets: Sheets = ROWS) -> bytes:
    """A workbook with one part of another content."""
    return packed({**xlsx_parts(sheets), name: content})


def sheet_of(body: str) -> bytes:
    return changed(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>')


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in xlsx_parts(ROWS).items():
            if name != SHEET:
                archive.writestr(name, content)
        with archive.open(SHEET, "w") as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for _ in range(200):
                part.write(b" " * (1 << 20))
    return target.getvalue()


def crowd() -> bytes:
    return packed({f"{number}.csv": "" for number in range(10_001)})


def encrypted_zip() -> bytes:
    data = bytearray(packed({"jobs.csv": "Company,Job Title\nIsar,Tester\n"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def compound(*names: str) -> bytes:
    """An older office program's file with streams of these names and nothing in them."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    entries = [_entry("Root Entry", 5), *[_entry(name, 2) for name in names]]
    return header + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    return coded.ljust(64, b"\0") + struct.pack("<HB49xIIxxxx", len(coded), kind, 0xFFFFFFFE, 0)


def ods_content(body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text")
    )
    content = f"<office:document-content {spaces}><office:spreadsheet>{body}</office:spreadsheet>"
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": mime, "content.xml": f"{content}</office:document-content>"})


def locked_ods() -> bytes:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "<manifest><encryption-data/></manifest>"
    return packed({"mimetype": mime, "content.xml": b"\x07\x08", "META-INF/manifest.xml": manifest})


_ODS_CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
_ODS_ROW = f"<table:table-row>{_ODS_CELL.format('')}{_ODS_CELL.format('')}</table:table-row>"
_DEEP = _ODS_ROW.replace("<table:table-row", '<table:table-row table:number-rows-repeated="900000000"')
_WIDE = _ODS_CELL.format(' table:number-columns-repeated="900000000"')

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (bomb, "unpacks to more"),
    "ten thousand files": (crowd, "more files than any workbook"),
    "a name out of the archive": (lambda: packed({"../../evil.csv": "a,b\n"}), "points out of the archive"),
    "a name with a drive": (lambda: packed({"C:\\evil.csv": "a,b\n"}), "points out of the archive"),
    "an encrypted zip": (encrypted_zip, "password"),
    "an encrypted workbook": (lambda: compound("EncryptionInfo", "EncryptedPackage"), "password"),
    "an encrypted ods": (locked_ods, "password"),
    "an old document": (lambda: compound("WordDocument", "1Table"), "office document"),
    "an old workbook without sheets": (lambda: compound("Workbook"), "no sheet with cells"),
    "an old workbook cut off": (lambda: xls(ROWS)[:2_000], "damaged"),
    "a new document": (
        lambda: packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}),
        "is a document",
    ),
    "an open document": (
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "is a document",
    ),
    "a binary workbook": (
        lambda: packed({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\0"}),
        "binary workbook",
    ),
    "an archive cut off": (lambda: xlsx(ROWS)[:-40], "damaged"),
    "an archive with a spoiled part": (
        lambda: xlsx(ROWS).replace(b"PK\x03\x04", b"PK\x03\x05", 4).replace(b"PK\x03\x05", b"PK\x03\x04", 1),
        "damaged",
    ),
    "no sheets": (lambda: changed("xl/workbook.xml", "<workbook/>"), "no sheet with cells"),
    "a missing sheet": (lambda: changed("xl/worksheets/sheet1.xml", ""), "damaged"),
    "entities in a sheet": (lambda: changed(SHEET, f"{LAUGHS}<worksheet/>"), "entities"),
    "entities in the workbook": (lambda: changed("xl/workbook.xml", f"{OUTER}<workbook/>"), "entities"),
    "entities in styles": (lambda: changed("xl/styles.xml", f"{OUTER}<styleSheet/>"), "entities"),
    "XML that breaks off": (
        lambda: changed(SHEET, "<worksheet><sheetData><row><c t='str'><v>x</v></c></row>"),
        "damaged",
    ),
    "a tag without an end": (
        lambda: changed(SHEET, b'<worksheet><sheetData><row r="' + bytes(range(48, 58)) * 2_500_000),
        "without an end",
    ),
    "a row far below": (
        lambda: sheet_of('<row r="99999999"><c t="str"><v>x</v></c><c t="str"><v>y</v></c></row>'),
        "more rows than any sheet",
    ),
    "a cell far right": (
        lambda: sheet_of('<row r="1"><c r="ZZZ1" t="str"><v>x</v></c></row>'),
        "more columns than any table",
    ),
    "rows repeated without end": (
        lambda: ods_content(f'<table:table table:name="a">{_ODS_ROW}{_DEEP}</table:table>'),
        "more rows than any sheet",
    ),
    "columns repeated without end": (
        lambda: ods_content(
            f'<table:table table:name="a"><table:table-row>{_WIDE}</table:table-row></table:table>'
        ),
        "more columns than any table",
    ),
    "an empty sheet": (lambda: xlsx({"Jobs": []}), "empty"),
    "an empty ods": (lambda: ods({"Jobs": []}), "empty"),
    "an empty xls": (lambda: xls({"Jobs": []}), "empty"),
    "a header alone": (lambda: xlsx({"Jobs": [["Company", "Job Title"]]}), "header but no rows"),
    "JSON cut off": (lambda: b'[{"company": "Isar"},\n{"company": "Ri', "line 2"),
    "JSON too deep": (lambda: b'[{"a": ' + b"[" * 100_000, "no sound JSON"),
    "JSON with a word": (lambda: b'[{"company": NaN}]', "no sound JSON"),
    "JSON with more behind": (lambda: b'[{"company": "Isar"}] x', "no sound JSON"),
    "JSON of a number": (lambda: b'{"a": ' + b"1" * 100_000 + b"}", "no sound JSON"),
    "JSON without a list": (lambda: b'{"a": 1}', "no list of entries"),
    "JSON of a newer version": (lambda: b'{"landfall": 2, "applications": []}', "newer version"),
    "JSON of one endless text": (lambda: b'[{"a": "' + b"x" * 40_000_000, "no sound JSON"),
    "a page without a table": (lambda: b"<html><body>Hello</body></html>", "without a table"),
    "a page with an endless tag": (lambda: b"<table><tr><td title='" + b"x" * 9_000_000, "without an end"),
    "other XML": (lambda: b"<?xml version='1.0'?><jobs><job/></jobs>", "without a table"),
    "an endless line": (lambda: b"Company,Job Title\n" + b"x," * 10_000_000, "too long to read"),
    "20,000 columns": (lambda: b",".join(b"c%d" % n for n in range(20_000)) + b"\n1\n", "more columns"),
    "only NUL": (lambda: bytes(100_000), "no readable text"),
    "gzip": (lambda: b"\x1f\x8b\x08" + bytes(100), "archive"),
    "bitmap": (lambda: b"BM" + bytes(400), "picture"),
}
