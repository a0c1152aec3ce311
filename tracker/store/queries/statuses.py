"""Questions about the person's statuses."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tracker.domain.status import Status, StatusKind
from tracker.errors import NotFound
from tracker.i18n import tr
from tracker.store.schema import application, status
from tracker.store.store import Query


def statuses() -> Query[tuple[Status, ...]]:
    """The statuses in board order."""

    def ask(db: Connection) -> tuple[Status, ...]:
        query = select(status).where(status.c.removed_at == "").order_by(status.c.position, status.c.id)
        return tuple(
            Status(row.id, row.name, StatusKind(row.kind), row.colour, row.position, row.card_limit)
            for row in db.execute(query)
        )

    return ask


def status_named(name: str) -> Query[Status]:
    """The status of this name, case ignored. Raises NotFound naming those that there are."""

    def ask(db: Connection) -> Status:
        known = statuses()(db)
        wanted = name.strip().casefold()
        for found in known:
            if found.name.casefold() == wanted:
                return found
        names = ", ".join(found.name for found in known)
        raise NotFound(tr("There is no status {name}. There are: {names}.", name=name, names=names))

    return ask


def status_counts() -> Query[dict[int, int]]:
    """How many applications stand in each status, archived and deleted ones too."""

    def ask(db: Connection) -> dict[int, int]:
        query = select(application.c.status_id, func.count()).group_by(application.c.status_id)
        return {row[0]: row[1] for row in db.execute(query)}

    return ask
