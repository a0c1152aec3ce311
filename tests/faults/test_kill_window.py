"""What was typed in the window is on the disk after a second of rest, whatever happens to the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.faults.killing import kill_after
from tests.faults.typing import TYPED
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store import health
from tracker.store.commands.applications import add_application
from tracker.store.queries.applications import rows
from tracker.store.store import Store

ROOT = Path(__file__).resolve().parent.parent.parent
REST_SECONDS = 1.5


def test_typed_text_survives_a_killed_window(home: Path) -> None:
    place = Home(home)
    store = Store.create(place)
    store.run(add_application(Draft(title="Nurse")))
    store.close()
    command = [sys.executable, "-m", "tests.faults.typing", str(home)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "typed\n"
    kill_after(child, REST_SECONDS)
    child.communicate()
    store = Store.open(place)
    assert store.ask(rows([1]))[0].title == "Nurse" + TYPED
    assert store.ask(health.check).problems == ()
    store.close()
