"""Where a person's data lies: one folder, named by ``--home``, ``LANDFALL_HOME`` or the system's habit."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "LANDFALL_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder and what lies in it. Nothing is created by naming it."""

    folder: Path

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "landfall.db"

    @property
    def marker(self) -> Path:
        """Says that a store was made here, so that a missing one is noticed."""
        return self.folder / "store.json"

    @property
    def documents(self) -> Path:
        """Attached files, each under its content hash."""
        return self.folder / "documents"

    @property
    def visas(self) -> Path:
        """The person's own files of the visa catalogue."""
        return self.folder / "visas"

    @property
    def settings(self) -> Path:
        """How the window was left."""
        return self.folder / "settings.json"

    @property
    def lock(self) -> Path:
        """Held by the running window."""
        return self.folder / "window.lock"


def find_home(named: str | None = None) -> Home:
    """The data folder: the named one, else ``LANDFALL_HOME``, else the system's place for user data."""
    chosen = named or os.environ.get(HOME_VARIABLE)
    if chosen:
        return Home(Path(chosen).expanduser().absolute())
    from platformdirs import user_data_path

    return Home(user_data_path("Landfall", appauthor=False))
