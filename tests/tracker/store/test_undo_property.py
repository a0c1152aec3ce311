"""Any hundred commands can be undone to the start and redone to the end, every row of every table alike."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from tests.tracker.store.hand import FULL_DRAFT, MAKERS, SPARSE_DRAFT, Hand
from tracker.errors import LandfallError
from tracker.store import commands, health
from tracker.store.commands import applications
from tracker.store.schema import metadata
from tracker.store.store import Command, Store

COMMANDS_A_RUN = 100


def contents(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal's own and the search index's."""
    return {
        table.name: [tuple(row) for row in db.execute(select(table).order_by(*table.primary_key))]
        for table in metadata.sorted_tables
        if not table.name.startswith(("journal_", "search_"))
    }


def do_all(store: Store, steps: list[tuple[Callable[..., Command], int]]) -> int:
    """Run the commands; answers how many changed something. A refusal changes nothing."""
    changed = 0
    for kind, seed in steps:
        before = store.ask(contents)
        try:
            changed += bool(store.run(MAKERS[kind](Hand(store, seed))))
        except LandfallError:
            assert store.ask(contents) == before
    return changed


Steps = st.lists(
    st.tuples(st.sampled_from(list(MAKERS)), st.integers(0, 2**20)),
    min_size=COMMANDS_A_RUN,
    max_size=COMMANDS_A_RUN,
)


@settings(max_examples=10)
@given(Steps)
def test_undo_all_is_the_start_and_redo_all_the_end(steps: list[tuple[Callable[..., Command], int]]) -> None:
    store = Store.in_memory()
    store.run(applications.add_applications([FULL_DRAFT, SPARSE_DRAFT] * 3, "Added some"))
    start = store.ask(contents)
    changed = do_all(store, steps)
    end = store.ask(contents)
    for _ in range(changed):
        store.undo()
    assert store.ask(contents) == start
    assert store.ask(health.check).problems == ()
    for _ in range(changed):
        store.redo()
    assert store.ask(contents) == end
    assert store.ask(health.check).problems == ()
    store.close()


def test_every_command_takes_part() -> None:
    modules = [
        importlib.import_module(f"{commands.__name__}.{found.name}")
        for found in pkgutil.iter_modules(commands.__path__)
        if not found.name.startswith("_")
    ]
    known = {
        function
        for module in modules
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and function.__annotations__.get("return") == "Command"
    }
    assert known == set(MAKERS)
