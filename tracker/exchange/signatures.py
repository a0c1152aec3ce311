"""What a file is by its first bytes: text, a workbook, an archive, or something that is no table at all."""

from __future__ import annotations

from tracker.errors import UnreadableFile
from tracker.i18n import tr

FEW_CONTROLS = 8
"""As many control characters may stand in any text; beyond them one character in twenty makes it binary."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the compound files of older office programs begin: XLS, DOC, and everything encrypted."""

# First bytes of files that people pick by mistake.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"RIFF", "sound"),
    (b"ID3", "sound"),
    (b"{\\rtf", "document"),
)


def refuse_no_table(name: str, head: bytes, *, is_text: bool = False) -> None:
    """Raise UnreadableFile, in one plain sentence, where the first bytes are those of no table.

    With ``is_text`` only what is surely something else is refused: a person has said in which encoding it
    is, or it is a workbook.
    """
    if not head:
        raise UnreadableFile(tr("{name} is empty.", name=name))
    for signature, kind in _SIGNATURES:
        is_word = len(signature) <= 3 and signature.isalnum()
        if head.startswith(signature) and (not is_word or _is_binary(head)):
            raise UnreadableFile(_sentence(kind, name))
    if head.strip(b"\0") == b"" or (not is_text and _is_binary(head)):
        raise UnreadableFile(tr("{name} is no table: it holds no readable text.", name=name))


def _sentence(kind: str, name: str) -> str:
    return {
        "picture": tr("{name} is a picture, not a table.", name=name),
        "pdf": tr("{name} is a PDF, not a table.", name=name),
        "archive": tr("{name} is an archive: unpack it and import the table that is in it.", name=name),
        "program": tr("{name} is a program, not a table.", name=name),
        "database": tr("{name} is a database, not a table.", name=name),
        "sound": tr("{name} is a recording, not a table.", name=name),
        "document": tr("{name} is a document, not a table: save it as CSV first.", name=name),
    }[kind]


def _is_binary(head: bytes) -> bool:
    """Whether control characters make up more of the text than a few slips; UTF-16 and UTF-32 are text."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\0\0\xfe\xff" or looks_utf16(head):
        return False
    controls = len(head) - len(head.translate(None, bytes(range(32)).translate(None, b"\t\n\x0b\x0c\r\x1b")))
    return controls > FEW_CONTROLS and controls * 20 > len(head)


def looks_utf16(head: bytes) -> str | None:
    """The codec of UTF-16 without a byte order mark, told by which half of each pair is NUL; else None."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[: pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd * 20 >= pairs and even * 5 <= odd:
        return "utf-16-le"
    if even * 20 >= pairs and odd * 5 <= even:
        return "utf-16-be"
    return None
