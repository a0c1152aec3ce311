"""Days as people read them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from tracker.clock import day_of
from ui.widgets.day_edit import DAY_FORMAT


@lru_cache(maxsize=4096)
def shown_day(moment: str) -> str:
    """The local day of a stored day or instant, month in letters: figures alone are read two ways abroad."""
    if not moment:
        return ""
    day = day_of(moment)
    return QLocale().toString(QDate(day.year, day.month, day.day), DAY_FORMAT)
