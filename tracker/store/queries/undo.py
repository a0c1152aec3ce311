"""What can be undone and redone now. A room of its own, since every start asks it."""

from __future__ import annotations

from sqlalchemy import Connection

from tracker.store.journal import next_redo, next_undo
from tracker.store.store import Query


def undo_labels() -> Query[tuple[str, str]]:
    """What an undo would take back and a redo bring again, as labels; empty where there is nothing."""

    def ask(db: Connection) -> tuple[str, str]:
        undo, redo = next_undo(db), next_redo(db)
        return (undo[1] if undo else "", redo[1] if redo else "")

    return ask
