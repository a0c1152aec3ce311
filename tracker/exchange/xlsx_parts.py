"""The parts of an XLSX workbook beside its sheets: which sheets there are, texts, forms of numbers, links."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.errors import UnreadableFile
from tracker.exchange.archives import Archive, Readable, joined, too_large
from tracker.exchange.number_formats import BUILTIN, Shown, shown_as
from tracker.exchange.xml_stream import CHUNK, feed, local, new_parser
from tracker.i18n import tr

TEXT_LIMIT = 96 << 20
"""Bytes of all texts that cells share; they are needed at any time, so they lie in memory."""
LINK_LIMIT = 200_000
MERGE_LIMIT = 200_000
_COLUMN = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_END_OF_ROWS = re.compile(rb"</((?:[\w.-]+:)?)sheetData\s*>|<((?:[\w.-]+:)?)sheetData\s*/>")


@dataclass(slots=True)
class Workbook:
    """A workbook's sheets by name, each with its part, and how numbers are shown by number of style."""

    sheets: dict[str, str] = field(default_factory=dict)
    texts: str = ""
    styles: list[Shown | None] = field(default_factory=list)


@dataclass(slots=True)
class Extras:
    """What stands behind a sheet's rows: links by row and column, and cells that go over several rows.

    ``merges`` gives for a first row the columns and the last rows of its merged cells.
    """

    links: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def unescaped(text: str) -> str:
    """A text with ``_x000D_`` and the like as the characters that they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def place_of(ref: str) -> tuple[int, int]:
    """Row (from 1) and column (from 0) of a reference such as ``B2``; (0, 0) where it is none."""
    found = _COLUMN.fullmatch(ref)
    return (int(found[2]), column_of(found[1])) if found else (0, 0)


def column_of(letters: str) -> int:
    """The column (from 0) that letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def elements(archive: Archive, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of a part with their attributes, in order."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = new_parser(archive.name)
    parser.StartElementHandler = lambda tag, attributes: found.append((local(tag), attributes))
    with archive.open(name) as part:
        for _ in feed(part, parser, archive.name):
            yield from found
            found.clear()


def read_workbook(archive: Archive) -> Workbook:
    """The workbook's sheets and styles. Raises UnreadableFile."""
    main = _main_part(archive)
    folder, _, base = main.rpartition("/")
    targets = relations(archive, f"{folder}/_rels/{base}.rels", folder)
    book, is_1904 = Workbook(), False
    for tag, attributes in elements(archive, main):
        if tag == "workbookPr":
            is_1904 = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet":
            kind, target = targets.get(_relation_id(attributes), ("", ""))
            if kind == "worksheet":
                book.sheets[attributes.get("name", target)] = target
    for kind, target in targets.values():
        if kind == "sharedStrings" and archive.has(target):
            book.texts = target
        elif kind == "styles" and archive.has(target):
            book.styles = _read_styles(archive, target, is_1904)
    if not book.sheets:
        raise UnreadableFile(tr("{name} has no sheet with cells.", name=archive.name))
    return book


def _main_part(archive: Archive) -> str:
    found = relations(archive, "_rels/.rels", "").values()
    return next((target for kind, target in found if kind == "officeDocument"), "xl/workbook.xml")


def relations(archive: Archive, name: str, folder: str, *, outer: bool = False) -> dict[str, tuple[str, str]]:
    """What a part refers to: id to kind and target; ``outer`` asks for targets out of the archive."""
    if not archive.has(name):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for tag, attributes in elements(archive, name):
        is_outer = attributes.get("TargetMode") == "External"
        if tag == "Relationship" and is_outer == outer:
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "")
            found[attributes.get("Id", "")] = (kind, target if outer else joined(folder, target))
    return found


def _relation_id(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if local(name) == "id" and ":" in name), "")


