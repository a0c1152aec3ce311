"""A store of each earlier version is brought up to date with everything that it held."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, select

from tracker import errors
from tracker.paths import Home
from tracker.store import health, search
from tracker.store.queries.undo import undo_labels
from tracker.store.schema import SCHEMA_VERSION, application
from tracker.store.store import Store

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "stores"
VERSIONS = range(1, SCHEMA_VERSION)
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
ALL_PAGES = b"\xff" * 4
"""Of a journal: that it is valid, and as long as its file."""
Contents = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, home: Path) -> Home:
    """A data folder with the sample store of an earlier version."""
    place = Home(home)
    home.mkdir()
    shutil.copyfile(SAMPLES / f"version-{request.param}.db", place.store)
    place.marker.write_text("{}", encoding="utf-8")
    return place


def contents(path: Path) -> Contents:
    """Every row of every table, the search index aside, read by the plain driver."""
    with closing(sqlite3.connect(path)) as db:
        names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*search*'")
        return {
            name: db.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for (name,) in names.fetchall()
        }


def words_and_holders(path: Path) -> dict[str, set[int]]:
    """What each word found in a store of version 1, as its own index tells it."""
    holders: dict[str, set[int]] = {}
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', application_search, instance)")
        for word, found in db.execute("SELECT term, doc FROM words"):
            holders.setdefault(word, set()).add(found)
    return holders


def found(typed: str, db: Connection) -> list[int]:
    return list(db.execute(select(application.c.id).where(search.matches(typed))).scalars())


def schema(path: Path) -> set[tuple[str, str]]:
    """What the tables, indexes and triggers are made by, whatever the white space."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {(name, " ".join(sql.split())) for name, sql in rows}


def page_size(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[16:18], "big")


def test_there_is_a_sample_of_each_earlier_version() -> None:
    for version in VERSIONS:
        head = (SAMPLES / f"version-{version}.db").read_bytes()[:100]
        assert int.from_bytes(head[60:64], "big") == version


def test_every_row_is_there_and_the_copy_is_the_old_store(old: Home) -> None:
    before = contents(old.store)
    size = page_size(old.store)
    Store.open(old).close()
    assert contents(old.store) == before
    assert page_size(old.store) == size
    copy = old.store.with_name(f"landfall-before-version-{SCHEMA_VERSION}.db")
    assert contents(copy) == before
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_it_has_the_tables_of_a_new_store(old: Home, tmp_path: Path) -> None:
    Store.open(old).close()
    new = Home(tmp_path / "new")
    Store.create(new).close()
    assert schema(old.store) == schema(new.store)


def test_each_word_finds_what_it_found(old: Home) -> None:
    holders = words_and_holders(old.store)
    assert len(holders) > 100
    store = Store.open(old)
    for word, held in holders.items():
        beginning = {one for other, some in holders.items() if other.startswith(word) for one in some}
        assert held <= beginning == set(store.ask(partial(found, word)))
    assert store.ask(health.check).problems == ()
    store.close()


def test_undo_and_redo_go_on(old: Home) -> None:
    store = Store.open(old)
    undos, redos = map(len, store.ask(undo_labels_of_all))
    assert redos == 2
    for step in [store.redo] * redos + [store.undo] * (redos + undos) + [store.redo] * undos:
        assert step()
        assert store.ask(health.check).problems == ()
    store.close()


def undo_labels_of_all(db: Connection) -> tuple[list[str], list[str]]:
    rows = db.exec_driver_sql("SELECT undone, label FROM journal_entry").all()
    return [label for undone, label in rows if not undone], [label for undone, label in rows if undone]


def test_a_second_opening_changes_nothing(old: Home) -> None:
    Store.open(old).close()
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in old.folder.iterdir()}
    Store.open(old).close()
    assert {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in old.folder.iterdir()
    } == before


def test_a_newer_store_is_refused(old: Home) -> None:
    with closing(sqlite3.connect(old.store)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = old.store.read_bytes()
    with pytest.raises(errors.StoreNewer):
        Store.open(old)
    assert old.store.read_bytes() == before


@pytest.fixture
def journal_at_commit(old: Home) -> Iterator[list[bytes]]:
    """The journals of the store as they were when a transaction was about to be committed."""
    seen: list[bytes] = []
    journal = old.store.with_name("landfall.db-journal")

    def look(statement: str) -> None:
        if statement == "COMMIT":
            seen.append(journal.read_bytes())

    def watch(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(look)

    event.listen(Engine, "connect", watch)
    yield seen
    event.remove(Engine, "connect", watch)


@pytest.mark.parametrize("is_written", [False, True])
def test_an_upgrade_cut_off_in_its_commit_is_made_again(
    old: Home, journal_at_commit: list[bytes], *, is_written: bool
) -> None:
    """The file may be written whole, with the new version in its header: its journal still takes all back."""
    before, file = contents(old.store), old.store.read_bytes()
    Store.open(old).close()
    (journal,) = journal_at_commit
    if not is_written:
        old.store.write_bytes(file)
    old.store.with_name("landfall.db-journal").write_bytes(JOURNAL_MAGIC + ALL_PAGES + journal[12:])
    store = Store.open(old)
    assert store.ask(health.check).problems == ()
    assert store.ask(undo_labels())[0]
    store.close()
    assert len(journal_at_commit) == 2
    assert contents(old.store) == before
