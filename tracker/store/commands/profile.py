"""The command that changes the person's profile. Its label names a field, never a value: others read it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, update

from tracker.clock import today
from tracker.domain.person import Profile
from tracker.domain.profile_fields import PROFILE_FIELDS, check_profile, field_text, profile_label
from tracker.i18n import tr
from tracker.store.queries.profile import profile as stored_profile
from tracker.store.schema import profile_field
from tracker.store.store import Command, Writer


def set_profile(profile: Profile) -> Command:
    """Make this the profile; only fields that differ are written. Raises InvalidValue."""
    checked = check_profile(profile, today())

    def apply(w: Writer) -> str:
        before = stored_profile()(w.db)
        changed = [
            field for field in PROFILE_FIELDS if field_text(before, field) != field_text(checked, field)
        ]
        for field in changed:
            _write(w.db, field, field_text(checked, field))
        return _label(changed)

    return apply


def _write(db: Connection, field: str, text: str) -> None:
    this = profile_field.c.name == field
    if not text:
        db.execute(delete(profile_field).where(this))
    elif db.execute(update(profile_field).where(this).values(value=text)).rowcount == 0:
        db.execute(profile_field.insert().values(name=field, value=text))


def _label(changed: list[str]) -> str:
    if len(changed) == 1:
        return tr("Changed your profile: {field}", field=profile_label(changed[0]).lower())
    return tr("Changed your profile")