def _read_styles(archive: Archive, name: str, is_1904: bool) -> list[Shown | None]:
    """What shows the numbers of each style. The codes of formats stand before the styles that use them."""
    codes = dict(BUILTIN)
    styles: list[Shown | None] = []
    in_styles = False
    for tag, attributes in elements(archive, name):
        if tag == "numFmt":
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyles", "dxfs"):
            in_styles = tag == "cellXfs"
        elif tag == "xf" and in_styles:
            styles.append(shown_as(codes.get(_number(attributes.get("numFmtId")), "General"), is_1904))
    return styles


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


class Texts:
    """The texts that cells share, packed: a million of them need little more than their bytes."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("L", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> str:
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode("utf-8", "surrogatepass")

    def add(self, text: str, name: str) -> None:
        """Take in the next text. Raises UnreadableFile beyond the limit."""
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))
        if len(self._bytes) + len(self._ends) * self._ends.itemsize > TEXT_LIMIT:
            raise too_large(name)


def read_texts(archive: Archive, name: str) -> Texts:
    """The texts that cells share, without the hints on how to speak them."""
    texts = Texts()
    if not name:
        return texts
    pieces: list[str] = []
    state = {"text": False, "spoken": False}
    parser = new_parser(archive.name)

    def start(tag: str, _attributes: dict[str, str]) -> None:
        plain = local(tag)
        if plain == "rPh":
            state["spoken"] = True
        elif plain == "t":
            state["text"] = not state["spoken"]

    def end(tag: str) -> None:
        plain = local(tag)
        if plain == "si":
            texts.add(unescaped("".join(pieces)), archive.name)
            pieces.clear()
        elif plain == "rPh":
            state["spoken"] = False
        elif plain == "t":
            state["text"] = False

    def data(text: str) -> None:
        if state["text"]:
            pieces.append(text)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    with archive.open(name) as part:
        for _ in feed(part, parser, archive.name):
            pass
    return texts


def read_extras(archive: Archive, sheet: str) -> Extras:
    """The links and merged cells of a sheet, which stand behind its rows."""
    folder, _, base = sheet.rpartition("/")
    targets = relations(archive, f"{folder}/_rels/{base}.rels", folder, outer=True)
    extras = Extras()

    def start(tag: str, attributes: dict[str, str]) -> None:
        plain = local(tag)
        if plain == "mergeCell":
            _add_merge(extras, attributes.get("ref", ""))
        elif plain == "hyperlink":
            url = targets.get(_relation_id(attributes), ("", ""))[1]
            if url and attributes.get("location"):
                url = f"{url}#{attributes['location']}"
            if url and len(extras.links) < LINK_LIMIT:
                row, column = place_of(attributes.get("ref", "").partition(":")[0])
                extras.links.setdefault(row, {})[column] = url

    parser = new_parser(archive.name)
    with archive.open(sheet) as part:
        tail = _Tail(part)
        if tail.found:
            parser.Parse(b"<" + tail.prefix + b"worksheet>", False)
            parser.StartElementHandler = start
            for _ in feed(tail, parser, archive.name):
                pass
    return extras


def _add_merge(extras: Extras, ref: str) -> None:
    first, _, last = ref.partition(":")
    (row, column), (last_row, _) = place_of(first), place_of(last)
    if last_row > row and len(extras.merges) < MERGE_LIMIT:
        extras.merges.setdefault(row, []).append((column, last_row))


class _Tail:
    """What follows the rows of a sheet, found without parsing them."""

    def __init__(self, part: Readable) -> None:
        self._part = part
        self._rest = b""
        self.prefix = b""
        self.found = self._skip()

    def _skip(self) -> bool:
        carried = b""
        while chunk := self._part.read(CHUNK):
            window = carried + chunk
            found = _END_OF_ROWS.search(window)
            if found:
                self.prefix = found[1] or found[2] or b""
                self._rest = window[found.end() :]
                return True
            carried = window[-64:]
        return False

    def read(self, size: int) -> bytes:
        """The next bytes, none at the end."""
        rest, self._rest = self._rest, b""
        return rest or self._part.read(size)
