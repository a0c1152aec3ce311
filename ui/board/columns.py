"""Which columns the board has: one a status, a country, or a visa's verdict. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.domain.countries import country_name
from tracker.i18n import tr
from ui.theme.tokens import LIGHT
from ui.verdict_look import not_checked, verdict_tone

if TYPE_CHECKING:
    from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column: ``key`` is the status id as text, the country's code, or the verdict ("" for none).

    ``colour`` is the dot's ``#RRGGBB``, empty for a country; ``limit`` 0 means no limit; ``is_closed`` puts
    it into the Closed group; ``takes_new`` offers to add to it.
    """

    key: str
    name: str
    colour: str = ""
    limit: int = 0
    is_closed: bool = False
    takes_new: bool = True

    @property
    def is_country(self) -> bool:
        """Whether the column stands for a country."""
        return not self.colour


def status_columns(statuses: Iterable[Status]) -> tuple[ColumnSpec, ...]:
    """A column a status in the person's order, the closed ones last."""
    found = [
        ColumnSpec(
            key=str(status.id),
            name=status.name,
            colour=status.colour or status.kind.colour,
            limit=status.card_limit,
            is_closed=status.kind.is_closed,
        )
        for status in statuses
    ]
    return tuple(sorted(found, key=_is_closed))


def _is_closed(spec: ColumnSpec) -> bool:
    return spec.is_closed


def country_columns(codes: Iterable[str]) -> tuple[ColumnSpec, ...]:
    """A column a country by name, the one for no country last."""
    found = [ColumnSpec(code, country_name(code) if code else tr("No country")) for code in set(codes)]
    return tuple(sorted(found, key=_country_order))


def verdict_columns(verdicts: Iterable[str]) -> tuple[ColumnSpec, ...]:
    """A column a verdict, the best first, and last the one of applications without a badge."""
    from tracker.visas.badge import Verdict
    from tracker.visas.words import verdict_label

    filled = set(verdicts)
    found = [
        ColumnSpec(
            verdict.value, verdict_label(verdict), LIGHT.tone(verdict_tone(verdict))[0], takes_new=False
        )
        for verdict in Verdict
        if verdict.value in filled
    ]
    if "" in filled:
        found.append(ColumnSpec("", not_checked(), LIGHT.tone("unknown")[0], takes_new=False))
    return tuple(found)


def _country_order(spec: ColumnSpec) -> tuple[bool, str]:
    return not spec.key, spec.name.casefold()
