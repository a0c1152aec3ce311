"""Bringing an older store up to date. Imported only when a file is behind: see docs/decisions/002."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint

from tracker.store import engine as engines
from tracker.store import journal, search
from tracker.store.backup import verified_copy
from tracker.store.schema import SCHEMA_VERSION

Step = Callable[[Operations], None]


def _index_without_content(operations: Operations) -> None:
    """Version 2: the search index keeps no copy of the words."""
    operations.drop_table("application_search")
    operations.create_table(
        "search_revision",
        Column("application_id", Integer, nullable=False),
        Column("revision", Integer, nullable=False, server_default="0"),
        PrimaryKeyConstraint("application_id", name="pk_search_revision"),
    )
    search.install(operations.get_bind())
    search.add_all(operations.get_bind())


STEPS: Mapping[int, Step] = {2: _index_without_content}
"""The step that leads to each schema version, by that version; version 1 is the first there was."""


def upgrade(
    path: Path, version: int, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA_VERSION
) -> Path:
    """Bring the store at ``path`` up to ``target`` in one transaction; answers the copy made before.

    Foreign keys are off meanwhile, so that a table made anew does not take its children along, and the
    journal's triggers are made again, since a table made anew loses them. Raises a StoreError; the file is
    then as it was.
    """
    copy = verified_copy(path, path.with_name(f"{path.stem}-before-version-{target}{path.suffix}"))
    engine = engines.open_engine(path)
    try:
        with engines.plain_errors(path), engine.connect() as db:
            db.exec_driver_sql("PRAGMA foreign_keys = OFF")
            with engines.writing(db):
                _run(db, path, [steps[number] for number in range(version + 1, target + 1)])
                db.exec_driver_sql(f"PRAGMA user_version = {target}")
    finally:
        engine.dispose()
    return copy


def _run(db: Connection, path: Path, steps: Sequence[Step]) -> None:
    _drop_triggers(db)
    operations = Operations(MigrationContext.configure(db))
    for step in steps:
        step(operations)
    for statement in journal.trigger_statements():
        db.exec_driver_sql(statement)
    if db.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise engines.damaged(path)


def _drop_triggers(db: Connection) -> None:
    names = db.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal%'"
    )
    for (name,) in names.all():
        db.exec_driver_sql(f"DROP TRIGGER {name}")
