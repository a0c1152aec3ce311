"""Commands on applications: add, edit, move, archive, delete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from tracker.domain.application import Draft, StatusMoment
from tracker.domain.fields import FIELD_KINDS, FieldKind, check_draft, check_tags, check_value, field_label
from tracker.domain.status import StatusKind
from tracker.domain.text import clean_long_text, clean_text
from tracker.errors import InvalidValue, NotFound
from tracker.i18n import tr, trn
from tracker.store.commands import _parts as parts
from tracker.store.commands.documents import insert_document
from tracker.store.commands.people import insert_person
from tracker.store.commands.statuses import insert_status
from tracker.store.engine import inserted_id
from tracker.store.keys import GAP, new_uid
from tracker.store.own_fields import packed, with_field
from tracker.store.schema import (
    IS_SAMPLE,
    application,
    application_tag,
    event,
    status,
    status_change,
)
from tracker.store.store import Command, Writer


def add_application(draft: Draft, *, sample: bool = False) -> Command:
    """Add one application at the top of its column; an empty status means the first of the board.

    Raises InvalidValue for a field that cannot be stored as given.
    """
    checked = check_draft(draft)

    def apply(w: Writer) -> str:
        application_id = insert_application(w, checked, parts.top_position(w.db), sample=sample)
        return tr("Added {what}", what=parts.described(w.db, [application_id]))

    return apply


def add_applications(drafts: Sequence[Draft], label: str, *, sample: bool = False) -> Command:
    """Add several applications as one step, in the given order from the top of the board down."""
    checked = [check_draft(draft) for draft in drafts]

    def apply(w: Writer) -> str:
        first = parts.top_position(w.db) - GAP * len(checked)
        for step, draft in enumerate(checked):
            insert_application(w, draft, first + GAP * step, sample=sample)
            w.progress(step + 1, len(checked))
        return label

    return apply


def insert_application(w: Writer, draft: Draft, position: int, *, sample: bool = False) -> int:
    """Insert a checked draft with all that hangs on it; answers its row id."""
    db = w.db
    status_id = status_id_for(db, draft.status, draft.status_kind)
    created = draft.created_at or w.now
    plain = {
        name: parts.column_value(name, getattr(draft, name))
        for name, kind in FIELD_KINDS.items()
        if parts.is_column(name, kind)
    }
    values = {
        **plain,
        **parts.pay_columns(draft.pay),
        "uid": draft.uid or new_uid(),
        "company_id": parts.company_id_of(db, draft.company),
        "status_id": status_id,
        "position": position,
        "created_at": created,
        "archived_at": draft.archived_at,
        "own_fields": packed(draft.own_fields),
        "import_key": draft.import_key,
        "is_sample": int(sample),
    }
    application_id = inserted_id(db.execute(application.insert().values(values)))
    insert_parts(w, application_id, draft)
    if not draft.status_history:
        moment = draft.created_at or (draft.applied_on if _is_applied(db, status_id) else "") or w.now
        db.execute(
            status_change.insert().values(application_id=application_id, status_id=status_id, at=moment)
        )
    return application_id


def _is_applied(db: Connection, status_id: int) -> bool:
    kind = db.execute(select(status.c.kind).where(status.c.id == status_id)).scalar_one()
    return str(kind) == StatusKind.APPLIED.value


def insert_parts(w: Writer, application_id: int, draft: Draft) -> None:
    """Insert what hangs on an application: tags, history, timeline, people, documents."""
    _add_tags(w.db, application_id, draft.tags)
    for moment in draft.status_history:
        insert_moment(w.db, application_id, moment)
    for entry in draft.timeline:
        w.db.execute(
            event.insert().values(
                application_id=application_id,
                kind=entry.kind.value,
                at=entry.at,
                zone=entry.zone,
                text=entry.text,
            )
        )
    for somebody in draft.people:
        insert_person(w.db, application_id, somebody)
    for attached in draft.documents:
        insert_document(w, application_id, attached)


def insert_moment(db: Connection, application_id: int, moment: StatusMoment) -> None:
    """Add one dated status to the history; a status of an unknown name is made, off the board if need be."""
    status_id = status_id_for(db, moment.status, moment.kind)
    db.execute(
        status_change.insert().values(application_id=application_id, status_id=status_id, at=moment.at)
    )


def status_id_for(db: Connection, name: str, kind: StatusKind | None) -> int:
    """The status of this name (case ignored), made at the end of its kind if there is none.

    An empty name is the board's first status of the kind, or the first of all. Raises NotFound for an unknown
    name without a kind.
    """
    on_board = select(status).where(status.c.removed_at == "").order_by(status.c.position, status.c.id)
    known = db.execute(on_board).all()
    if not name:
        of_kind = [row.id for row in known if kind is None or row.kind == kind.value]
        return int(of_kind[0] if of_kind else known[0].id)
    wanted = name.casefold()
    for row in known:
        if row.name.casefold() == wanted:
            return int(row.id)
    if kind is None:
        names = ", ".join(row.name for row in known)
        raise NotFound(tr("There is no status {name}. There are: {names}.", name=name, names=names))
    return insert_status(db, name, kind)


def set_field(ids: Sequence[int], name: str, value: Any) -> Command:
    """Set one plain field of one or several applications (see ``fields.check_value`` for the value's type).

    Raises InvalidValue.
    """
    if FIELD_KINDS.get(name) is None or FIELD_KINDS[name] is FieldKind.STATUS:
        raise InvalidValue(name, tr("{name} is no field that can be set.", name=name))
    checked = check_value(name, value)

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        what = parts.described(w.db, found)
        if name == "tags":
            _replace_tags(w.db, found, checked)
        else:
            _set_columns(w.db, found, name, checked)
        return tr("Changed {field} of {what}", field=field_label(name).lower(), what=what)

    return apply


def _set_columns(db: Connection, ids: Sequence[int], name: str, value: Any) -> None:
    before = _companies_of(db, ids) if name == "company" else []
    if name in ("company", "title") and not value:
        _refuse_nameless(db, ids, name)
    if name == "pay":
        values = parts.pay_columns(value)
    elif name == "company":
        values = {"company_id": parts.company_id_of(db, value)}
    else:
        values = {name: parts.column_value(name, value)}
    for batch in _batches(ids):
        db.execute(update(application).where(application.c.id.in_(batch)).values(values))
    parts.drop_unused_companies(db, before)


def _refuse_nameless(db: Connection, ids: Sequence[int], name: str) -> None:
    """An application keeps a company or a title."""
    other = application.c.title == "" if name == "company" else application.c.company_id.is_(None)
    for batch in _batches(ids):
        if db.execute(select(application.c.id).where(application.c.id.in_(batch), other)).first():
            raise InvalidValue(name, tr("A company or a job title is needed."))


def _companies_of(db: Connection, ids: Sequence[int]) -> list[int | None]:
    found: set[int | None] = set()
    for batch in _batches(ids):
        found.update(
            db.execute(select(application.c.company_id).where(application.c.id.in_(batch))).scalars()
        )
    return list(found)


def _batches(ids: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def change_tags(ids: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Command:
    """Add tags to applications and take others away. Raises InvalidValue."""
    added, removed = check_tags(tuple(add)), set(check_tags(tuple(remove)))

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        for batch in _batches(found):
            w.db.execute(
                delete(application_tag).where(
                    application_tag.c.application_id.in_(batch), application_tag.c.name.in_(removed)
                )
            )
        for application_id in found:
            _add_tags(w.db, application_id, added)
        return tr("Changed tags of {what}", what=parts.described(w.db, found))

    return apply


def _replace_tags(db: Connection, ids: Sequence[int], tags: Sequence[str]) -> None:
    for application_id in ids:
        owned = application_tag.c.application_id == application_id
        current = list(
            db.execute(select(application_tag.c.name).where(owned).order_by(application_tag.c.id)).scalars()
        )
        if current != list(tags):
            db.execute(delete(application_tag).where(owned))
            _add_tags(db, application_id, tags)


def _add_tags(db: Connection, application_id: int, tags: Sequence[str]) -> None:
    has = set(
        db.execute(
            select(application_tag.c.name).where(application_tag.c.application_id == application_id)
        ).scalars()
    )
    missing = [tag for tag in tags if tag not in has]
    if missing:
        db.execute(
            insert(application_tag), [{"application_id": application_id, "name": tag} for tag in missing]
        )


def set_own_field(application_id: int, name: str, value: str) -> Command:
    """Set, add or (with empty text) take away one of an application's own fields. Raises InvalidValue."""
    cleaned = clean_text("own_fields", name, 200)
    text = clean_long_text("own_fields", value)
    if not cleaned:
        raise InvalidValue("own_fields", tr("The field needs a name."), name)

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, [application_id])
        this = application.c.id == application_id
        present = w.db.execute(select(application.c.own_fields).where(this)).scalar_one()
        changed = with_field(present, cleaned, text)
        w.db.execute(update(application).where(this).values(own_fields=changed))
        return tr("Changed {field} of {what}", field=cleaned, what=parts.described(w.db, found))

    return apply


