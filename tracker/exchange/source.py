"""The bytes to import: a file on disk or what was piped in, refused in plain words when it is no text."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import BinaryIO

from tracker.errors import UnreadableFile
from tracker.i18n import tr

HEAD_SIZE = 65_536
FEW_CONTROLS = 8
"""As many control characters may stand in any text; beyond them one character in twenty makes it binary."""

# First bytes of files that people pick by mistake.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
    (b"\x1f\x8b", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"Rar!", "zip"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"RIFF", "sound"),
    (b"ID3", "sound"),
    (b"{\\rtf", "document"),
)


class Source:
    """A file or a piece of memory that can be read from its start as often as needed.

    Raises UnreadableFile where there is nothing to read, where it is a directory, and when a file changes
    between two readings.
    """

    def __init__(self, origin: Path | bytes) -> None:
        self._path = origin if isinstance(origin, Path) else None
        self._data = b"" if isinstance(origin, Path) else origin
        self._seen: tuple[int, int] | None = None
        self.name = self._path.name if self._path else tr("standard input")
        if self._path and not self._is_regular(self._path):
            self._data = self._read_once(self._path)
            self._path = None

    def open(self) -> BinaryIO:
        """The bytes from their start."""
        if self._path is None:
            return io.BytesIO(self._data)
        try:
            file = self._path.open("rb")
        except OSError as error:
            raise self._unreadable(error) from error
        self._refuse_changed(file)
        return file

    def head(self) -> bytes:
        """The first bytes, enough to tell what kind of file this is."""
        with self.open() as file:
            return file.read(HEAD_SIZE)

    def _is_regular(self, path: Path) -> bool:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error
        if stat.S_ISDIR(mode):
            raise UnreadableFile(tr("{name} is a folder, not a table.", name=self.name))
        return stat.S_ISREG(mode)

    def _read_once(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise self._unreadable(error) from error

    def _refuse_changed(self, file: BinaryIO) -> None:
        state = os.fstat(file.fileno())
        now = (state.st_size, state.st_mtime_ns)
        if self._seen is not None and self._seen != now:
            file.close()
            raise UnreadableFile(
                tr("{name} changed while it was read.", name=self.name),
                tr("Nothing was imported."),
                tr("Try again when nothing else writes to it."),
            )
        self._seen = now

    def _unreadable(self, error: Exception) -> UnreadableFile:
        if isinstance(error, FileNotFoundError):
            return UnreadableFile(tr("I cannot find {name}.", name=self.name))
        if isinstance(error, PermissionError):
            return UnreadableFile(tr("{name} may not be read.", name=self.name))
        reason = getattr(error, "strerror", None) or str(error)
        return UnreadableFile(tr("{name} cannot be read: {reason}.", name=self.name, reason=reason))


def refuse_no_table(name: str, head: bytes, *, is_text: bool = False) -> None:
    """Raise UnreadableFile, in one plain sentence, where the first bytes are those of no text.

    With ``is_text`` a person has said in which encoding it is; only what is surely something else is refused.
    """
    if not head:
        raise UnreadableFile(tr("{name} is empty.", name=name))
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and (len(signature) > 2 or _is_binary(head)):
            raise UnreadableFile(_sentence(kind, name))
    if not is_text and _is_binary(head):
        raise UnreadableFile(tr("{name} is no table: it holds no readable text.", name=name))


def _sentence(kind: str, name: str) -> str:
    return {
        "picture": tr("{name} is a picture, not a table.", name=name),
        "pdf": tr("{name} is a PDF, not a table.", name=name),
        "zip": tr("{name} is a workbook or an archive: save it as CSV first.", name=name),
        "workbook": tr("{name} is a workbook or an office document: save it as CSV first.", name=name),
        "program": tr("{name} is a program, not a table.", name=name),
        "database": tr("{name} is a database, not a table.", name=name),
        "sound": tr("{name} is a recording, not a table.", name=name),
        "document": tr("{name} is a document, not a table: save it as CSV first.", name=name),
    }[kind]


def _is_binary(head: bytes) -> bool:
    """Whether control characters make up more of the text than a few slips; UTF-16 and UTF-32 are text."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or looks_utf16(head):
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
