"""Files of documents: what kind a name tells of, whether the content is there, a copy to open."""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
from pathlib import Path

from tracker.domain.text import fold
from tracker.errors import LandfallError
from tracker.i18n import tr
from tracker.paths import Home
from tracker.store.rows import DocumentRow

CV, LETTER, OTHER = "cv", "letter", ""
KINDS = (CV, LETTER, OTHER)
"""The values that are stored; whatever else is found there shows as other."""

_CV = re.compile(r"\b(?:cv|resume|lebenslauf|curriculum|zivotopis|zyciorys)\b")
_LETTER = re.compile(r"\b(?:cover|letter|anschreiben|motivation\w*|lettre|carta)\b")
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 120


def kind_label(kind: str) -> str:
    """The kind of a document on the screen."""
    return {CV: tr("CV"), LETTER: tr("Letter")}.get(kind, tr("Other"))


def likely_kind(name: str) -> str:
    """The kind that a file's name tells of."""
    words = re.sub(r"[_\W\d]+", " ", fold(name))
    return CV if _CV.search(words) else LETTER if _LETTER.search(words) else OTHER


def size_words(size: int) -> str:
    """``812 B``, ``84 kB``, ``1.2 MB`` (steps of 1000)."""
    if size < 1000:
        return tr("{size} B", size=size)
    if size < 1_000_000:
        return tr("{size} kB", size=f"{size / 1000:.0f}")
    return tr("{size} MB", size=f"{size / 1_000_000:.1f}")


def is_kept(home: Home, sha256: str) -> bool:
    """Whether the content of this hash lies in the data folder."""
    from tracker.store.commands.documents import content_path

    return bool(sha256) and content_path(home, sha256).is_file()


def safe_name(name: str) -> str:
    """A file name that every system takes and that leads to no other folder."""
    plain = _NO_NAME.sub("_", name).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > _LONGEST:
        plain = f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}" if len(ending) < 10 else plain[:_LONGEST]
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain


def copy_to_open(home: Home, row: DocumentRow, folder: Path) -> Path:
    """A read-only copy of the document in ``folder`` under its own name. Raises LandfallError."""
    from tracker.store.commands.documents import content_path

    if not is_kept(home, row.sha256):
        raise LandfallError(
            tr("The content of {name} is not in the data folder.", name=row.name),
            tr("The entry stays."),
            tr("Attach the file again, or bring the folder documents back from a backup."),
        )
    try:
        target = Path(tempfile.mkdtemp(dir=folder)) / safe_name(row.name)
        shutil.copyfile(content_path(home, row.sha256), target)
        target.chmod(stat.S_IRUSR)
    except OSError as error:
        raise LandfallError(
            tr("I cannot open {name}: {reason}.", name=row.name, reason=error.strerror or error)
        ) from error
    return target
