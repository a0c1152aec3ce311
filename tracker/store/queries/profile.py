"""The question who the person is."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tracker.domain.person import Profile
from tracker.domain.profile_fields import PROFILE_FIELDS, read_field
from tracker.errors import InvalidValue
from tracker.store.schema import profile_field
from tracker.store.store import Query


def profile() -> Query[Profile]:
    """The profile; a stored text that its field cannot hold is unknown, and stays stored."""

    def ask(db: Connection) -> Profile:
        stored = {row.name: row.value for row in db.execute(select(profile_field))}
        found = Profile()
        for field in PROFILE_FIELDS:
            try:
                found = read_field(found, field, stored.get(field, ""))
            except InvalidValue:
                continue
        return found

    return ask
