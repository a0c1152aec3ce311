"""The process is killed at any statement of an upgrade, and the store is the old one or the new one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from tracker.paths import Home
from tracker.store import health
from tracker.store.schema import SCHEMA_VERSION
from tracker.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "tests" / "data" / "stores" / "version-1.db"
EVERY = 60


def old_home(folder: Path) -> Home:
    """A data folder with the sample store of version 1."""
    home = Home(folder)
    folder.mkdir()
    shutil.copyfile(OLD, home.store)
    return home


def killed_at(home: Home, statement: int) -> bool:
    """Let a process upgrade the store and kill it at the statement; False if it was done before."""
    command = [sys.executable, "-m", "tests.faults.upgrading", str(home.folder), str(statement)]
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
    assert child.stdout is not None
    said = child.stdout.readline()
    child.kill()
    child.communicate()
    return said == "here\n"


def applications(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT * FROM application ORDER BY id").fetchall()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def survives(home: Home) -> None:
    """It is one of the two versions, whole, and opens as the new one."""
    before = applications(OLD)
    copy = home.store.with_name("copy.db")
    for name in ("landfall.db", "landfall.db-journal"):
        if (home.folder / name).exists():
            shutil.copyfile(home.folder / name, home.folder / name.replace("landfall", "copy"))
    found = version(copy)
    assert found in (1, SCHEMA_VERSION)
    assert applications(copy) == before
    store = Store.open(home)
    assert store.ask(health.check).problems == ()
    assert store.redo()
    assert store.undo()
    store.close()
    assert version(home.store) == SCHEMA_VERSION
    assert applications(home.store) == before
    assert applications(home.store.with_name(f"landfall-before-version-{SCHEMA_VERSION}.db")) == before


@pytest.mark.parametrize("step", [pytest.param(EVERY), pytest.param(1, marks=pytest.mark.slow)])
def test_the_old_store_or_the_new_one(tmp_path: Path, step: int) -> None:
    for statement in count(1, step):
        home = old_home(tmp_path / str(statement))
        was_killed = killed_at(home, statement)
        survives(home)
        if not was_killed:
            break
    assert statement > 2 * EVERY
