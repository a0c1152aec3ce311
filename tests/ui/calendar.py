"""A day that a test sets: whoever asks the program's clock which day it is hears this one."""

from __future__ import annotations

from datetime import date

import pytest

from tracker import clock


class Calendar:
    """Stands where ``tracker.clock`` asks for the day."""

    fromisoformat = staticmethod(date.fromisoformat)

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        """The day that is set."""
        return self.day


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The real day, until the test sets another."""
    made = Calendar(date.today())
    monkeypatch.setattr(clock, "date", made)
    return made
