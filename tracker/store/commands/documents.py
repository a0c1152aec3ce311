"""Commands on attached files, and the folder that keeps their content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sqlalchemy import Table, select, update

from tracker.domain.application import Document
from tracker.domain.text import clean_text
from tracker.errors import LandfallError
from tracker.files import replacing
from tracker.i18n import tr
from tracker.paths import Home
from tracker.store.commands import _parts as parts
from tracker.store.schema import document
from tracker.store.store import Command, Writer

SIZE_LIMIT = 200 * 1024 * 1024


def content_path(home: Home, sha256: str) -> Path:
    """Where the content of this hash lies."""
    return home.documents / sha256[:2] / sha256


def keep_file(home: Home, path: Path, kind: str = "") -> Document:
    """Copy a file into the data folder under its content's hash, once however often it is attached.

    Raises LandfallError when it cannot be read or kept, or is over 200 MB.
    """
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise LandfallError(tr("{name} is larger than 200 MB.", name=path.name))
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        target = content_path(home, sha256)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with replacing(target) as file:
                file.write(content)
    except OSError as error:
        raise LandfallError(
            tr("I cannot keep {name}: {reason}.", name=path.name, reason=error.strerror or error)
        ) from error
    return Document(
        clean_text("documents", os.fsencode(path.name).decode("utf-8", "replace")), kind, sha256, len(content)
    )


def attach_document(application_id: int, attached: Document) -> Command:
    """Attach a kept file to an application."""

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, [application_id])
        insert_document(w, application_id, attached)
        return tr("Attached {name} to {what}", name=attached.name, what=parts.described(w.db, found))

    return apply


def insert_document(w: Writer, application_id: int, attached: Document) -> None:
    """Insert the row of one attached file."""
    w.db.execute(document.insert().values(application_id=application_id, **file_columns(w, attached)))


def file_columns(w: Writer, attached: Document) -> dict[str, object]:
    """What every row of an attached file holds, whatever it is attached to."""
    return {
        "name": attached.name,
        "kind": attached.kind,
        "sha256": attached.sha256,
        "size": attached.size,
        "added_at": w.now,
    }


def rename_document(document_id: int, name: str, kind: str) -> Command:
    """Give an attached file another name and kind. Raises NotFound or InvalidValue."""
    cleaned = clean_text("documents", name)

    def apply(w: Writer) -> str:
        attached_name(w, document, document_id)
        w.db.execute(update(document).where(document.c.id == document_id).values(name=cleaned, kind=kind))
        return tr("Changed {name}", name=cleaned)

    return apply


def detach_document(document_id: int) -> Command:
    """Take an attached file off its application; its content stays, so that undo works. Raises NotFound."""

    def apply(w: Writer) -> str:
        return delete_attached(w, document, document_id)

    return apply


def delete_attached(w: Writer, table: Table, document_id: int) -> str:
    """Delete the row of an attached file in this table; answers the command's label. Raises NotFound."""
    name = attached_name(w, table, document_id)
    w.db.execute(table.delete().where(table.c.id == document_id))
    return tr("Removed {name}", name=name)


def attached_name(w: Writer, table: Table, document_id: int) -> str:
    """The name of an attached file in this table. Raises NotFound."""
    found = w.db.execute(select(table.c.name).where(table.c.id == document_id)).scalar()
    return str(parts.one(found, tr("This document is gone.")))
