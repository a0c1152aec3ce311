"""The theme of the one QApplication, light again after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.style import Theme, current


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    assert qapp is not None
    found = current()
    found.set_mode("light")
    yield found
    found.set_mode("light")
