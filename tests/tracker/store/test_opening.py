"""What a store answers when its file is missing, empty, foreign, damaged, read-only or newer."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker import errors
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store.commands.applications import add_application
from tracker.store.engine import check_file
from tracker.store.queries.statuses import statuses
from tracker.store.schema import APPLICATION_ID, SCHEMA_VERSION
from tracker.store.store import Store


@pytest.fixture
def made(home: Path) -> Home:
    """A data folder with a store of three applications."""
    place = Home(home)
    store = Store.create(place)
    for title in ("Welder", "Nurse", "Teacher"):
        store.run(add_application(Draft(title=title)))
    store.close()
    return place


def cut_to_nothing(path: Path) -> None:
    path.write_bytes(b"")


def cut_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def cut_within_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def write_a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def write_another_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()


def make_read_only(path: Path) -> None:
    path.chmod(stat.S_IRUSR)


def remove(path: Path) -> None:
    path.unlink()


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CASES: list[tuple[Callable[[Path], None], type[errors.StoreError]]] = [
    (cut_to_nothing, errors.StoreDamaged),
    (cut_half, errors.StoreDamaged),
    (cut_within_the_header, errors.StoreDamaged),
    (write_a_picture, errors.StoreForeign),
    (write_another_database, errors.StoreForeign),
    (make_newer, errors.StoreNewer),
    (make_read_only, errors.StoreReadOnly),
    (remove, errors.StoreMissing),
    (put_a_folder, errors.StoreForeign),
]


@pytest.mark.parametrize(("harm", "expected"), CASES)
def test_a_store_that_cannot_be_used_is_refused_and_left_alone(
    made: Home, harm: Callable[[Path], None], expected: type[errors.StoreError]
) -> None:
    harm(made.store)
    before = sorted((path.name, path.is_file() and path.read_bytes()) for path in made.folder.iterdir())
    with pytest.raises(expected) as caught:
        Store.open_or_create(made)
    assert str(made.folder) in caught.value.what
    assert "\n" not in str(caught.value)
    after = sorted((path.name, path.is_file() and path.read_bytes()) for path in made.folder.iterdir())
    assert after == before


def test_a_damaged_page_is_told_in_plain_words(made: Home) -> None:
    content = bytearray(made.store.read_bytes())
    content[4096 : 4096 * 8] = os.urandom(4096 * 7)
    made.store.write_bytes(content)
    with pytest.raises(errors.StoreDamaged):
        _use(made)


def _use(made: Home) -> None:
    store = Store.open(made)
    try:
        store.ask(statuses())
        store.run(add_application(Draft(title="More")))
    finally:
        store.close()


def test_a_new_store_is_marked_private_and_reopens(home: Path) -> None:
    place = Home(home)
    Store.create(place).close()
    assert check_file(place.store) == SCHEMA_VERSION
    assert int.from_bytes(place.store.read_bytes()[68:72], "big") == APPLICATION_ID
    assert {path.name for path in home.iterdir()} <= {"landfall.db", "landfall.db-journal", "store.json"}
    if os.name == "posix":
        assert stat.S_IMODE(place.store.stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
    store = Store.open(place)
    assert [status.name for status in store.ask(statuses())][:3] == ["Wishlist", "Applied", "Screening"]
    store.close()


def test_every_connection_keeps_the_house_rules(made: Home) -> None:
    store = Store.open(made)
    told = store.ask(
        lambda db: [
            db.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("foreign_keys", "journal_mode", "synchronous")
        ]
    )
    store.close()
    assert told == [1, "truncate", 2]


def test_a_store_that_another_program_holds_says_so(made: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.engine.BUSY_TIMEOUT_SECONDS", 0.05)
    store = Store.open(made)
    holder = sqlite3.connect(made.store, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(errors.StoreBusy):
        store.run(add_application(Draft(title="Pilot")))
    holder.execute("ROLLBACK")
    holder.close()
    assert store.run(add_application(Draft(title="Pilot"))).created
    store.close()


def test_a_full_disk_loses_nothing_and_can_be_retried(made: Home) -> None:
    store = Store.open(made)
    pages = store.ask(lambda db: db.exec_driver_sql("PRAGMA page_count").scalar_one())
    store.ask(lambda db: db.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(errors.StoreFull):
        store.run(add_application(Draft(title="Big", notes="x" * 200_000)))
    store.ask(lambda db: db.exec_driver_sql("PRAGMA max_page_count = 1000000"))
    assert store.run(add_application(Draft(title="Big", notes="x" * 200_000))).created
    store.close()


def test_a_file_replaced_while_open_is_never_written(made: Home) -> None:
    store = Store.open(made)
    other = made.folder / "other.db"
    other.write_bytes(made.store.read_bytes())
    other.replace(made.store)
    before = made.store.read_bytes()
    with pytest.raises(errors.StoreMoved):
        store.run(add_application(Draft(title="Lost")))
    assert made.store.read_bytes() == before
    store.close()
