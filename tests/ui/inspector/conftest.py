"""A workspace over a real store, with one rich application, and an inspector in view."""

from __future__ import annotations

import shutil
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


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder to copy, with the rich application (id 1), a colleague's (2) and a bare one (3)."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store.create(Home(folder))
    for draft in (RICH, COLLEAGUE, BARE):
        store.run(add_application(draft))
    store.close()
    return folder


@pytest.fixture
def workspace(qtbot: QtBot, filled: Path, tmp_path: Path, failures: list[Exception]) -> Iterator[Workspace]:
    """Open, over a data folder of this test's own."""
    current()
    shutil.copytree(filled, tmp_path / "data")
    opened = Workspace(Home(tmp_path / "data"), Settings())
    opened.failed.connect(failures.append)
    with qtbot.waitSignal(opened.opened):
        opened.open(Store.open, failures.append)
    yield opened
    opened.close()


@pytest.fixture
def wait(qtbot: QtBot, workspace: Workspace) -> Wait:
    """Wait until everything asked for has come."""

    def settle() -> None:
        QApplication.sendPostedEvents()
        if not workspace.runner.is_idle:
            with qtbot.waitSignal(workspace.runner.idle):
                pass

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
def ask(workspace: Workspace, wait: Wait) -> Callable[[Any], Any]:
    """Ask the store one question and wait for the answer."""

    def asked(query: Any) -> Any:
        found: list[Any] = []
        workspace.ask(query, found.append)
        wait()
        return found[0]

    return asked
