"""What is said of a list that was loaded and of an employer found on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.sponsors import Sponsor, Tier
from tracker.i18n import tr, trn
from tracker.registers.listed_on import DayFrom

if TYPE_CHECKING:
    from tracker.registers.loading import Loaded


def loaded_words(loaded: Loaded, day: str = "") -> list[str]:
    """Sentences on what was loaded: how many employers, of which day, and what was passed over.

    ``day`` is the list's as the reader writes it; without one it is written as it is stored.
    """
    said = [
        trn(
            "Loaded {count} employer from “{title}”, list of {day}.",
            "Loaded {count} employers from “{title}”, list of {day}.",
            loaded.employers,
            title=loaded.title,
            day=day or loaded.listed_on.isoformat(),
        )
    ]
    if loaded.told_by is DayFrom.FILE:
        said.append(tr("The day is that of the file's last change: the list does not tell its own."))
    if loaded.passed_over:
        said.append(
            trn(
                "{count} line was passed over, since it is not whole (line {line}).",
                "{count} lines were passed over, since they are not whole (the first is line {line}).",
                loaded.passed_over,
                line=f"{loaded.first_passed:,}",
            )
        )
    return said


def tier_words(sponsor: Sponsor) -> str:
    """How surely an employer on a list is the company asked for."""
    if sponsor.tier is Tier.LEGAL:
        return tr("Same legal name")
    if sponsor.tier is Tier.NAME:
        return tr("Same name")
    return tr("Similar, {score} %", score=sponsor.score)
