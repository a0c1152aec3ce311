"""Which encoding a text file is in: marks, then strict UTF-8, then a look at its letters."""

from __future__ import annotations

import codecs
import re

from tracker.errors import UnreadableFile
from tracker.exchange.signatures import looks_utf16
from tracker.exchange.source import HEAD_SIZE, Source
from tracker.i18n import tr

CHUNK = 1 << 20

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LEGACY = (
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1254",
    "iso8859-15",
    "gb18030",
    "cp932",
)
"""The encodings before Unicode that spreadsheets still come in (cp932 is Shift-JIS as Windows writes it)."""

_VALID_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")


def find_encoding(source: Source) -> str:
    """The name of the Python codec that reads the source."""
    head = source.head()
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    wide = looks_utf16(head)
    if wide:
        return wide
    sample = _odd_lines(source)
    if sample is None:
        return "utf-8"
    return "utf-8" if _is_mostly_utf8(sample) else _legacy(sample)


# Python's codecs that are no way of writing text files; some of them fail on any text but their own.
_NO_TEXT = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7")


def checked_encoding(name: str, source: Source) -> str:
    """The codec for a person's choice: marks count, and UTF-16 without one is read by its look.

    Raises UnreadableFile for a name that is no encoding of text.
    """
    try:
        found = codecs.lookup(name).name
        "a".encode(found)
    except (LookupError, UnicodeError, TypeError, ValueError):
        found = "undefined"
    if found in _NO_TEXT:
        raise UnreadableFile(tr("I know no encoding named {name}.", name=name))
    head = source.head()
    for mark, codec in _MARKS:
        if head.startswith(mark) and codec.startswith(found.removesuffix("-le").removesuffix("-be")):
            return codec
    if found == "utf-16":
        return looks_utf16(head) or "utf-16-le"
    return "utf-32-le" if found == "utf-32" else name


def _odd_lines(source: Source) -> bytes | None:
    """The first lines beyond ASCII of a file that is not UTF-8 throughout; None if it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    found: list[bytes] = []
    size = 0
    with source.open() as file:
        while chunk := file.read(CHUNK):
            if chunk.isascii() and not decoder.getstate()[0]:
                continue
            if size < HEAD_SIZE:
                found += [line for line in chunk.splitlines(keepends=True) if not line.isascii()]
                size = sum(map(len, found))
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            if not is_utf8 and size >= HEAD_SIZE:
                break
    if is_utf8 and _decodes(decoder, b"", final=True):
        return None
    return b"".join(found)[: 2 * HEAD_SIZE]


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether a few broken bytes stand in a text that is UTF-8: its rows are refused, the rest is read."""
    valid = len(_VALID_UTF8.findall(sample))
    broken = len(_HIGH.findall(_VALID_UTF8.sub(b"", sample)))
    return valid >= 10 * broken


def _legacy(sample: bytes) -> str:
    import chardet

    found = chardet.detect(sample, include_encodings=LEGACY, compat_names=False)["encoding"]
    known = {codecs.lookup(name).name: name for name in LEGACY}
    return known.get(codecs.lookup(found).name, LEGACY[0]) if found else LEGACY[0]
