"""A zip archive read under limits: no bomb, no name that points elsewhere, nothing written to the disk."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from types import TracebackType
from typing import IO, Protocol

from tracker.errors import UnreadableFile
from tracker.exchange.source import Source
from tracker.i18n import tr

ENTRY_LIMIT = 10_000
SIZE_LIMIT = 2 << 30
"""Bytes of one part unpacked: a sheet of a million rows and twenty columns has 1.3 thousand million."""
RATIO_LIMIT = 200
"""Packed sheets are 8 to 60 times smaller than unpacked ones; zip bombs some 1,000 times."""
RATIO_FROM = 32 << 20
"""Bytes from which on the ratio counts: small parts of repeated text pack very well."""

_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Readable(Protocol):
    """Something that hands out its next bytes."""

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end."""
        ...


class Archive:
    """A zip archive. Raises UnreadableFile where it is damaged, locked, hostile, or beyond the limits."""

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self._file = source.open()
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._check()
        except _BROKEN as error:
            self._file.close()
            raise damaged(self.name) from error
        except UnreadableFile:
            self._file.close()
            raise
        self._parts = {info.filename.lower(): info for info in self._zip.infolist()}

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._file.close()

    def names(self) -> list[str]:
        """The names of all parts, in the archive's order."""
        return [info.filename for info in self._zip.infolist() if not info.is_dir()]

    def has(self, name: str) -> bool:
        """Whether there is such a part; capitals do not matter."""
        return name.lower() in self._parts

    def open(self, name: str) -> Part:
        """A part's bytes. Raises UnreadableFile where the archive has none of that name."""
        info = self._parts.get(name.lower())
        if info is None:
            raise damaged(self.name)
        try:
            return Part(self._zip.open(info), info.compress_size, self.name)
        except _BROKEN as error:
            raise damaged(self.name) from error

    def read(self, name: str, limit: int) -> bytes:
        """A whole part of at most ``limit`` bytes."""
        with self.open(name) as part:
            data = part.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.name)
        return data

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > ENTRY_LIMIT:
            raise UnreadableFile(tr("{name} holds more files than any workbook.", name=self.name))
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise locked(self.name)
        for info in infos:
            path = info.filename.replace("\\", "/")
            if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
                raise UnreadableFile(
                    tr("{name} holds a file whose name points out of the archive.", name=self.name)
                )


class Part:
    """One part of an archive, unpacked as it is read and never beyond the limits."""

    def __init__(self, file: IO[bytes], packed: int, name: str) -> None:
        self._file = file
        self._packed = max(packed, 1)
        self._name = name
        self._size = 0

    def __enter__(self) -> Part:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end."""
        try:
            data = self._file.read(size)
        except _BROKEN as error:
            raise damaged(self._name) from error
        self._size += len(data)
        is_bomb = self._size > RATIO_FROM and self._size > RATIO_LIMIT * self._packed
        if is_bomb or self._size > SIZE_LIMIT:
            raise too_large(self._name)
        return data


def joined(folder: str, target: str) -> str:
    """The name of the part that ``target`` means in a part of ``folder``."""
    path = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(path).lstrip("/")


def damaged(name: str) -> UnreadableFile:
    """The archive is cut off or spoiled."""
    return UnreadableFile(tr("{name} is damaged: it cannot be unpacked.", name=name))


def locked(name: str) -> UnreadableFile:
    """The file needs a password."""
    return UnreadableFile(
        tr("{name} is locked with a password: save a copy without one and import that.", name=name)
    )


def too_large(name: str) -> UnreadableFile:
    """What is unpacked would fill the memory."""
    return UnreadableFile(tr("{name} unpacks to more than any table needs, so it was not read.", name=name))
