"""How the window was left and what the person prefers: a small JSON file in the data folder.

A file that is missing, damaged or from another version gives the defaults for what it does not say.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from tracker.files import replacing

TABLE_COLUMNS = (
    "title",
    "company",
    "status",
    "country",
    "city",
    "pay",
    "visa",
    "applied_on",
    "deadline",
    "tags",
)


@dataclass(slots=True)
class Settings:
    """Typed settings. ``geometry`` is Qt's own, base 64; widths are logical pixels."""

    theme: str = "system"
    page: str = "board"
    group: str = "status"
    geometry: str = ""
    inspector_width: int = 392
    inspector_tab: str = "overview"
    is_inspector_open: bool = False
    inspected: int = 0
    selection: list[int] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    is_closed_folded: bool = True
    table_columns: list[str] = field(default_factory=lambda: list(TABLE_COLUMNS))
    table_widths: dict[str, int] = field(default_factory=dict)
    sort_field: str = "position"
    sort_descending: bool = False
    filter: dict[str, Any] = field(default_factory=dict)
    recent_folder: str = ""
    own_name: str = ""
    keys: dict[str, str] = field(default_factory=dict)


def load_settings(path: Path) -> Settings:
    """The settings in the file; defaults for whatever it does not say rightly."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    settings = Settings()
    for known in fields(Settings):
        value = told.get(known.name) if isinstance(told, dict) else None
        if type(value) is type(getattr(settings, known.name)):
            setattr(settings, known.name, value)
    return settings


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings in place of the file. Raises OSError."""
    with replacing(path) as file:
        file.write(json.dumps(asdict(settings), indent=1, ensure_ascii=False).encode())
