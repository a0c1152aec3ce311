"""Bin, checks, copies and upgrades."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Text

from tracker.domain.application import Draft
from tracker.errors import StoreDamaged
from tracker.paths import Home
from tracker.store import health
from tracker.store.backup import verified_copy
from tracker.store.commands.applications import add_application, delete_applications, set_field
from tracker.store.queries import applications as ask
from tracker.store.queries.filters import Filter, Sort
from tracker.store.schema import SCHEMA_VERSION
from tracker.store.store import Store
from tracker.store.upgrade import upgrade


def test_the_bin_is_emptied_after_thirty_days_only(store: Store) -> None:
    old, kept = (store.run(add_application(Draft(title=title))).created[0] for title in ("Old", "Kept"))
    store.run(set_field([old], "notes", "secret"))
    store.run(delete_applications([old, kept]))
    store.maintain(
        lambda db: db.exec_driver_sql(
            "UPDATE application SET deleted_at = '2026-01-01T00:00:00Z' WHERE id = ?", (old,)
        )
    )
    assert store.maintain(lambda db: health.empty_bin(db, "2026-01-30T00:00:00Z")) == 0
    assert store.maintain(lambda db: health.empty_bin(db, "2026-02-01T00:00:00Z")) == 1
    assert store.ask(ask.bin_ids()) == [kept]
    left = store.ask(
        lambda db: db.exec_driver_sql("SELECT group_concat(coalesce(after, '')) FROM journal_change").scalar()
    )
    assert "secret" not in left
    while store.undo().label != "Added Kept":
        assert store.ask(health.check).problems == ()


def test_a_sound_store_has_no_problems(store: Store) -> None:
    store.run(add_application(Draft(title="Welder")))
    found = store.ask(health.check)
    assert found.problems == ()
    assert found.rows["application"] == 1


def test_the_check_names_what_is_wrong(store: Store) -> None:
    store.run(add_application(Draft(title="Welder")))
    empty = "INSERT INTO application_search (application_search) VALUES ('delete-all')"
    store.maintain(lambda db: db.exec_driver_sql(empty))
    assert store.ask(health.check).problems == ("1 of 1 applications are not in the search index",)


def test_a_copy_is_checked_before_it_has_its_name(store: Store, home: Path, tmp_path: Path) -> None:
    store.run(add_application(Draft(title="Welder")))
    copy = verified_copy(Home(home).store, tmp_path / "copy.db")
    with sqlite3.connect(copy) as opened:
        assert opened.execute("SELECT title FROM application").fetchall() == [("Welder",)]
    opened.close()
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    damaged = tmp_path / "damaged.db"
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 30] = bytes(4096 * 27)
    damaged.write_bytes(content)
    with pytest.raises(StoreDamaged):
        verified_copy(damaged, tmp_path / "never.db")
    assert not (tmp_path / "never.db").exists()


def add_a_column(operations: Operations) -> None:
    with operations.batch_alter_table("event", recreate="always") as table:
        table.add_column(Column("place", Text, nullable=False, server_default=""))


def break_off(_operations: Operations) -> None:
    raise sqlite3.OperationalError("stopped half-way")


def test_an_older_store_is_brought_up_to_date_and_kept_as_it_was(home: Path) -> None:
    place = Home(home)
    store = Store.create(place)
    application_id = store.run(add_application(Draft(title="Welder"))).created[0]
    store.close()
    target = SCHEMA_VERSION + 1
    copy = upgrade(place.store, SCHEMA_VERSION, {target: add_a_column}, target)
    with sqlite3.connect(place.store) as opened:
        assert opened.execute("PRAGMA user_version").fetchone() == (target,)
        assert opened.execute("SELECT title FROM application").fetchall() == [("Welder",)]
        assert "place" in [row[1] for row in opened.execute("PRAGMA table_info(event)")]
        opened.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    opened.close()
    with sqlite3.connect(copy) as before:
        assert "place" not in [row[1] for row in before.execute("PRAGMA table_info(event)")]
    before.close()
    store = Store.open(place)
    store.run(set_field([application_id], "title", "Nurse"))
    store.undo()
    ids = store.ask(ask.ordered_ids(Filter(), Sort()))
    assert [row.title for row in store.ask(ask.rows(ids))] == ["Welder"]
    store.close()


def test_an_upgrade_that_breaks_off_leaves_the_file_as_it_was(home: Path) -> None:
    place = Home(home)
    Store.create(place).close()
    before = place.store.read_bytes()
    steps = {SCHEMA_VERSION + 1: add_a_column, SCHEMA_VERSION + 2: break_off}
    with pytest.raises(sqlite3.OperationalError):
        upgrade(place.store, SCHEMA_VERSION, steps, SCHEMA_VERSION + 2)
    assert place.store.read_bytes() == before
