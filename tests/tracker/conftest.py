"""Fixtures of the core's tests."""

from __future__ import annotations

import pytest

from tests.tracker.cli_tools import Answer, Landfall
from tracker.cli import main


@pytest.fixture
def landfall(capsys: pytest.CaptureFixture[str]) -> Landfall:
    """The command, run in this process on the test's own data folder."""

    def run(*arguments: str) -> Answer:
        code = main(arguments)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run
