from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.commands.applications import add_applications, set_field
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store
from ui.rows import RowCache
from ui.workspace import Workspace


@pytest.fixture
def workspace(home: Path, qtbot: QtBot) -> Iterator[Workspace]:
    home.mkdir()
    store = Store.create(Home(home))
    store.run(add_applications([Draft(title=f"Job {number}") for number in range(30)], "Added"))
    store.close()
    made = Workspace(Home(home), Settings())
    failures: list[Exception] = []
    with qtbot.waitSignal(made.opened):
        made.open(Store.open, failures.append)
    yield made
    made.close()


def ids_of(workspace: Workspace, qtbot: QtBot) -> list[int]:
    found: list[list[int]] = []
    workspace.ask(ordered_ids(Filter(), Sort()), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_all_rows_asked_for_in_a_turn_come_together(workspace: Workspace, qtbot: QtBot) -> None:
    cache = RowCache(workspace)
    ids = ids_of(workspace, qtbot)
    assert [cache.get(found) for found in ids[:5]] == [None] * 5
    with qtbot.waitSignal(cache.loaded) as caught:
        cache.prefetch(ids[5:8])
    assert caught.args == [frozenset(ids[:8])]
    assert [row.title for found in ids[:3] if (row := cache.get(found))] == ["Job 0", "Job 1", "Job 2"]


def test_a_forgotten_row_is_answered_until_the_new_one_is_there(workspace: Workspace, qtbot: QtBot) -> None:
    cache = RowCache(workspace)
    first = ids_of(workspace, qtbot)[0]
    with qtbot.waitSignal(cache.loaded):
        cache.get(first)
    workspace.run(set_field([first], "title", "New"))
    qtbot.waitUntil(lambda: workspace.runner.is_idle)
    cache.forget([first])
    row = cache.get(first)
    assert row is not None
    assert row.title == "Job 0"
    with qtbot.waitSignal(cache.loaded):
        cache.get(first)
    fresh = cache.get(first)
    assert fresh is not None
    assert fresh.title == "New"


def test_a_row_put_in_shows_at_once_and_the_store_has_the_last_word(
    workspace: Workspace, qtbot: QtBot
) -> None:
    cache = RowCache(workspace)
    first = ids_of(workspace, qtbot)[0]
    with qtbot.waitSignal(cache.loaded):
        cache.get(first)
    row = cache.get(first)
    assert row is not None
    cache.put(replace(row, title="Typed"))
    with qtbot.waitSignal(cache.loaded):
        shown = cache.get(first)
    assert shown is not None
    assert shown.title == "Typed"
    assert cache.get(first) == row


def test_a_row_that_is_gone_is_not_asked_for_again(workspace: Workspace, qtbot: QtBot) -> None:
    cache = RowCache(workspace)
    with qtbot.waitSignal(cache.loaded):
        cache.get(999)
    with qtbot.assertNotEmitted(cache.loaded, wait=30):
        assert cache.get(999) is None


def test_it_holds_no_more_than_its_capacity(workspace: Workspace, qtbot: QtBot) -> None:
    cache = RowCache(workspace, capacity=10)
    ids = ids_of(workspace, qtbot)
    with qtbot.waitSignal(cache.loaded):
        cache.prefetch(ids)
    assert sum(cache.get(found) is not None for found in ids) == 10


def test_a_failure_is_told_and_the_next_request_works(workspace: Workspace, qtbot: QtBot) -> None:
    cache = RowCache(workspace)
    first = ids_of(workspace, qtbot)[0]
    with qtbot.waitSignal(workspace.failed) as caught:
        cache.get(2**70)
    assert isinstance(caught.args[0], OverflowError)
    with qtbot.waitSignal(cache.loaded):
        cache.get(first)
