"""Reading a whole store back, as its applications."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tracker.domain.application import Draft
from tracker.store.queries.drafts import drafts
from tracker.store.schema import application
from tracker.store.store import Store


def all_ids(store: Store) -> list[int]:
    """Ids of all applications outside the bin in the order of the board."""

    def ask(db: Connection) -> list[int]:
        query = select(application.c.id).where(application.c.deleted_at == "")
        return list(db.execute(query.order_by(application.c.position, application.c.id)).scalars())

    return store.ask(ask)


def all_drafts(store: Store) -> list[Draft]:
    """All applications outside the bin, whole, in the order of the board."""
    return store.ask(drafts(all_ids(store)))
