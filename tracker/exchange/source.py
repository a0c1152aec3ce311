"""The bytes to import: a file, a pipe or a piece of memory, read from its start as often as needed."""

from __future__ import annotations

import io
import os
import stat
import tempfile
import weakref
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from tracker.errors import UnreadableFile
from tracker.exchange.signatures import refuse_no_table
from tracker.i18n import tr

HEAD_SIZE = 65_536
PIPE_LIMIT = 1 << 30
"""Bytes that a pipe may send; it has to lie in a temporary file, since it is read more than once."""
_COPY = 1 << 20


class Source:
    """A file, a pipe or bytes. ``name`` is what a person knows it by.

    Raises UnreadableFile where there is nothing to read, where it is a directory, and when a file changes,
    grows or vanishes between or during readings.
    """

    def __init__(self, origin: Path | bytes | BinaryIO, name: str = "") -> None:
        self.name = name or (origin.name if isinstance(origin, Path) else tr("standard input"))
        self._path: Path | None = None
        self._data = b""
        self._kept: BinaryIO | None = None
        self._seen: tuple[int, int] | None = None
        if isinstance(origin, bytes):
            self._data = origin
        elif isinstance(origin, Path) and self._is_regular(origin):
            self._path = origin
        else:
            self._kept = self._keep(origin)
            weakref.finalize(self, self._kept.close)

    @property
    def path(self) -> Path | None:
        """Where the file lies; None for what is none."""
        return self._path

    def open(self) -> BinaryIO:
        """The bytes from their start."""
        if self._kept is not None:
            return cast("BinaryIO", io.BufferedReader(_View(self._kept)))
        if self._path is None:
            return io.BytesIO(self._data)
        try:
            file = self._path.open("rb")
        except OSError as error:
            raise self._unreadable(error) from error
        state = os.fstat(file.fileno())
        if not self._is_same(state):
            file.close()
            raise self._changed()
        return file

    def check_unchanged(self) -> None:
        """Raise UnreadableFile if the file is not the one any more that was opened first."""
        if self._path is None:
            return
        try:
            state = self._path.stat()
        except OSError as error:
            raise self._unreadable(error) from error
        if not self._is_same(state):
            raise self._changed()

    def head(self) -> bytes:
        """The first bytes, enough to tell what kind of file this is."""
        with self.open() as file:
            try:
                return file.read(HEAD_SIZE)
            except OSError as error:
                raise self._unreadable(error) from error

    def size(self) -> int:
        """How many bytes there are."""
        with self.open() as file:
            return file.seek(0, os.SEEK_END)

    def _is_regular(self, path: Path) -> bool:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error
        if stat.S_ISDIR(mode):
            raise UnreadableFile(tr("{name} is a folder, not a table.", name=self.name))
        return stat.S_ISREG(mode)

    def _keep(self, origin: Path | BinaryIO) -> BinaryIO:
        """What a pipe sends, in a temporary file that nobody else can open."""
        kept: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the source
        try:
            if isinstance(origin, Path):
                with origin.open("rb") as pipe:
                    self._copy(pipe, kept)
            else:
                self._copy(origin, kept)
        except BaseException as error:
            kept.close()
            if isinstance(error, OSError):
                raise self._unreadable(error) from error
            raise
        return cast("BinaryIO", kept)

    def _copy(self, pipe: BinaryIO, kept: IO[bytes]) -> None:
        head = pipe.read(HEAD_SIZE)
        refuse_no_table(self.name, head, is_text=True)
        size = kept.write(head)
        while chunk := pipe.read(_COPY):
            size += kept.write(chunk)
            if size > PIPE_LIMIT:
                raise UnreadableFile(tr("{name} sends more than can be imported.", name=self.name))

    def _is_same(self, state: os.stat_result) -> bool:
        now = (state.st_size, state.st_mtime_ns)
        if self._seen is None:
            self._seen = now
        return self._seen == now

    def _changed(self) -> UnreadableFile:
        return UnreadableFile(
            tr("{name} changed while it was read.", name=self.name),
            tr("Nothing was imported."),
            tr("Try again when nothing else writes to it."),
        )

    def _unreadable(self, error: Exception) -> UnreadableFile:
        if isinstance(error, FileNotFoundError) and self._seen is not None:
            return UnreadableFile(
                tr("{name} vanished while it was read.", name=self.name), tr("Nothing was imported.")
            )
        if isinstance(error, FileNotFoundError):
            return UnreadableFile(tr("I cannot find {name}.", name=self.name))
        if isinstance(error, PermissionError):
            return UnreadableFile(tr("{name} may not be read.", name=self.name))
        reason = getattr(error, "strerror", None) or str(error)
        return UnreadableFile(tr("{name} cannot be read: {reason}.", name=self.name, reason=reason))


class _View(io.RawIOBase):
    """A file as if it was opened anew, so that several readings do not move one another."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._place = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def readinto(self, target: Any) -> int:
        """Fill ``target`` from where this reading stands."""
        self._file.seek(self._place)
        data = self._file.read(len(target))
        target[: len(data)] = data
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move this reading."""
        starts = {os.SEEK_SET: 0, os.SEEK_CUR: self._place}
        start = starts[whence] if whence in starts else self._file.seek(0, os.SEEK_END)
        self._place = start + offset
        return self._place
