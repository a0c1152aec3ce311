"""Every failure that a person can meet, each with what happened, what is safe and what to do."""

from __future__ import annotations

from pathlib import Path

from tracker.i18n import tr


class LandfallError(Exception):
    """A failure in plain words.

    ``what`` says what happened, ``safe`` what is not harmed, ``advice`` what to do; each is one
    sentence or empty. ``str()`` joins them to one line.
    """

    def __init__(self, what: str, safe: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.advice = advice

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.advice) if part)


class InvalidValue(LandfallError):
    """A value that its field cannot hold: ``field`` is the CSV header's name, ``value`` the text as typed."""

    def __init__(self, field: str, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason
        self.value = value


class NotFound(LandfallError):
    """Something asked for by id or name is not in the store."""


class Refused(LandfallError):
    """A request that makes no sense in the store's present state (nothing to undo, last status, ...)."""


class Cancelled(LandfallError):
    """The person stopped long work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__(tr("Stopped. Nothing was changed."))


class UnreadableFile(LandfallError):
    """A file to import that cannot be read as a table."""


class StoreError(LandfallError):
    """The store at ``path`` cannot be used. Nothing was written to it."""

    def __init__(self, path: Path, what: str, safe: str = "", advice: str = "") -> None:
        super().__init__(what, safe, advice)
        self.path = path


class StoreMissing(StoreError):
    """A store was expected and is not there."""


class StoreDamaged(StoreError):
    """The file is empty, or a Landfall store that fails its checks."""


class StoreForeign(StoreError):
    """The file is no Landfall store."""


class StoreNewer(StoreError):
    """The store was written by a newer version of the program."""


class StoreReadOnly(StoreError):
    """The file or its folder may not be written."""


class StoreBusy(StoreError):
    """Another program holds the store's lock."""


class StoreFull(StoreError):
    """The disk (or quota) is full, or writing failed."""


class StoreMoved(StoreError):
    """The file was replaced or removed while it was open."""
