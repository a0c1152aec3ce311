"""How verdicts look everywhere: the tone of their tags, the mark of a requirement's state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.i18n import tr
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from tracker.visas.badge import Verdict

VERDICT_TONES: dict[str, Tone] = {
    "no_visa_needed": "good",
    "eligible": "good",
    "to_check": "warn",
    "no_pay": "unknown",
    "short": "bad",
    "not_eligible": "bad",
    "no_route": "unknown",
}
"""By the verdict's value: the board paints badges without loading the catalogue's types."""


def not_checked() -> str:
    """What stands for an application without a badge, in filters and groups."""
    return tr("Not checked")


def verdict_tone(verdict: Verdict) -> Tone:
    """What a verdict's tag means."""
    return VERDICT_TONES[verdict.value]
