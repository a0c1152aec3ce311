"""A workspace over a real store, with one rich application, and an inspector in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.domain.application import (
    Document,
    Draft,
    Event,
    EventKind,
    Person,
    Priority,
    Sponsorship,
    StatusMoment,
    WorkMode,
)
from tracker.domain.pay import Pay, Period
from tracker.paths import Home
from tracker.settings import Settings
from tracker.store.commands.applications import add_application
from tracker.store.store import Store
from ui.inspector.panel import Inspector
from ui.theme.style import current
from ui.workspace import Workspace

Wait = Callable[[], None]

RICH = Draft(
    company="Nordlicht Energie",
    title="Senior Data Engineer",
    country="DE",
    city="Hamburg",
    work_mode=WorkMode.HYBRID,
    status="Applied",
    pay=Pay(Decimal(62000), Decimal(62000), "EUR", Period.YEAR),
    link="https://jobs.nordlicht.example/4711",
    applied_on="2026-11-03",
    priority=Priority.HIGH,
    sponsorship=Sponsorship.OFFERED,
    tags=("data", "energy"),
    notes="They build in the **open**.",
    posting="We look for somebody.",
    own_fields=(("Contract", "Tariff"), ("Referral", "A friend\nof a friend")),
    status_history=(
        StatusMoment("Wishlist", None, "2026-10-28"),
        StatusMoment("Applied", None, "2026-11-03"),
    ),
    timeline=(
        Event(EventKind.INTERVIEW, "2026-12-01T09:00:00Z", "Europe/Berlin", "With the team"),
        Event(EventKind.NOTE, "2026-11-01", "", "Asked around"),
    ),
    people=(Person("Ada Kay", "Hiring manager", "ada@nordlicht.example", "+49 40 1"),),
    documents=(Document("CV.pdf", "cv", "ab" * 32, 84_211),),
)
COLLEAGUE = Draft(
    company="Nordlicht Energie",
    title="Platform Engineer",
    people=(Person("Cem Aydin", "Team lead", "cem@nordlicht.example"),),
)
BARE = Draft(title="Gardener")


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, failures: list[Exception]) -> Iterator[Workspace]:
    """Holds the rich application (id 1), a colleague's (2) and a bare one (3)."""
    current()
    made = Home(tmp_path / "data")
    made.folder.mkdir()
    store = Store.create(made)
    for draft in (RICH, COLLEAGUE, BARE):
        store.run(add_application(draft))
    opened = Workspace(made, Settings())
    opened.failed.connect(failures.append)
    opened.open(lambda _home: store, failures.append)
    qtbot.waitUntil(lambda: opened.is_open)
    yield opened
    opened.close()


@pytest.fixture
def wait(qtbot: QtBot, workspace: Workspace) -> Wait:
    """Wait until everything asked for has come."""

    def settle() -> None:
        QApplication.sendPostedEvents()
        qtbot.waitUntil(lambda: workspace.runner.is_idle)

    return settle


@pytest.fixture
def inspector(qtbot: QtBot, workspace: Workspace, wait: Wait) -> Inspector:
    """Shows the rich application's Overview."""
    panel = Inspector(workspace)
    qtbot.addWidget(panel)
    panel.resize(392, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    workspace.inspect(1)
    wait()
    return panel


@pytest.fixture
def ask(qtbot: QtBot, workspace: Workspace, wait: Wait) -> Callable[[Any], Any]:
    """Ask the store one question and wait for the answer."""

    def asked(query: Any) -> Any:
        found: list[Any] = []
        workspace.ask(query, found.append)
        wait()
        return found[0]

    return asked
