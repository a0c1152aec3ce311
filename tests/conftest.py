"""What every test stands on: no screen is needed, and nobody's own data is ever touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Shared machines are slow at times: a deadline would fail tests for what the machine did.
settings.register_profile(
    "landfall",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("landfall")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own, which does not exist yet; the program takes it for the person's."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LANDFALL_HOME", str(folder))
    return folder
