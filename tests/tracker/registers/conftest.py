"""A real store, and registers written into the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.paths import Home
from tracker.store.store import Store


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """An open, new store."""
    made = Store.create(Home(home))
    yield made
    made.close()
