"""What tells a sample from the person's own applications, wherever one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.i18n import tr

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow


def sample_mark(row: ApplicationRow) -> str:
    """The word that marks a sample; empty for what is the person's own."""
    return tr("Sample") if row.is_sample else ""