def archive(ids: Sequence[int], *, archived: bool = True) -> Command:
    """Take applications off the board and the table, or bring them back."""

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        for batch in _batches(found):
            w.db.execute(
                update(application)
                .where(application.c.id.in_(batch))
                .values(archived_at=w.now if archived else "")
            )
        what = parts.described(w.db, found)
        return tr("Archived {what}", what=what) if archived else tr("Brought back {what}", what=what)

    return apply


def delete_applications(ids: Sequence[int]) -> Command:
    """Put applications into the bin, where they stay for 30 days with everything that hangs on them."""

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, ids)
        for batch in _batches(found):
            w.db.execute(update(application).where(application.c.id.in_(batch)).values(deleted_at=w.now))
        return tr("Deleted {what}", what=parts.described(w.db, found))

    return apply


def restore_applications(ids: Sequence[int]) -> Command:
    """Take applications out of the bin; one whose status was removed meanwhile goes to the board's first."""

    def apply(w: Writer) -> str:
        for batch in _batches(ids):
            w.db.execute(update(application).where(application.c.id.in_(batch)).values(deleted_at=""))
        found = parts.existing(w.db, ids)
        return tr("Brought back {what}", what=parts.described(w.db, found))

    return apply


def remove_samples() -> Command:
    """Take all samples away for good (undo still brings them back); own applications are not touched."""

    def apply(w: Writer) -> str:
        ids = list(w.db.execute(select(application.c.id).where(IS_SAMPLE)).scalars())
        parts.refuse_unless(bool(ids), tr("There are no samples here."))
        companies = _companies_of(w.db, ids)
        people = _people_of_samples_only(w.db)
        w.db.execute(delete(application).where(IS_SAMPLE))
        _delete_people(w.db, people)
        parts.drop_unused_companies(w.db, companies)
        return trn("Removed {count} sample", "Removed {count} samples", len(ids))

    return apply


def _people_of_samples_only(db: Connection) -> list[int]:
    rows = db.exec_driver_sql(
        "SELECT ap.person_id FROM application_person ap JOIN application a ON a.id = ap.application_id "
        "GROUP BY ap.person_id HAVING min(a.is_sample) = 1"
    )
    return [row[0] for row in rows]


def _delete_people(db: Connection, ids: Sequence[int]) -> None:
    from tracker.store.schema import person

    for batch in _batches(ids):
        db.execute(delete(person).where(person.c.id.in_(batch)))
