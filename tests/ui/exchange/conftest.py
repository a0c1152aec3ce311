"""The desk, and quiet about what the offscreen platform cannot do."""

from __future__ import annotations

import pytest

from tests.ui.exchange.desk import desk, let_offscreen_talk

__all__ = ["desk"]


def pytest_itemcollected(item: pytest.Item) -> None:
    let_offscreen_talk(item)
